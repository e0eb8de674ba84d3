### Charts: titles, the finding in one sentence, axes, tables.
### How to add words: see the top of app.ftl.

chart-won-title = الإيرادات المحقّقة حسب الربع

# $won (Text) amount
# $quarter (Text) label of the newest full quarter
# $share (Text) won against target, per cent
chart-won-finding = بلغت الإيرادات المحقّقة { $won } في { $quarter }، أي { $share } من الهدف.

# $won (Text) amount
# $quarter (Text) label of the newest full quarter
chart-won-finding-no-target = بلغت الإيرادات المحقّقة { $won } في { $quarter }؛ لا هدف محدد.

chart-pipeline-title = الصفقات المفتوحة حسب المرحلة

# $count (Number) open deals
# $amount (Text) their sum
# $stage (Text) stage with the largest sum
chart-pipeline-finding =
    { $count ->
        [zero] لا صفقات مفتوحة.
        [one] صفقة مفتوحة واحدة بقيمة { $amount }، معظمها في مرحلة { $stage }.
        [two] صفقتان مفتوحتان بقيمة { $amount }، معظمها في مرحلة { $stage }.
        [few] { $count } صفقات مفتوحة بقيمة { $amount }، معظمها في مرحلة { $stage }.
        [many] { $count } صفقة مفتوحة بقيمة { $amount }، معظمها في مرحلة { $stage }.
       *[other] { $count } صفقة مفتوحة بقيمة { $amount }، معظمها في مرحلة { $stage }.
    }

chart-pipeline-empty = لا صفقات مفتوحة.
chart-no-data = لا توجد بيانات كافية لعرض مخطط بعد.

# Tooltip and what screen readers say at a point
# $label (Text) what the point stands for
# $value (Text) its value
chart-point = { $label }: { $value }

chart-won = المحقّق
chart-target = الهدف
chart-quarter = الربع
chart-stage = المرحلة
chart-deals = الصفقات
chart-amount = المبلغ
chart-share = الحصة
chart-copy-picture = نسخ الصورة
chart-copy-table = نسخ الجدول

## Time axis

# $quarter (Number) 1 to 4
# $year (Text) four digits
chart-quarter-of-year =
    { $quarter ->
        [1] الربع الأول { $year }
        [2] الربع الثاني { $year }
        [3] الربع الثالث { $year }
       *[4] الربع الرابع { $year }
    }

# $quarter (Number) 1 to 4
# $year (Text) its last two digits
chart-quarter-short = ر{ $quarter } { $year }

## Training

chart-completion-title = نسبة الإكمال حسب الدورة

# $course (Text) name of the course
# $share (Text) per cent
chart-completion-finding = أعلى نسبة إكمال في { $course }، وهي { $share }.

chart-completion = نسبة الإكمال
chart-course = الدورة

# $course (Text) name of the course
# $score (Text) per cent
chart-scores-finding = أعلى متوسط درجات في { $course }، وهو { $score }.

## More findings

# $amounts (Text) sums in currencies that the chart does not show
chart-other-currencies = وبعملات أخرى أيضًا: { $amounts }.

# Amounts are unknown, so the bars count
# $count (Number) open deals
# $stage (Text) stage with the most deals
chart-pipeline-count-finding =
    { $count ->
        [zero] لا صفقات مفتوحة في مرحلة { $stage }.
        [one] صفقة مفتوحة واحدة في مرحلة { $stage }.
        [two] صفقتان مفتوحتان، معظمهما في مرحلة { $stage }.
        [few] { $count } صفقات مفتوحة، معظمها في مرحلة { $stage }.
        [many] { $count } صفقة مفتوحة، معظمها في مرحلة { $stage }.
       *[other] { $count } صفقة مفتوحة، معظمها في مرحلة { $stage }.
    }

# $count (Number) open deals whose amount nobody knows
chart-pipeline-unpriced =
    { $count ->
        [zero] كل الصفقات لها مبلغ.
        [one] صفقة واحدة بلا مبلغ لا تدخل في المجاميع.
        [two] صفقتان بلا مبلغ لا تدخلان في المجاميع.
        [few] { $count } صفقات بلا مبلغ لا تدخل في المجاميع.
        [many] { $count } صفقة بلا مبلغ لا تدخل في المجاميع.
       *[other] { $count } صفقة بلا مبلغ لا تدخل في المجاميع.
    }

chart-list-separator = { "، " }
