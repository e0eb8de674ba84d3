### Errors: each says what failed and what to do.
### How to add words: see the top of app.ftl.

## Reaching the hub

error-offline = يتعذّر الوصول إلى الخادم. تحقق من الشبكة؛ كل شيء هنا ما زال يعمل.
error-hub-failed = حدثت مشكلة في الخادم ولم يتمكن من الرد. أعد المحاولة بعد بضع دقائق.
error-hub-silent = لم يرد الخادم في الوقت المحدد. تحقق من عنوانه أو أعد المحاولة لاحقًا.
error-hub-busy = الخادم مشغول. ستعيد المزامنة المحاولة تلقائيًا.
error-not-a-hub = لا يوجد خادم على هذا العنوان. تحقق من العنوان في الإعدادات.
error-bad-address = هذا ليس عنوان ويب صالحًا. يجب أن يبدأ بـ https://‎ أو، على هذا الجهاز، بـ http://‎.
error-auth = لا يقبل الخادم هذا الرمز. أدخل رمزًا جديدًا في الإعدادات.
error-forbidden = لا تملك صلاحية لهذا. تواصل مع من يدير خادم فريقك.
error-too-old = هذا الإصدار من { -brand } قديم جدًا بالنسبة إلى خادمك. ثبّت أحدث إصدار.
error-damaged-page = وصلت بيانات تالفة من الخادم ولم تُستخدم. ستعيد المزامنة المحاولة تلقائيًا.
error-oversized-page = أرسل الخادم دفعة واحدة بيانات أكثر من المسموح فلم تُستخدم. أبلغ من يدير خادم فريقك.
error-hub-changed = تغيّر سجل الخادم. ستُنسخ بياناتك من جديد، ولن يضيع ما تراه في هذه الأثناء.

error-fork = سجلّ المركز يختلف عن سجلّك. اسأل من يدير المركز قبل المتابعة؛ بياناتك هنا تبقى كما هي.
error-delete-wave = يريد المركز حذف عدد كبير غير معتاد من السجلات. لم يُحذف شيء. راجع الأمر مع من يدير المركز، ثم اسمح به أو اتركه كما هو.

## The encrypted file and its key

error-keyring-missing = لا يوجد مخزن مفاتيح على هذا الجهاز. ثبّت واحدًا (مثل GNOME Keyring)، أو شغّل { -brand } بالخيار ‎--key-fd مع واصف ملف يحمل المفتاح.
error-keyring-locked = مخزن المفاتيح مقفل. افتحه ثم أعد المحاولة.

# $path (Text) place of the file
error-key-missing = مفتاح بياناتك غير موجود في مخزن المفاتيح. البيانات محفوظة دون تغيير في { $path }. استعد المفتاح أو ابدأ بملف جديد.

# $path (Text) place of the file
error-key-wrong = المفتاح المحفوظ لا يفتح بياناتك. البيانات محفوظة دون تغيير في { $path }. استعد المفتاح الصحيح أو ابدأ بملف جديد.

error-locked = بياناتك غير مفتوحة. اتبع ما تقوله شاشة البداية.
error-start-afresh = الاحتفاظ بالملف القديم والبدء من جديد
error-file-newer = كُتبت بياناتك بإصدار أحدث من { -brand }. ثبّت ذلك الإصدار؛ البيانات لم تتغير.

# $path (Text) place of the file
error-file-damaged = ملف البيانات تالف. يبقى محفوظًا في { $path }؛ ابدأ من جديد لنسخ بياناتك مرة أخرى من الخادم.

error-file-busy = { -brand } مفتوح بالفعل بهذه البيانات. استخدم تلك النافذة أو أغلقها أولًا.
error-disk-full = القرص ممتلئ. أفرغ بعض المساحة؛ لم يضع شيء مما حُفظ.

## Requests

error-not-found = لم يعد هذا ضمن بياناتك. ارجع واختر سجلًا آخر.
error-conflict = غيّر شخص آخر هذا في هذه الأثناء. راجع القيم الجديدة ثم أعد المحاولة.

# $field (Text) label of the field
error-empty-field = املأ حقل «{ $field }».

# $field (Text) label of the field
error-bad-value = قيمة الحقل «{ $field }» غير صالحة. غيّرها ثم أعد المحاولة.

# $field (Text) label of the field
# $max (Number) characters allowed
error-too-long =
    { $max ->
        [zero] يجب أن يكون «{ $field }» فارغًا.
        [one] يجب ألا يتجاوز «{ $field }» حرفًا واحدًا. اختصره.
        [two] يجب ألا يتجاوز «{ $field }» حرفين. اختصره.
        [few] يجب ألا يتجاوز «{ $field }» { $max } أحرف. اختصره.
        [many] يجب ألا يتجاوز «{ $field }» { $max } حرفًا. اختصره.
       *[other] يجب ألا يتجاوز «{ $field }» { $max } حرف. اختصره.
    }

error-internal = حدث خطأ في { -brand }. أعد المحاولة، وإذا تكرر فانسخ التفاصيل وأبلغ عنها.
error-screen-failed = تعذّر عرض هذه الشاشة. بقية الشاشات ما زالت تعمل.

## Screens without data

error-locked-title = تعذّر فتح بياناتك
error-no-keyring-title = لا يوجد مخزن مفاتيح على هذا الحاسوب
