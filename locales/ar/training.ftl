### Training: courses, runs, learners, exams.
### How to add words: see the top of app.ftl.

training-overview = نظرة عامة
training-by-course = حسب الدورة
training-by-region = حسب المنطقة
training-course = الدورة
training-run = الدفعة
training-region = المنطقة
training-partner = الشريك
training-learner = المتدرّب
training-enrolments = التسجيلات
training-completed = المكتملة
training-completion = نسبة الإكمال
training-mean-score = متوسط الدرجات
training-running = الجارية
training-withdrawals = الانسحابات
training-score = الدرجة
training-exam = الاختبار
training-due = الاستحقاق
training-weight = الوزن
training-result = النتيجة
training-last-active = آخر نشاط
training-stalled-learners = متدرّبون متوقفون

# $count (Number) enrolments in the list
training-enrolment-count =
    { $count ->
        [zero] لا تسجيلات
        [one] تسجيل واحد
        [two] تسجيلان
        [few] { $count } تسجيلات
        [many] { $count } تسجيلًا
       *[other] { $count } تسجيل
    }

# $count (Number) learners
training-learner-count =
    { $count ->
        [zero] لا متدرّبين
        [one] متدرّب واحد
        [two] متدرّبان
        [few] { $count } متدرّبين
        [many] { $count } متدرّبًا
       *[other] { $count } متدرّب
    }

# $day (Date) first day of the run
training-run-starts = تبدأ في { DATETIME($day, dateStyle: "long") }

training-no-score = لا درجة بعد
training-empty = لا بيانات تدريب بعد. ستظهر بعد المزامنة الأولى.
training-no-stalled = كل المتدرّبين يتقدمون.

## How an enrolment ended, by code; running is shown while there is no result

training-result-pass = ناجح
training-result-distinction = ناجح بامتياز
training-result-fail = راسب
training-result-withdrawn = منسحب
training-result-running = جارٍ

## Figures of the window

training-scores-title = متوسط الدرجات حسب الدورة
training-runs = دفعات الدورات
training-starts = البداية
training-ends = النهاية
training-why-stalled = سبب توقف المتدرب
training-stalled-note = في دورات جارية

# $count (Number) enrolments without a result yet
training-running-count =
    { $count ->
        [zero] لا تسجيلات جارية
        [one] تسجيل جارٍ واحد
        [two] تسجيلان جاريان
        [few] { $count } تسجيلات جارية
        [many] { $count } تسجيلًا جاريًا
       *[other] { $count } تسجيل جارٍ
    }

# $count (Number) enrolments that were passed
training-passed-count =
    { $count ->
        [zero] لا ناجحين
        [one] ناجح واحد
        [two] ناجحان
        [few] { $count } ناجحين
        [many] { $count } ناجحًا
       *[other] { $count } ناجح
    }

# $count (Number) submissions
training-attempt-count =
    { $count ->
        [zero] بلا تسليمات
        [one] في تسليم واحد
        [two] في تسليمين
        [few] في { $count } تسليمات
        [many] في { $count } تسليمًا
       *[other] في { $count } تسليم
    }

## What a figure means, shown beside it on request

training-explain-enrolments = كل التسجيلات في الدورات والمناطق المختارة أعلاه، منتهية أو جارية.
training-explain-completion = الناجحون والناجحون بتميّز من كل التسجيلات المنتهية. الجارية لا تُحتسب.
training-explain-mean-score = متوسط كل التسليمات التي لها درجة.
