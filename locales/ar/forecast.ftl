### The weekly walk: what is to close in a quarter, and what changed.
### How to add words: see the top of app.ftl.

forecast-title = التوقعات

## What to look at

forecast-quarter = الربع
forecast-this-quarter = هذا الربع
forecast-next-quarter = الربع القادم
forecast-third-quarter = بعد ربعين
forecast-owner = الصفقات
forecast-mine = صفقاتي
forecast-all = صفقات الفريق كله
forecast-since = التغييرات
forecast-since-day = منذ الأمس
forecast-since-week = خلال أسبوع
forecast-since-month = خلال شهر
forecast-since-quarter = خلال هذا الربع

## The sums

forecast-open = مفتوحة وتُغلق في موعدها

# $day (Date) the day that things are compared with
forecast-then = في نهاية { $day }

forecast-difference = الفرق
forecast-none = لا شيء

# $count (Number) deals without an amount
forecast-unpriced =
    { $count ->
        [zero] لا صفقات بلا مبلغ
        [one] صفقة واحدة بلا مبلغ
        [two] صفقتان بلا مبلغ
        [few] { $count } صفقات بلا مبلغ
        [many] { $count } صفقة بلا مبلغ
       *[other] { $count } صفقة بلا مبلغ
    }

# $day (Date)
forecast-known-from = يعرف هذا الحاسوب ما كانت عليه الصفقات منذ { $day }. ما تغيّر قبل ذلك لا يُذكر.

## The rows

# $count (Number) deals
forecast-here =
    { $count ->
        [zero] لا صفقات للإغلاق
        [one] صفقة واحدة للإغلاق
        [two] صفقتان للإغلاق
        [few] { $count } صفقات للإغلاق
        [many] { $count } صفقة للإغلاق
       *[other] { $count } صفقة للإغلاق
    }

# $count (Number) deals
forecast-left =
    { $count ->
        [zero] لم تخرج أي صفقة منها
        [one] صفقة واحدة لم تعد بينها
        [two] صفقتان لم تعودا بينها
        [few] { $count } صفقات لم تعد بينها
        [many] { $count } صفقة لم تعد بينها
       *[other] { $count } صفقة لم تعد بينها
    }

# $shown (Number) rows shown
# $count (Number) rows in all
forecast-first = تُعرض أول { $shown } من { $count }.

forecast-empty = لا شيء يُغلق في هذا الربع.
forecast-empty-hint = تظهر الصفقات هنا عندما يكون لها إغلاق متوقع. اختر ربعًا آخر أو صفقات الفريق كله.

## What changed of a deal

forecast-shift-new = جديدة
forecast-shift-won = رابحة
forecast-shift-lost = خاسرة

# $from (Text) stage
# $to (Text) stage
forecast-shift-stage = من { $from } إلى { $to }

# $days (Number)
forecast-shift-later =
    { $days ->
        [zero] دون تأخير
        [one] متأخرة يومًا
        [two] متأخرة يومين
        [few] متأخرة { $days } أيام
        [many] متأخرة { $days } يومًا
       *[other] متأخرة { $days } يوم
    }

# $days (Number)
forecast-shift-sooner =
    { $days ->
        [zero] دون تقديم
        [one] مقدّمة يومًا
        [two] مقدّمة يومين
        [few] مقدّمة { $days } أيام
        [many] مقدّمة { $days } يومًا
       *[other] مقدّمة { $days } يوم
    }

forecast-shift-dated = صار لها تاريخ إغلاق
forecast-shift-undated = أُزيل تاريخ الإغلاق

# $amount (Text)
forecast-shift-more = زيادة { $amount }

# $amount (Text)
forecast-shift-less = نقص { $amount }

forecast-shift-repriced = مبلغ آخر
