### Sync: the row in the side bar, its popover, the first sync.
### How to add words: see the top of app.ftl.

## The row in the side bar

sync-just-synced = تمت المزامنة الآن

# $count (Number) minutes, at least 1
sync-minutes-ago =
    { $count ->
        [zero] تمت المزامنة قبل { $count } دقيقة
        [one] تمت المزامنة قبل دقيقة واحدة
        [two] تمت المزامنة قبل دقيقتين
        [few] تمت المزامنة قبل { $count } دقائق
        [many] تمت المزامنة قبل { $count } دقيقة
       *[other] تمت المزامنة قبل { $count } دقيقة
    }

# $count (Number) hours, at least 1
sync-hours-ago =
    { $count ->
        [zero] تمت المزامنة قبل { $count } ساعة
        [one] تمت المزامنة قبل ساعة واحدة
        [two] تمت المزامنة قبل ساعتين
        [few] تمت المزامنة قبل { $count } ساعات
        [many] تمت المزامنة قبل { $count } ساعة
       *[other] تمت المزامنة قبل { $count } ساعة
    }

# $count (Number) days, at least 1
sync-days-ago =
    { $count ->
        [zero] تمت المزامنة قبل { $count } يوم
        [one] تمت المزامنة قبل يوم واحد
        [two] تمت المزامنة قبل يومين
        [few] تمت المزامنة قبل { $count } أيام
        [many] تمت المزامنة قبل { $count } يومًا
       *[other] تمت المزامنة قبل { $count } يوم
    }

sync-never = لم تتم المزامنة بعد
sync-starting = جارٍ الاتصال…

# $done (Number) rows so far
# $total (Number) rows in all
sync-progress = مزامنة { $done } من { $total }

sync-running = جارٍ المزامنة…
sync-offline = دون اتصال

# $time (Text) formatted time or date
sync-offline-since = دون اتصال منذ { $time }

# $count (Number) changes that wait to be sent
sync-offline-queued =
    { $count ->
        [zero] دون اتصال
        [one] دون اتصال، تغيير واحد بالانتظار
        [two] دون اتصال، تغييران بالانتظار
        [few] دون اتصال، { $count } تغييرات بالانتظار
        [many] دون اتصال، { $count } تغييرًا بالانتظار
       *[other] دون اتصال، { $count } تغيير بالانتظار
    }

sync-needs-you = المزامنة تحتاج إليك
sync-paused = المزامنة متوقفة مؤقتًا
sync-auth-revoked = انتهى الوصول

## The popover

sync-title = المزامنة
sync-now = المزامنة الآن
sync-last-success = آخر مزامنة
sync-last-problem = آخر مشكلة

# $count (Number) seconds
sync-next-attempt =
    { $count ->
        [zero] المحاولة التالية الآن
        [one] المحاولة التالية خلال ثانية واحدة
        [two] المحاولة التالية خلال ثانيتين
        [few] المحاولة التالية خلال { $count } ثوانٍ
        [many] المحاولة التالية خلال { $count } ثانية
       *[other] المحاولة التالية خلال { $count } ثانية
    }

sync-up-to-date = كل شيء محدّث.
sync-offline-hint = كل شيء يعمل ببيانات هذا الجهاز. تُستأنف المزامنة عندما يصبح الخادم متاحًا من جديد.
sync-paused-hint = لن يُرسل أو يُستقبل شيء حتى تستأنف.
sync-revoked-hint = لم يعد الخادم يقبل هذا الرمز. أدخل رمزًا جديدًا في الإعدادات؛ وستبقى بياناتك هنا.
sync-allow-deletes = السماح بالحذف
sync-open-settings = فتح الإعدادات

## The first sync

sync-first-title = جارٍ نسخ بياناتك
sync-first-hint = يمكنك العمل بما وصل من البيانات. إغلاق النافذة آمن، إذ تُستأنف المزامنة من حيث توقفت.
sync-first-stopped = توقف النسخ. ما وصل يبقى محفوظًا.

# $done (Number) rows so far
# $total (Number) rows in all
sync-rows =
    { $total ->
        [zero] لا سجلات
        [one] { $done } من سجل واحد
        [two] { $done } من سجلين
        [few] { $done } من { $total } سجلات
        [many] { $done } من { $total } سجلًا
       *[other] { $done } من { $total } سجل
    }

# $size (Text) formatted bytes
sync-received = تم استلام { $size }

# $count (Number) seconds
sync-seconds-left =
    { $count ->
        [zero] أوشكت على الانتهاء
        [one] الوقت المتبقي: ثانية واحدة
        [two] الوقت المتبقي: ثانيتان
        [few] الوقت المتبقي: { $count } ثوانٍ
        [many] الوقت المتبقي: { $count } ثانية
       *[other] الوقت المتبقي: { $count } ثانية
    }

# $count (Number) minutes
sync-minutes-left =
    { $count ->
        [zero] أقل من دقيقة
        [one] الوقت المتبقي: دقيقة واحدة
        [two] الوقت المتبقي: دقيقتان
        [few] الوقت المتبقي: { $count } دقائق
        [many] الوقت المتبقي: { $count } دقيقة
       *[other] الوقت المتبقي: { $count } دقيقة
    }

sync-almost-done = أوشكت على الانتهاء

## What was done, as toast, queue and undo tell it

# $title (Text) name of the record
# $stage (Text) the new stage
sync-did-stage = نُقلت { $title } إلى { $stage }

# $title (Text) name of the record
sync-did-amount = تغيّر مبلغ { $title }

# $title (Text) name of the record
sync-did-close = تغيّر تاريخ إغلاق { $title }

# $title (Text) name of the record
sync-did-next-step = تغيّرت الخطوة التالية في { $title }

# $title (Text) name of the record
sync-did-snooze = أُجّلت { $title }

# $title (Text) name of the record
sync-did-wake = لم تعد { $title } مؤجلة

# $title (Text) name of the record
sync-did-slow = تغيّرت وتيرة { $title }

# $title (Text) name of the record
sync-did-hand-back = أُعيدت { $title } إلى الشريك

# $title (Text) name of the record
sync-did-excuse = وُسمت { $title } بأنها غير متوقفة

# $count (Number) deals
sync-did-deals =
    { $count ->
        [zero] لم تتغير أي صفقة
        [one] تغيّرت صفقة واحدة
        [two] تغيّرت صفقتان
        [few] تغيّرت { $count } صفقات
        [many] تغيّرت { $count } صفقة
       *[other] تغيّرت { $count } صفقة
    }

# $title (Text) name of the record
sync-did-note = تغيّرت الملاحظة عن { $title }

# $title (Text) name of the record
sync-did-tags = تغيّرت وسوم { $title }

# $kind (Text) call, email, meeting…
# $title (Text) name of the partner
sync-did-touch = سُجّل نشاط مع { $title }: { $kind }

# $title (Text) name of the record
sync-did-resolve = حُسم التعارض في { $title }

# $title (Text) name of the record
sync-did-merge-back = أُلغي الدمج في { $title }

# $title (Text) name of the record
sync-did-undo = أُلغي تغيير في { $title }

# $title (Text) name of the record
sync-did-redo = أُعيد تغيير في { $title }

# $title (Text) name of the record
sync-did-edit = تغيّر { $title }

# $what (Text) a whole sentence: what was done
sync-undone = تم التراجع: { $what }

# $what (Text) a whole sentence: what was done
sync-redone = أُعيد: { $what }

sync-nothing-to-undo = لا شيء للتراجع عنه.
sync-nothing-to-redo = لا شيء لإعادته.
# $what (Text) a whole sentence: what was done
sync-changed-since = غيّره شخص آخر منذ ذلك الحين، فيبقى كما هو: { $what }

sync-discarded = أُهمل التغيير
sync-already-sent = هذا التغيير في طريقه إلى الخادم. تراجع عنه بدلًا من ذلك.
sync-resync-begun = يُنسخ كل شيء من جديد. تبقى تغييراتك المنتظرة.

## Why a change was refused and what to do

# $field (Text) label of the field
sync-refused-too-long = «{ $field }» أطول من المسموح. قصّره.

# $field (Text) label of the field
sync-refused-negative = لا يمكن أن يكون «{ $field }» أقل من صفر. غيّره.

sync-refused-currency = العملة ثلاثة أحرف لاتينية كبيرة، مثل EUR. غيّرها.
# $field (Text) label of the field
sync-refused-past = يجب أن يكون «{ $field }» في المستقبل. اختر يومًا لاحقًا.

sync-refused-not-editable = تُغيَّر هذه السجلات في النظام الذي تأتي منه. أهمل هذا التغيير.
sync-refused-waits = ينتظر تغييرًا آخر لك رُفض.
sync-refused-in-use = ترتبط بهذا الشريك صفقات أو أشخاص أو محادثات أو وعود أو تسجيلات. احذفها أولًا أو انقلها إلى شريك آخر.
sync-refused-decided = حُسم هذا التعارض من قبل.
sync-refused-other = لم يقبل الخادم هذا التغيير. حاول من جديد أو أهمله.

## What was brought together without asking

# $fields (Text) labels of the fields, as a list
# $name (Text) name of the record
sync-merge-combined = غيّرت أنت وشخص آخر { $fields } في { $name }، وكلا التغييرين محفوظ.

# $fields (Text) labels of the fields, as a list
# $name (Text) name of the record
sync-merge-came-in = غيّر شخص ما { $fields } في { $name } بينما كان تغييرك ينتظر، وكلاهما محفوظ.

sync-merge-back = إلغاء الدمج

## The Sync screen

sync-sources = حداثة البيانات
sync-source-hub = خادم الفريق
sync-source-deals = الشركاء والصفقات
sync-source-activities = المكالمات والرسائل والاجتماعات
sync-source-training = التدريب
# $time (Text) formatted time or date
sync-as-of = حتى { $time }

# $time (Text) formatted time or date
sync-newest = أحدث تغيير { $time }

sync-waiting = بانتظار الإرسال
sync-waiting-empty = لا شيء ينتظر الإرسال.
sync-parked = مرفوضة
sync-conflicts = التعارضات
sync-conflicts-empty = لا تعارضات.
sync-decided = محسومة
sync-journal = دُمجت دون سؤال
sync-journal-empty = لم يُدمج شيء مؤخرًا.
sync-repairs = جرى تصحيحها

# $count (Number) records
# $time (Text) formatted time or date
sync-repaired =
    { $count ->
        [zero] لم يختلف أي سجل عن خادم الفريق: { $time }
        [one] اختلف سجل واحد عن خادم الفريق وجرى تصحيحه: { $time }
        [two] اختلف سجلان عن خادم الفريق وجرى تصحيحهما: { $time }
        [few] اختلفت { $count } سجلات عن خادم الفريق وجرى تصحيحها: { $time }
        [many] اختلف { $count } سجلًا عن خادم الفريق وجرى تصحيحها: { $time }
       *[other] اختلف { $count } سجل عن خادم الفريق وجرى تصحيحها: { $time }
    }

sync-mine = لي
sync-base = سابقًا
sync-theirs = لغيري
sync-now-is = الآن
sync-you = أنت
sync-someone = شخص ما
sync-keep-mine = الإبقاء على ما لي
sync-keep-theirs = الإبقاء على ما لغيري
sync-choose-other = قيمة أخرى
sync-bring-back = استعادته
sync-let-go = تركه محذوفًا
sync-remove = حذفه
sync-keep-it = الإبقاء عليه
sync-kind-field = غيّره الطرفان.
sync-kind-removed = حُذف هذا بينما كنت تغيّره.
sync-kind-changed = حذفت هذا بينما كان شخص ما يغيّره.
sync-decided-mine = أُبقي ما لي
sync-decided-theirs = أُبقي ما لغيري
sync-decided-edited = اختيرت قيمة أخرى
sync-retry = إرسال من جديد
sync-mend = إصلاح
sync-discard = إهمال
sync-discard-question = إهمال هذا التغيير نهائيًا؟
sync-discard-hint = يعود السجل إلى ما لدى الخادم. تبقى نسخة من التغيير في سجل هذا الجهاز.
sync-resync = نسخ كل شيء من جديد
sync-resync-question = نسخ كل شيء من الخادم من جديد؟
sync-resync-hint = قد يستغرق ذلك بضع دقائق. تبقى التغييرات المنتظرة.
sync-copy-log = نسخ السجل
sync-log-copied = نُسخ السجل
sync-quarantined = أُجري لمساحة عمل أخرى. ينتظر حتى تتصل بها من جديد.
sync-open-screen = إظهار الكل
# $what (Text) a whole sentence: what was done
sync-next-undo = تراجع: { $what }

# $what (Text) a whole sentence: what was done
sync-next-redo = إعادة: { $what }

## Marks on fields, and the row while something waits

sync-mark-queued = بالانتظار
sync-mark-conflict = تعارض
sync-mark-sending = قيد الإرسال
# $count (Number) changes
sync-paused-queued =
    { $count ->
        [zero] متوقفة مؤقتًا
        [one] متوقفة، تغيير واحد بالانتظار
        [two] متوقفة، تغييران بالانتظار
        [few] متوقفة، { $count } تغييرات بالانتظار
        [many] متوقفة، { $count } تغييرًا بالانتظار
       *[other] متوقفة، { $count } تغيير بالانتظار
    }

# $count (Number) changes
sync-saved-here =
    { $count ->
        [zero] لا تغييرات بالانتظار.
        [one] حُفظ تغيير واحد هنا ويُرسل عندما يصبح الخادم متاحًا.
        [two] حُفظ تغييران هنا ويُرسلان عندما يصبح الخادم متاحًا.
        [few] حُفظت { $count } تغييرات هنا وتُرسل عندما يصبح الخادم متاحًا.
        [many] حُفظ { $count } تغييرًا هنا وتُرسل عندما يصبح الخادم متاحًا.
       *[other] حُفظ { $count } تغيير هنا وتُرسل عندما يصبح الخادم متاحًا.
    }

# $count (Number) conflicts and refused changes
sync-decide =
    { $count ->
        [zero] لا شيء يحتاج إليك
        [one] عنصر واحد يحتاج إليك
        [two] عنصران يحتاجان إليك
        [few] { $count } عناصر تحتاج إليك
        [many] { $count } عنصرًا يحتاج إليك
       *[other] { $count } عنصر يحتاج إليك
    }

sync-decide-hint = افتح شاشة المزامنة لتقرر. لا يُختار شيء دونك.

# $count (Number) conflicts
sync-conflict-count =
    { $count ->
        [zero] لا تعارضات
        [one] تعارض واحد
        [two] تعارضان
        [few] { $count } تعارضات
        [many] { $count } تعارضًا
       *[other] { $count } تعارض
    }

## ما لم يعد مرئيًا

# $count (Number) السجلات
sync-withdrawn-rows =
    { $count ->
        [zero] تغيّرت صلاحياتك.
        [one] تغيّرت صلاحياتك: أُزيل سجل واحد من هذا الحاسوب.
        [two] تغيّرت صلاحياتك: أُزيل سجلان من هذا الحاسوب.
        [few] تغيّرت صلاحياتك: أُزيلت { $count } سجلات من هذا الحاسوب.
        [many] تغيّرت صلاحياتك: أُزيل { $count } سجلًا من هذا الحاسوب.
       *[other] تغيّرت صلاحياتك: أُزيل { $count } سجل من هذا الحاسوب.
    }
sync-withdrawn-money = تغيّرت صلاحياتك: لم تعد المبالغ والأهداف معروضة.
# $count (Number) تغييرات لم تصل إلى الخادم بعد
sync-withdrawn-edits =
    { $count ->
        [zero] لا تغييرات بالانتظار.
        [one] يذهب تغيير واحد كان بالانتظار إلى من لا يزال يرى السجل، والقرار له.
        [two] يذهب تغييران كانا بالانتظار إلى من لا يزال يرى السجلات، والقرار لهم.
        [few] تذهب { $count } تغييرات كانت بالانتظار إلى من لا يزال يرى السجلات، والقرار لهم.
        [many] يذهب { $count } تغييرًا كان بالانتظار إلى من لا يزال يرى السجلات، والقرار لهم.
       *[other] يذهب { $count } تغيير كان بالانتظار إلى من لا يزال يرى السجلات، والقرار لهم.
    }
sync-withdrawn-record = سجل لم تعد تراه
sync-handed-over = لم تعد ترى هذا السجل. يذهب التغيير إلى من يراه، والقرار له.
