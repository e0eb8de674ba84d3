### ملف مراجعة الأعمال.
### كيفية إضافة الكلمات: انظر أعلى app.ftl.

review-title = مراجعة الأعمال

# $partner (Text) name
# $quarter (Text) quarter with its year
review-of = مراجعة الأعمال: { $partner }، { $quarter }

# $partner (Text) name
review-open = مراجعة الأعمال: { $partner }

# What the key does, under the list of partners
review-hint = مراجعة
review-quarter = الربع
review-language = لغة الملف
review-so-far = ما زال الربع جاريًا: أرقامه هي أرقامه حتى الآن.
review-left-out = غير موصول، ولذلك لم يُذكر: احتمال الفوز في كل مرحلة، وأسباب خسارة الصفقات، ومواعيد انتهاء الشهادات، والتجديدات، وأموال التسويق، والعمولات، والتصعيدات.

## Parts

review-part-promises = وعود الربع
review-part-scorecard = بطاقة الأداء
review-part-compared = الربع بجانب غيره
review-part-pipeline = الصفقات المفتوحة بأسمائها
review-part-ended = الرابحة والخاسرة والمتوقفة
review-part-enablement = التأهيل
review-part-targets = الربع القادم
review-part-ahead = وعود جديدة

## Promises

review-what-became = ما آل إليه
review-about = بشأن
review-kept = تم الوفاء به
review-dropped = تم التخلي عنه
review-still-open = ما زال مفتوحًا
review-no-promises = لا وعد.
review-ahead-hint = ثلاثة إلى خمسة من كل طرف، ولكل منها مسؤول ويوم.

# $day (Text) formatted date
review-kept-late = تم الوفاء به متأخرًا، في { $day }

review-explain-kept = الوعود التي تم الوفاء بها في يومها، من وعود الربع المستحقة التي لم يُتخلَّ عنها. ويُحسب معها ما بقي مستحقًا من قبل.

## Scorecard

review-won-year = المكسوب في أربعة أرباع
review-average = متوسط الصفقة
review-cycle = المدة حتى الفوز
review-win-rate = نسبة الفوز
review-win-rate-registered = نسبة الفوز، المسجلة
review-certified = الحاصلون على شهادة
review-health-part = الجزء
review-health-points = النقاط من 100
review-health-weight = الوزن

# $count (Number) days
review-days =
    { $count ->
        [zero] { $count } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }

# $share (Text) percentage
# $part (Number) deals
# $whole (Number) deals
review-share-of = { $share } ({ $part } من { $whole })

review-explain-won-year = مبالغ الصفقات التي كُسبت في هذا الربع والأرباع الثلاثة قبله، كل عملة على حدة.
review-explain-open-deals = صفقات هذا الشريك التي لم تُكسب ولم تُخسر حتى الآن.
review-explain-average = متوسط مبالغ الصفقات التي كُسبت في هذا الربع والأرباع الثلاثة قبله، مما عُرف مبلغه.
review-explain-cycle = من أول يوم للصفقة حتى إغلاقها: نصف الصفقات التي كُسبت في هذا الربع والأرباع الثلاثة قبله لم يستغرق أكثر من ذلك.
review-explain-win-rate = الصفقات المكسوبة من كل ما كُسب أو خُسر في هذا الربع والأرباع الثلاثة قبله.
review-explain-win-rate-registered = النسبة نفسها من الصفقات التي كانت مسجلة ومحمية.
review-explain-certified = من اجتاز من أفراد هذا الشريك دورة واحدة على الأقل.

## The quarter beside others

review-figure = المؤشر
review-reached = من الهدف
review-deals-won = صفقات مكسوبة
review-deals-lost = صفقات خاسرة
review-registered = التسجيلات
review-talks = المحادثات
review-passed = دورات تم اجتيازها
review-explain-won = مبالغ الصفقات التي كُسبت في الربع، كل عملة على حدة.
review-explain-target = مجموع أهداف هذا الشريك للربع، كل عملة على حدة.
review-explain-reached = ما كُسب في الربع كنسبة من الهدف بالعملة نفسها.
review-explain-deals-won = الصفقات التي كُسبت في الربع.
review-explain-deals-lost = الصفقات التي خُسرت في الربع.
review-explain-quarter-win-rate = الصفقات المكسوبة من كل ما كُسب أو خُسر في الربع.
review-explain-registered = التسجيلات التي قُدّمت لهذا الشريك في الربع.
review-explain-talks = مكالمات الربع واجتماعاته ورسائله التي شارك فيها الطرفان.
review-explain-passed = الالتحاقات التي تم اجتيازها في دورات انتهت في الربع.

## Deals

review-risk = الخطر
review-no-risk = غير متوقفة
review-closed = أُغلقت
review-lost-from = خُسرت في مرحلة
review-no-reasons = سبب خسارة الصفقة غير مسجل؛ أما المرحلة التي خُسرت فيها فمسجلة.
review-none-open = لا صفقة مفتوحة.
review-none-won = لم تُكسب صفقة في هذا الربع.
review-none-lost = لم تُخسر صفقة في هذا الربع.
review-none-stalled = لا صفقة متوقفة.

## Enablement

review-running = قيد الدراسة
review-courses = الدورات
review-no-courses = لا دورات مسجلة.
review-no-gaps = كل دورة اجتازها أحد.

# $courses (Text) titles of courses
review-gaps = لم يجتزها أحد بعد: { $courses }

review-explain-learners = أفراد هذا الشريك الملتحقون بدورة الآن أو من قبل.
review-explain-running = التحاقات لا نتيجة لها بعد.

## Targets

# $quarter (Text) quarter with its year
review-target-of = هدف { $quarter }

# $quarter (Text) quarter with its year
review-no-target = لم يُحدَّد هدف لـ { $quarter }.
