### موجز ما قبل الحديث، في صفحة واحدة.

brief-title = الموجز

# $partner (Text) name
brief-of = موجز: { $partner }

brief-last-talk = آخر حديث
brief-no-talk = لا حديث مسجّل؛ الأخبار من آخر 90 يومًا.
brief-touches = آخر الاتصالات
brief-no-touches = لا اتصال مسجّل.
brief-news = منذ آخر حديث
brief-news-recent = في آخر 90 يومًا
brief-no-news = لم يتحرك شيء.
brief-risks = المخاطر
brief-no-risks = لا شيء متعثر أو ينتهي أو يُغلق قريبًا.
brief-ours = وعدنا
brief-theirs = وعد الشريك
brief-no-promises = لا شيء مفتوح.
brief-steps = الخطوات التالية
brief-no-steps = لا خطوة تالية مخطّطة في أي صفقة مفتوحة.
brief-figures = الأرقام
brief-target = هدف هذا الربع
brief-kept-us = ما أنجزناه
brief-kept-them = ما أنجزه الشريك

# $kept (Number) promises kept by their day
# $due (Number) promises that fell due, at least 1
brief-kept-of = { $kept } من { $due }

brief-kept-none = لا شيء حان موعده

## ما صارت إليه الصفقة، حسب الرمز

brief-course-new = جديدة
brief-course-forward = تقدّمت
brief-course-back = تراجعت
brief-course-won = رُبحت
brief-course-lost = خُسرت

## المتعلمون

# $count (Number) learners
brief-completed =
    { $count ->
        [zero] أكمل { $count } متعلم دورة
        [one] أكمل متعلم واحد دورة
        [two] أكمل متعلمان دورة
        [few] أكمل { $count } متعلمين دورة
        [many] أكمل { $count } متعلمًا دورة
       *[other] أكمل { $count } متعلم دورة
    }

# $count (Number) enrolments
brief-enrolled =
    { $count ->
        [zero] { $count } تسجيل جديد
        [one] تسجيل جديد واحد
        [two] تسجيلان جديدان
        [few] { $count } تسجيلات جديدة
        [many] { $count } تسجيلًا جديدًا
       *[other] { $count } تسجيل جديد
    }

# $count (Number) exams handed in
brief-submitted =
    { $count ->
        [zero] سُلّم { $count } اختبار
        [one] سُلّم اختبار واحد
        [two] سُلّم اختباران
        [few] سُلّمت { $count } اختبارات
        [many] سُلّم { $count } اختبارًا
       *[other] سُلّم { $count } اختبار
    }

# $count (Number) learners
brief-idle-learners =
    { $count ->
        [zero] { $count } متعلم بلا نشاط منذ أكثر من 14 يومًا
        [one] متعلم واحد بلا نشاط منذ أكثر من 14 يومًا
        [two] متعلمان بلا نشاط منذ أكثر من 14 يومًا
        [few] { $count } متعلمين بلا نشاط منذ أكثر من 14 يومًا
        [many] { $count } متعلمًا بلا نشاط منذ أكثر من 14 يومًا
       *[other] { $count } متعلم بلا نشاط منذ أكثر من 14 يومًا
    }

## معنى الرقم

brief-explain-target = مجموع أهداف هذا الشريك للربع، كل عملة على حدة.
brief-explain-kept = الوعود المنجزة حتى يومها، من التي حان موعدها في آخر 90 يومًا. المتروكة لا تُحسب.

## أفعال

brief-print = طباعة
brief-calendar = حفظ المواعيد
