### The first screen: what needs the user now.
### How to add words: see the top of app.ftl.

# $count (Number) rows on the screen, at least 1
today-headline =
    { $count ->
        [zero] لا شيء يحتاجك
        [one] أمر واحد يحتاجك
        [two] أمران يحتاجانك
        [few] { $count } أمور تحتاجك
        [many] { $count } أمرًا يحتاجك
       *[other] { $count } أمر يحتاجك
    }

today-nothing = لا شيء يحتاجك الآن
today-nothing-hint = لا وعود حان موعدها، ولا صفقات متوقفة، ولا تسجيلات بانتظار القرار، ولا إغلاق قريب، وكل المتدرّبين يتقدمون.

## Figures at the top

today-open-pipeline = خط الصفقات المفتوح
today-stalled-deals = صفقات متوقفة
today-closing-soon = تُغلق قريبًا
today-registrations = تسجيلات بانتظار القرار
today-protection-ending = حماية تنتهي قريبًا
today-overdue-promises = وعود متأخرة
today-due-promises = وعود هذا الأسبوع
today-stalled-learners = متدرّبون متوقفون

# $count (Number) open deals
today-of-open =
    { $count ->
        [zero] لا صفقات مفتوحة
        [one] من بين صفقة واحدة مفتوحة
        [two] من بين صفقتين مفتوحة
        [few] من بين { $count } صفقات مفتوحة
        [many] من بين { $count } صفقة مفتوحة
       *[other] من بين { $count } صفقة مفتوحة
    }

# $count (Number) deals that make up the amount beside it
today-in-deals =
    { $count ->
        [zero] لا صفقات
        [one] في صفقة واحدة
        [two] في صفقتين
        [few] في { $count } صفقات
        [many] في { $count } صفقة
       *[other] في { $count } صفقة
    }

# $count (Number) course runs that the learners are in
today-in-runs =
    { $count ->
        [zero] لا دفعات
        [one] في دفعة واحدة
        [two] في دفعتين
        [few] في { $count } دفعات
        [many] في { $count } دفعة
       *[other] في { $count } دفعة
    }

# $count (Number) days ahead that the figure looks
today-within-days =
    { $count ->
        [zero] خلال { $count } يوم
        [one] خلال يوم واحد
        [two] خلال يومين
        [few] خلال { $count } أيام
        [many] خلال { $count } يومًا
       *[other] خلال { $count } يوم
    }

## Rows

# $count (Number) days since the deal met the rule
today-stalled-for =
    { $count ->
        [zero] متوقفة منذ { $count } يوم
        [one] متوقفة منذ يوم واحد
        [two] متوقفة منذ يومين
        [few] متوقفة منذ { $count } أيام
        [many] متوقفة منذ { $count } يومًا
       *[other] متوقفة منذ { $count } يوم
    }

# $count (Number) days, at least 1
today-closes-in =
    { $count ->
        [zero] تُغلق خلال { $count } يوم
        [one] تُغلق خلال يوم واحد
        [two] تُغلق خلال يومين
        [few] تُغلق خلال { $count } أيام
        [many] تُغلق خلال { $count } يومًا
       *[other] تُغلق خلال { $count } يوم
    }

today-closes-today = تُغلق اليوم

# $count (Number) days
today-learner-idle =
    { $count ->
        [zero] لا نشاط منذ { $count } يوم
        [one] لا نشاط منذ يوم واحد
        [two] لا نشاط منذ يومين
        [few] لا نشاط منذ { $count } أيام
        [many] لا نشاط منذ { $count } يومًا
       *[other] لا نشاط منذ { $count } يوم
    }

today-learner-never = لم يبدأ بعد

# $count (Number) days since the exam was due
today-learner-overdue =
    { $count ->
        [zero] تأخر الاختبار { $count } يوم
        [one] تأخر الاختبار يومًا واحدًا
        [two] تأخر الاختبار يومين
        [few] تأخر الاختبار { $count } أيام
        [many] تأخر الاختبار { $count } يومًا
       *[other] تأخر الاختبار { $count } يوم
    }

## Figures and verbs of the window

today-won-this-quarter = المكسوب هذا الربع
today-open-deal = فتح الصفقة
today-open-partner = فتح الشريك

## Below and behind the figures

# $count (Number) open deals
# $unpriced (Number) those of them whose amount nobody knows
today-in-deals-unpriced =
    { $count ->
        [zero] لا صفقات، منها { $unpriced } بلا مبلغ
        [one] في صفقة واحدة، منها { $unpriced } بلا مبلغ
        [two] في صفقتين، منهما { $unpriced } بلا مبلغ
        [few] في { $count } صفقات، منها { $unpriced } بلا مبلغ
        [many] في { $count } صفقة، منها { $unpriced } بلا مبلغ
       *[other] في { $count } صفقة، منها { $unpriced } بلا مبلغ
    }

# $share (Text) won against target, per cent
# $target (Text) amount
today-won-of-target = { $share } من الهدف البالغ { $target }

# $amount (Text) won in the quarter before
# $quarter (Text) label of that quarter
today-won-before = { $amount } في { $quarter }

# $quarter (Text) label of the quarter before
today-won-none-before = لا شيء في { $quarter }

# What the small line shows, for screen readers
# $count (Number) weeks
# $first (Text) value at the start
# $last (Text) value at the end
today-spark-weeks =
    { $count ->
        [zero] خلال { $count } أسبوع: من { $first } إلى { $last }
        [one] خلال أسبوع واحد: من { $first } إلى { $last }
        [two] خلال أسبوعين: من { $first } إلى { $last }
        [few] خلال { $count } أسابيع: من { $first } إلى { $last }
        [many] خلال { $count } أسبوعًا: من { $first } إلى { $last }
       *[other] خلال { $count } أسبوع: من { $first } إلى { $last }
    }

# $count (Number) quarters
# $first (Text) value at the start
# $last (Text) value at the end
today-spark-quarters =
    { $count ->
        [zero] خلال { $count } ربع: من { $first } إلى { $last }
        [one] خلال ربع واحد: من { $first } إلى { $last }
        [two] خلال ربعين: من { $first } إلى { $last }
        [few] خلال { $count } أرباع: من { $first } إلى { $last }
        [many] خلال { $count } ربعًا: من { $first } إلى { $last }
       *[other] خلال { $count } ربع: من { $first } إلى { $last }
    }

today-spark-none = لا سجل سابق بعد

## What a figure means, shown beside it on request

today-explain-open-pipeline = مبالغ كل الصفقات المفتوحة، كل عملة على حدة. الصفقات التي بلا مبلغ تُعدّ ولا تُجمع.
today-explain-won = مبالغ الصفقات التي رُبحت منذ بداية الربع، مقارنةً بمجموع أهدافه.
today-explain-stalled-deals = صفقات مفتوحة بقيت في مرحلتها أطول من الصفقات الرابحة وينقصها تواصل أو خطوة تالية، أو فاتت مواعيدها. كل صفقة تذكر السبب.
today-explain-stalled-learners = متدرّبون بلا نتيجة في دورة جارية ولم ينشطوا منذ أكثر من 14 يومًا.
