### شركاء وأشخاص وصفقات من ملف.

# To bring partners, people or deals in from a file
import-title = استيراد ملف

import-step-file = الملف

import-step-map = الأعمدة

import-step-check = الفحص

import-step-preview = المعاينة

import-step-apply = التطبيق

# Name of the row of steps for screen readers
import-steps = خطوات الاستيراد

import-choose = اختيار ملف

import-drop = أفلت ملف CSV أو Excel هنا أو اختر ملفًا. لا يتغير شيء قبل الخطوة الأخيرة.

# $most (Number) lines
import-limits = حتى { $most } سطر و32 ميغابايت. السطر الأول للعناوين.

import-other-file = ملف آخر

import-reading = تجري قراءة الملف…

import-next = متابعة

# Beside the key, in lower case
import-hint-next = متابعة

# $file (Text) name of the file
# $lines (Number) in it
import-read = { $file }: { $lines ->
        [zero] { $lines } سطر
        [one] سطر واحد
        [two] سطران
        [few] { $lines } أسطر
        [many] { $lines } سطرًا
       *[other] { $lines } سطر
    }

import-map-hint = أي عمود يذهب إلى أي حقل. الخلايا الفارغة لا تغيّر شيئًا.

import-not-used = غير مستخدم

# A column and its place
# $heading (Text) of the column
# $number (Number) from 1
import-column = { $heading } (العمود { $number })

# $number (Number) column without a heading, from 1
import-column-bare = العمود { $number }

# The same value for all lines
# $value (Text) a type or a region
import-all-lines = كل الأسطر: { $value }

# $samples (Text) cells of the column, separated
import-samples = مثلًا { $samples }

import-name-needed = اختر العمود الذي يحوي أسماء الشركاء.

import-since = شريك منذ

import-delimiter = بين الخلايا

import-comma = فاصلة

import-semicolon = فاصلة منقوطة

import-tab = علامة جدولة

import-days = الأيام

import-day-first = اليوم أولًا (31.12.2026)

import-month-first = الشهر أولًا (12/31/2026)

# $count (Number) lines
import-count-new = جديد: { $count }

# $count (Number) lines
import-count-changed = متغيّر: { $count }

# $count (Number) lines
import-count-same = بلا تغيير: { $count }

# $count (Number) lines
import-count-problem = بها مشاكل: { $count }

import-new = جديد

import-changed = متغيّر

import-same = بلا تغيير

import-problem = مشكلة

import-problems-stay = الأسطر ذات المشاكل تُترك. أصلحها في الملف ثم استورده من جديد، وما هو موجود يُعثر عليه.

import-no-problems = لا مشكلة في أي سطر.

import-nothing = لا شيء للتنفيذ: كل ما في الملف موجود أو به مشكلة.

# $line (Number) of the file
import-line = السطر { $line }

# The value of a field before and after
# $field (Text) its name
# $before (Text) value
# $after (Text) value
import-change = { $field }: { $before } ← { $after }

# $field (Text) its name
# $value (Text) value
import-value = { $field }: { $value }

import-blank = لا شيء

# $count (Number) lines
import-apply =
    { $count ->
        [zero] استيراد { $count } سطر
        [one] استيراد سطر واحد
        [two] استيراد سطرين
        [few] استيراد { $count } أسطر
        [many] استيراد { $count } سطرًا
       *[other] استيراد { $count } سطر
    }

# $done (Number) lines
# $total (Number) lines
import-progress = استُورد { $done } من { $total }

import-stop = إيقاف

# $new (Number) lines
# $changed (Number) lines
import-done = تم الاستيراد: { $new } جديد، { $changed } متغيّر

# $count (Number) lines that were not reached
import-stopped = أُوقف؛ بقي { $count } كما كان. استورد الملف من جديد للمتابعة.

# $count (Number) lines
import-skipped = غيّرها آخرون في الأثناء وتُركت: { $count }

import-to-partners = إلى الشركاء

# What was done
# $file (Text) name of the file
import-did = استُورد { $file }

import-moved = تغيّر بعض ذلك منذ المعاينة. راجعها من جديد.

import-busy = يجري استيراد. انتظر نهايته أو أوقفه.

import-no-file = اختر ملفًا أولًا.

import-read-windows = القراءة كنص Windows

# In front of what is wrong with a file
# $line (Number) of the file
# $what (Text) a sentence
import-on-line = السطر { $line }: { $what }

import-too-large = الملف أكبر من 32 ميغابايت. قسّمه أو احذف ما لا يلزم.

import-no-sheet = هذا ليس جدولًا. احفظه بصيغة CSV UTF-8 أو مصنف Excel ‏(.xlsx).

import-encoding = النص ليس بترميز UTF-8. احفظ الملف بصيغة CSV UTF-8 أو اقرأه كنص Windows.

import-open-quote = يبدأ هنا اقتباس لا ينتهي. ربما الملف مبتور: أغلق الاقتباس أو احفظ الملف من جديد.

import-broken = الملف تالف أو مبتور. احفظه من جديد ثم اختره مرة أخرى.

import-bomb = عند فك الضغط يصبح الملف أكبر بكثير من أي جدول، لذا لا يُفتح. احفظ الجدول بصيغة CSV.

# $most (Number) columns
import-too-many-columns = أكثر من { $most } عمود. احذف ما لا يلزم.

# $most (Number) lines
import-too-many-lines = أكثر من { $most } سطر. قسّم الملف.

# $most (Number) cells
import-too-many-cells = أكثر من { $most } خلية. قسّم الملف.

import-cell-too-long = خلية أطول مما يسمح به أي حقل. قصّرها.

import-empty = لا سطر تحت العناوين.

# $field (Text) its name
import-missing = { $field } ناقص، ولا بد منه لما هو جديد.

# $field (Text) its name
# $value (Text) what stands there
import-unknown = { $field }: «{ $value }» غير معروف هنا.

# $value (Text) what stands there
import-no-member = لا أحد في الفريق أو أكثر من شخص باسم «{ $value }».

# $field (Text) its name
# $value (Text) what stands there
import-bad-day = { $field }: «{ $value }» ليس يومًا. اكتبه هكذا 2026-12-31.

# $field (Text) its name
import-formula = { $field }: الصيغ لا تُؤخذ. الصق قيمتها مكانها.

# $field (Text) its name
import-fault = { $field }: في الخلية خطأ من الجدول.

import-too-many-in-line = خلايا أكثر من العناوين: ربما تنقص إحداها علامتا الاقتباس.

# $line (Number) of the file
import-twice = السطر { $line } عن الأمر نفسه.

import-ambiguous = يناسبه أكثر من شريك: اذكر موقعه أو ميّز الأسماء.

# $field (Text) its name
import-forbidden = { $field }: دورك لا يسمح بهذا.

# $what (Text) a whole sentence: what was done
import-undo-forbidden = الفريق لديه ذلك بالفعل، ودورك لا يزيله. يبقى كما هو: { $what }

import-row-title = السطر والاسم وما يحدث

# What the lines of the file are about
import-of = الأسطر هي

import-partners = شركاء

import-people = أشخاص

import-deals = صفقات

import-person-needed = اختر العمود الذي يحوي الأسماء أو عناوين البريد الإلكتروني.

import-deal-needed = اختر العمود الذي يحوي أرقام الصفقات أو أسماءها.

# Of a workbook
import-sheet = الورقة

import-decimals = المبالغ

import-decimal-point = نقطة عشرية (1,234.50)

import-decimal-comma = فاصلة عشرية (1.234,50)

# $text (Text) as the file has it
# $amount (Text) with its currency
import-amount-sample = «{ $text }» تعني { $amount }

# Column with the names of deals
import-deal = الصفقة

# $value (Text) what stands there
import-no-partner = لا شريك أو أكثر من شريك باسم «{ $value }». اكتب الاسم كما هو هنا، أو استورد الشركاء أولًا.

# $field (Text) its name
# $value (Text) what stands there
import-not-found = { $field }: لا شيء أو أكثر من واحد باسم «{ $value }». اكتبه كما هو هنا، أو اترك الخلية فارغة.

# $value (Text) a mail address
import-no-partner-of-mail = لا شريك أو أكثر من شريك له موقع «{ $value }». أضف عمودًا بأسماء الشركاء.

# $value (Text) what stands there
import-bad-mail = «{ $value }» ليس عنوان بريد إلكتروني. صحّحه، أو اترك الخلية فارغة.

# $field (Text) its name
# $value (Text) what stands there
# $currency (Text) its code
import-bad-amount = { $field }: «{ $value }» ليس مبلغًا بعملة { $currency }. اكتب أرقامًا فقط، مثل 12500.

import-amount-missing = العملة مختلفة والمبلغ ناقص. اذكر كليهما.

import-ambiguous-person = يناسبه أكثر من شخص: اذكر البريد الإلكتروني أو ميّز الأسماء.

import-ambiguous-deal = يناسبه أكثر من صفقة: اذكر رقمها أو ميّز الأسماء.

# $code (Text) a number
import-other-number = لدى الشريك صفقة بهذا الاسم ورقمها { $code }. اذكر هذا الرقم، أو اسمًا آخر.

import-to-deals = إلى الصفقات

import-left-out = متروك

import-leave-out = ترك السطر أو أخذه

# $count (Number) lines
import-count-left-out = متروك: { $count }

# Beside the key, in lower case
import-hint-leave-out = ترك السطر أو أخذه
