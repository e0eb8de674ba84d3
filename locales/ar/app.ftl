### Words that every screen shares: navigation, verbs, key hints, time, people and activities.
###
### To add words: put the message into locales/en first, under the file of its noun and with that noun as
### prefix of the id, then into de and ar, then run `cargo xtask gen`. Each variable gets a comment line with
### its type: `# $count (Number)`, `# $name (Text)` or `# $day (Date)`. Amounts, percentages and shares come in
### formatted, as Text. A counted noun is a plural selector with every category of the language
### (Arabic: zero one two few many other). One message is one text: no attributes.

-brand = Tandem
app-name = { -brand }

# $page (Text) name of the open screen
app-page-title = { $page } · { -brand }

## Navigation

# Name of the side bar for screen readers
nav-main = التنقل الرئيسي

nav-today = اليوم
nav-partners = الشركاء
nav-deals = الصفقات
nav-registrations = التسجيلات
nav-training = التدريب
nav-settings = الإعدادات
nav-collapse = إخفاء الشريط الجانبي
nav-expand = إظهار الشريط الجانبي
nav-skip = تخطَّ إلى المحتوى

## Search and command palette

app-search-or-run = ابحث أو نفّذ…
app-palette-title = البحث والأوامر
app-palette-go = انتقل إلى
app-palette-actions = الإجراءات
app-palette-records = السجلات

# $query (Text) what was typed
app-palette-empty = لا نتائج لـ «{ $query }». جرّب أحرفًا أقل.

# $count (Number) hits, read out by screen readers
app-palette-results =
    { $count ->
        [zero] لا نتائج
        [one] نتيجة واحدة
        [two] نتيجتان
        [few] { $count } نتائج
        [many] { $count } نتيجة
       *[other] { $count } نتيجة
    }

app-switch-theme = التبديل بين الفاتح والداكن
app-switch-language = تغيير اللغة
app-shortcuts = اختصارات لوحة المفاتيح

## Verbs on buttons

app-retry = إعادة المحاولة
app-cancel = إلغاء
app-pause = إيقاف مؤقت
app-resume = استئناف
app-copy = نسخ
app-copy-details = نسخ التفاصيل
app-copied = تم النسخ
app-close = إغلاق
app-open = فتح
app-save = حفظ
app-saved = تم الحفظ
app-undo = تراجع
app-back = رجوع
app-filter = تصفية
app-clear-filter = مسح التصفية
app-show-all = عرض الكل
app-show-more = عرض المزيد
app-show-details = عرض التفاصيل
app-hide-details = إخفاء التفاصيل
app-show-table = عرض كجدول
app-show-chart = عرض كمخطط
app-quit = إنهاء

## Key hints at the bottom of a list, after the key caps: short and in lower case

app-hint-move = تنقّل
app-hint-open = فتح
app-hint-peek = معاينة
app-hint-back = رجوع
app-hint-search = بحث
app-hint-filter = تصفية
app-hint-select = تحديد
app-hint-go-to = انتقال
app-hint-commands = أوامر
app-hint-sort = ترتيب
app-hint-undo = تراجع
app-hint-shortcuts = كل الاختصارات

## Lists and values

app-all = الكل

# A property without a value
app-none = لا يوجد

# The source did not say; never shown as zero
app-unknown = غير معروف

app-yes = نعم
app-no = لا
app-loading = جارٍ التحميل…
app-hidden = مخفي من قِبل مؤسستك

# $position (Number) place of the row, from 1
# $total (Number) rows in the list
app-position = { $position } من { $total }

# $count (Number) rows that the filter hides
app-filter-hides =
    { $count ->
        [zero] لا نتائج مطابقة.
        [one] لا نتائج مطابقة. التصفية تخفي سجلًا واحدًا.
        [two] لا نتائج مطابقة. التصفية تخفي سجلين.
        [few] لا نتائج مطابقة. التصفية تخفي { $count } سجلات.
        [many] لا نتائج مطابقة. التصفية تخفي { $count } سجلًا.
       *[other] لا نتائج مطابقة. التصفية تخفي { $count } سجل.
    }

# $count (Number) selected rows
app-selected =
    { $count ->
        [zero] لا عناصر محددة
        [one] عنصر واحد محدد
        [two] عنصران محددان
        [few] { $count } عناصر محددة
        [many] { $count } عنصرًا محددًا
       *[other] { $count } عنصر محدد
    }

# $count (Number) rows below the shown ones
app-more =
    { $count ->
        [zero] لا مزيد
        [one] عنصر آخر
        [two] عنصران آخران
        [few] { $count } عناصر أخرى
        [many] { $count } عنصرًا آخر
       *[other] { $count } عنصر آخر
    }

app-sorted-up = مرتّب تصاعديًا
app-sorted-down = مرتّب تنازليًا

# $column (Text) heading of the column
app-sort-by = الترتيب حسب { $column }

## Time

app-now = الآن

# $count (Number) minutes
app-minutes-ago =
    { $count ->
        [zero] قبل { $count } دقيقة
        [one] قبل دقيقة واحدة
        [two] قبل دقيقتين
        [few] قبل { $count } دقائق
        [many] قبل { $count } دقيقة
       *[other] قبل { $count } دقيقة
    }

# $count (Number) hours
app-hours-ago =
    { $count ->
        [zero] قبل { $count } ساعة
        [one] قبل ساعة واحدة
        [two] قبل ساعتين
        [few] قبل { $count } ساعات
        [many] قبل { $count } ساعة
       *[other] قبل { $count } ساعة
    }

# $count (Number) days
app-days-ago =
    { $count ->
        [zero] قبل { $count } يوم
        [one] قبل يوم واحد
        [two] قبل يومين
        [few] قبل { $count } أيام
        [many] قبل { $count } يومًا
       *[other] قبل { $count } يوم
    }

# $count (Number) days
app-in-days =
    { $count ->
        [zero] خلال { $count } يوم
        [one] خلال يوم واحد
        [two] خلال يومين
        [few] خلال { $count } أيام
        [many] خلال { $count } يومًا
       *[other] خلال { $count } يوم
    }

# $count (Number) days
app-days =
    { $count ->
        [zero] { $count } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }

# $count (Number) days since it was due
app-days-over =
    { $count ->
        [zero] متأخر { $count } يوم
        [one] متأخر يومًا واحدًا
        [two] متأخر يومين
        [few] متأخر { $count } أيام
        [many] متأخر { $count } يومًا
       *[other] متأخر { $count } يوم
    }

app-today = اليوم
app-yesterday = أمس
app-tomorrow = غدًا

## Tray menu

app-tray-open = فتح { -brand }
app-tray-sync = المزامنة الآن
app-tray-quit = إنهاء { -brand }

## What a person does at the partner, by code

person-role-learner = متدرّب
person-role-executive = الإدارة التنفيذية
person-role-alliance = التحالفات
person-role-sales = المبيعات
person-role-presales = ما قبل البيع
person-role-marketing = التسويق
person-role-technical = الشؤون التقنية

## Activities, by code

activity-kind-call = مكالمة
activity-kind-email = بريد إلكتروني
activity-kind-meeting = اجتماع
activity-kind-note = ملاحظة
activity-kind-workshop = ورشة عمل

# A mail or call that the partner has not answered
activity-one-way = لا رد حتى الآن

## Keys and lists of the window

# Heading of the keys that work in every list
app-shortcuts-lists = القوائم
app-key-next = الصف التالي
app-key-previous = الصف السابق
app-key-first = الصف الأول
app-key-last = الصف الأخير
app-key-page-down = عشرة صفوف إلى الأسفل
app-key-page-up = عشرة صفوف إلى الأعلى

# $field (Text) name of the filtered column
app-remove-filter = إزالة التصفية: { $field }

# For screen readers: the names of the pages above this one
app-crumbs = مكانك الحالي

## Columns of people

person-name = الاسم
person-role = الدور
person-email = البريد الإلكتروني
person-phone = الهاتف

## Edits, wherever they are made

app-redo = إعادة
app-edit = تعديل
app-date-hint = تاريخ أو يوم من الأسبوع أو «غدًا» أو «+14».
app-date-unknown = هذا ليس تاريخًا. جرّب «غدًا» أو «+14».
app-amount-unknown = هذا ليس مبلغًا. اكتب أرقامًا فقط، مثل 12500.
app-hint-save = حفظ
app-hint-cancel = إلغاء
activity-name = نشاط
activity-subject = الموضوع
activity-kind = النوع
activity-log = تسجيل نشاط
activity-about = بخصوص
activity-no-deal = بلا صفقة
activity-two-way = شارك الطرفان
activity-line = ما الذي جرى
activity-line-hint = مثل «مكالمة مع @أحمد عن الأسعار ← إرسال العرض غدًا». اذكر الأشخاص والسجلات بعلامة @، وما بعد السهم هو الخطوة التالية.
activity-log-anywhere = تسجيل نشاط مع أي شريك
activity-with = مع
activity-whom-unknown = اذكر شريكًا أو صفقة أو شخصًا بعلامة @.
activity-step-ours = الخطوة التالية، علينا
activity-step-theirs = الخطوة التالية، على الشريك
activity-step-none = لا شيء. اكتبها بعد سهم.
person-one = شخص

## Undoing, copying, explaining

# $language (Text) its own name
app-language-to = التبديل إلى { $language }

# $time (Text) when the hub was last asked, as time or date
app-as-of = حتى { $time }

app-filter-cleared = أُلغيت التصفية
app-undo-filter = التراجع عن آخر تصفية

# $value (Text) what is copied: a number, an address
app-copy-value = نسخ { $value }

# $value (Text) what is on the clipboard now
app-copied-value = نُسخ: { $value }

## Rows that are chosen, lists that are taken elsewhere

# $name (Text) name of the row
app-select-row = تحديد { $name }
app-key-select = تحديد السطر
app-key-extend-down = توسيع التحديد إلى الأسفل
app-key-extend-up = توسيع التحديد إلى الأعلى
app-key-select-all = تحديد كل السطور المحمّلة
app-clear-selection = إلغاء التحديد
app-next-record = التالي في القائمة
app-previous-record = السابق في القائمة
app-layout = التخطيط
app-board = لوحة
app-table = جدول
app-export = تصدير
app-export-xlsx = مصنف Excel
app-export-csv = ملف CSV
app-copy-markdown = نسخ بصيغة Markdown

# $count (Number) rows that are on the clipboard now
app-copied-rows =
    { $count ->
        [zero] لم يُنسخ أي سطر
        [one] نُسخ سطر واحد بصيغة Markdown
        [two] نُسخ سطران بصيغة Markdown
        [few] نُسخت { $count } سطور بصيغة Markdown
        [many] نُسخ { $count } سطرًا بصيغة Markdown
       *[other] نُسخ { $count } سطر بصيغة Markdown
    }

# $count (Number) rows in the file
# $file (Text) its name
app-exported =
    { $count ->
        [zero] كُتب الملف { $file } بلا سطور في مجلد التنزيلات
        [one] كُتب سطر واحد في { $file } في مجلد التنزيلات
        [two] كُتب سطران في { $file } في مجلد التنزيلات
        [few] كُتبت { $count } سطور في { $file } في مجلد التنزيلات
        [many] كُتب { $count } سطرًا في { $file } في مجلد التنزيلات
       *[other] كُتب { $count } سطر في { $file } في مجلد التنزيلات
    }

## Columns and groups of a table

app-columns = الأعمدة
app-columns-reset = إعادة الضبط

# $column (Text) its heading
app-column-up = نقل { $column } إلى الأعلى

# $column (Text) its heading
app-column-down = نقل { $column } إلى الأسفل

# $column (Text) its heading
# $position (Number) place among all columns, from 1
# $total (Number) columns
app-column-at = { $column }: { $position } من { $total }

# After key caps, in lower case
app-hint-show-hide = إظهار أو إخفاء
app-hint-reorder = إعادة ترتيب

app-group-by = تجميع
app-group-none = بلا مجموعات

# $by (Text) heading of the column that the groups are made by
app-grouped-by = التجميع: { $by }
