### صحة الشراكات.

health-title = الصحة

# $score (Text) from 0 to 100
health-of = الصحة { $score }

# $score (Text) from 0 to 100
health-out-of = { $score } من 100

health-unknown = لم يُسجَّل بعد ما يمكن مقارنته.

## What the number means, shown beside it on request

health-explain = النتائج 25، خط الفرص 25، الكفاءة 20، التواصل 15، الثقة 15: المتوسط بهذه الأوزان. والجزء متوسط مؤشراته. وقيمة المؤشر نسبة النظراء الأدنى منه، ويُحسب المتساوون نصفًا؛ وقيم الشريك الأربع السابقة تزن نصف ما يزنه النظراء. وما ينقص لا وزن له.

# $weight (Number) of 100
# $signals (Text) the signals of the part, each with its value
health-explain-part = يزن { $weight } من 100. { $signals }

# $signal (Text) name
# $value (Text) amount, share or count
# $score (Number) from 0 to 100
health-signal-placed = { $signal }: { $value }، وقيمته { $score }.

# $signal (Text) name
# $value (Text) amount, share or count
health-signal-alone = { $signal }: { $value }، ولا يكفي النظراء للمقارنة.

# $signal (Text) name
health-signal-none = { $signal }: لا بيانات.

# $count (Number) signals that are compared
health-explain-trend =
    { $count ->
        [zero] من { $count } مؤشر له ماضٍ مسجّل. ما كان مفتوحًا قبل 90 يومًا غير مسجّل؛ وتُقارن المبالغ بمبالغ الربع السابق.
        [one] من مؤشر واحد له ماضٍ مسجّل. ما كان مفتوحًا قبل 90 يومًا غير مسجّل؛ وتُقارن المبالغ بمبالغ الربع السابق.
        [two] من مؤشرين لهما ماضٍ مسجّل. ما كان مفتوحًا قبل 90 يومًا غير مسجّل؛ وتُقارن المبالغ بمبالغ الربع السابق.
        [few] من { $count } مؤشرات لها ماضٍ مسجّل. ما كان مفتوحًا قبل 90 يومًا غير مسجّل؛ وتُقارن المبالغ بمبالغ الربع السابق.
        [many] من { $count } مؤشرًا لها ماضٍ مسجّل. ما كان مفتوحًا قبل 90 يومًا غير مسجّل؛ وتُقارن المبالغ بمبالغ الربع السابق.
       *[other] من { $count } مؤشر لها ماضٍ مسجّل. ما كان مفتوحًا قبل 90 يومًا غير مسجّل؛ وتُقارن المبالغ بمبالغ الربع السابق.
    }

## Whom a partner is compared with

# $count (Number) other partners
health-peers-region =
    { $count ->
        [zero] مقارنة بـ { $count } شريك من النوع والفئة والمنطقة نفسها
        [one] مقارنة بشريك واحد من النوع والفئة والمنطقة نفسها
        [two] مقارنة بشريكين من النوع والفئة والمنطقة نفسها
        [few] مقارنة بـ { $count } شركاء من النوع والفئة والمنطقة نفسها
        [many] مقارنة بـ { $count } شريكًا من النوع والفئة والمنطقة نفسها
       *[other] مقارنة بـ { $count } شريك من النوع والفئة والمنطقة نفسها
    }

# $count (Number) other partners
health-peers-tier =
    { $count ->
        [zero] مقارنة بـ { $count } شريك من النوع والفئة نفسيهما
        [one] مقارنة بشريك واحد من النوع والفئة نفسيهما
        [two] مقارنة بشريكين من النوع والفئة نفسيهما
        [few] مقارنة بـ { $count } شركاء من النوع والفئة نفسيهما
        [many] مقارنة بـ { $count } شريكًا من النوع والفئة نفسيهما
       *[other] مقارنة بـ { $count } شريك من النوع والفئة نفسيهما
    }

# $count (Number) other partners
health-peers-kind =
    { $count ->
        [zero] مقارنة بـ { $count } شريك من النوع نفسه
        [one] مقارنة بشريك واحد من النوع نفسه
        [two] مقارنة بشريكين من النوع نفسه
        [few] مقارنة بـ { $count } شركاء من النوع نفسه
        [many] مقارنة بـ { $count } شريكًا من النوع نفسه
       *[other] مقارنة بـ { $count } شريك من النوع نفسه
    }

# $count (Number) other partners
health-peers-all =
    { $count ->
        [zero] مقارنة بـ { $count } شريك آخر
        [one] مقارنة بالشريك الآخر الوحيد
        [two] مقارنة بالشريكين الآخرين
        [few] مقارنة بالشركاء الآخرين، وهم { $count }
        [many] مقارنة بالشركاء الآخرين، وهم { $count }
       *[other] مقارنة بالشركاء الآخرين، وهم { $count }
    }

health-peers-none = لا شريك آخر للمقارنة

# $count (Number) other partners, one to four
health-peers-few =
    { $count ->
        [zero] لا شريك آخر للمقارنة
        [one] شريك آخر واحد لا يكفي للمقارنة
        [two] شريكان آخران لا يكفيان للمقارنة
        [few] { $count } شركاء آخرين لا يكفون للمقارنة
        [many] { $count } شريكًا آخر لا يكفون للمقارنة
       *[other] { $count } شريك آخر لا يكفون للمقارنة
    }

## Parts, by code

health-part-results = النتائج
health-part-pipeline = خط الفرص
health-part-capability = الكفاءة
health-part-engagement = التواصل
health-part-trust = الثقة

## Signals, by code

health-signal-target = المكسوب من الهدف، أربعة أرباع
health-signal-won = المكسوب، أربعة أرباع
health-signal-coverage = الفرص المفتوحة إلى مكسب سنة
health-signal-moving = الصفقات المفتوحة غير المتوقفة
health-signal-registered = تسجيل الصفقات، 90 يومًا
health-signal-passed = دورات اجتيزت، 12 شهرًا
health-signal-completion = إكمال الدورات، 12 شهرًا
health-signal-touches = الأحاديث، 90 يومًا
health-signal-theirs = ما أنجزه الشريك، 90 يومًا
health-signal-ours = ما أنجزناه، 90 يومًا

## Trend

health-moved = ما تحرّك في 90 يومًا
health-nothing-moved = لم يتحرك شيء بأكثر من نصف نقطة.
health-no-past = ما هو مسجّل لا يرجع بعيدًا بما يكفي لمعرفة الاتجاه.

# $points (Text) signed
health-trend = { $points } في 90 يومًا

health-steady = مستقرة منذ 90 يومًا

# $signal (Text) name
# $now (Text) value today
# $before (Text) value before
health-mover = { $signal }: { $now }، وكان { $before }

# $points (Text) signed
health-points = { $points } نقطة

## What is left out

# $signals (Text) names
health-missing = لا بيانات: { $signals }

# $signals (Text) names
health-alone = لا يكفي النظراء للمقارنة: { $signals }
