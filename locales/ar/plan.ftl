### الخطة مع الشريك وكيف يتعلّم موظفوه.
### كيفية إضافة الكلمات: انظر بداية app.ftl.

plan-target = الهدف
plan-quarter = الربع
plan-won = المكسوب
plan-reached = المحقَّق
plan-no-target = لا هدف

# $quarter (Text) quarter with its year
plan-set-target = تحديد هدف { $quarter }

# Beside the quarter that goes on
plan-running = جارٍ
plan-targets-hidden = تخفي مؤسستك الأهداف.

# $name (Text) partner and quarter
plan-did-target = حُدّد الهدف: { $name }

## Training of one partner

plan-courses = الدورات
plan-no-courses = لا توجد دورات بعد.

# $count (Number) people
plan-certified = { $count ->
    [zero] لم يجتز أحد أي دورة بعد.
    [one] اجتاز شخص واحد دورة واحدة على الأقل.
    [two] اجتاز شخصان دورة واحدة على الأقل.
    [few] اجتاز { $count } أشخاص دورة واحدة على الأقل.
    [many] اجتاز { $count } شخصًا دورة واحدة على الأقل.
   *[other] اجتاز { $count } شخص دورة واحدة على الأقل.
}
plan-learning = يتعلّمون الآن
plan-nobody-learns = لا أحد يتعلّم حاليًا.
plan-person = الشخص
plan-course = الدورة
plan-passed = اجتازها
plan-in-course = جارية
plan-last-active = آخر نشاط
plan-never-active = أبدًا
plan-run-ends = نهاية الدورة
