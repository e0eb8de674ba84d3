### إجابات عمّا يسأل عنه الشريك، بلغة الشريك.
### كيفية إضافة الكلمات: انظر بداية app.ftl.

answer-title = إجابات

# What the key does, under the list of partners
answer-hint = إجابات

# $partner (Text) name
answer-open = إجابات: { $partner }
answer-language = لغة الإجابات
answer-find = شهادات شخص ما
answer-copy = نسخ الإجابة

# $title (Text) what was asked
answer-copied = نُسخ: { $title }

# $count (Number) people whose names fit
answer-more-people = { $count ->
    [zero] لا أحد غير هؤلاء.
    [one] يطابق شخص آخر: اكتب المزيد من الاسم.
    [two] يطابق شخصان آخران: اكتب المزيد من الاسم.
    [few] يطابق { $count } أشخاص آخرين: اكتب المزيد من الاسم.
    [many] يطابق { $count } شخصًا آخر: اكتب المزيد من الاسم.
   *[other] يطابق { $count } شخص آخر: اكتب المزيد من الاسم.
}

## What was asked

answer-about-tier = المستوى
answer-about-certificates = الشهادات
answer-about-registrations = التسجيلات
answer-about-target = الهدف

# $person (Text) name
answer-about-person = شهادات { $person }

## Answers

# $kind (Text) reseller, integrator, …
# $partner (Text) name
# $tier (Text) word
answer-tier = مستوى { $partner } ({ $kind }) هو { $tier }.

# $kind (Text) reseller, integrator, …
# $partner (Text) name
answer-no-tier = ليس لدى { $partner } ({ $kind }) مستوى.

# $day (Text) day
answer-since = شريك منذ { $day }.

# $count (Number) people
answer-certified = { $count ->
    [zero] لم يجتز أحد هناك أي دورة.
    [one] اجتاز شخص واحد هناك دورة واحدة على الأقل.
    [two] اجتاز شخصان هناك دورة واحدة على الأقل.
    [few] اجتاز { $count } أشخاص هناك دورة واحدة على الأقل.
    [many] اجتاز { $count } شخصًا هناك دورة واحدة على الأقل.
   *[other] اجتاز { $count } شخص هناك دورة واحدة على الأقل.
}

# $certified (Number) people who passed
# $course (Text) title
# $running (Number) people who are learning
answer-course = { $course }: اجتازها { $certified }، ويتعلّم { $running }.

# $name (Text) partner or person
answer-no-course = لا يُعرف شيء عن دورات { $name }.

# $course (Text) title
answer-learning = { $course }: جارية.

# $course (Text) title
# $day (Text) last day on which something was done
answer-learning-active = { $course }: جارية، آخر نشاط في { $day }.

# $course (Text) title
# $result (Text) word
answer-result = { $course }: { $result }.

# $course (Text) title
# $day (Text) end of the run
# $result (Text) word
answer-result-on = { $course }، حتى { $day }: { $result }.

# $result (Text) sentence
# $score (Text) percentage
answer-with-score = { $result } أفضل نتيجة في اختبار: { $score }.

# $customer (Text) name
# $status (Text) word
answer-registration = { $customer }: { $status }.

# $customer (Text) name
# $day (Text) day
# $status (Text) word
answer-registration-due = { $customer }: { $status }، يُحسم حتى { $day }.

# $customer (Text) name
# $status (Text) word
# $until (Text) last day
answer-registration-protected = { $customer }: { $status }، محمي حتى { $until }.

# $name (Text) partner
answer-no-registration = لم يسجّل { $name } شيئًا.

# $quarter (Text) quarter with its year
# $share (Text) percentage
# $target (Text) amount
# $won (Text) amount
answer-target = { $quarter }: كُسب { $won } من { $target } حتى الآن، أي { $share }.

# $quarter (Text) quarter with its year
# $won (Text) amount
answer-won = { $quarter }: كُسب { $won } حتى الآن.

# $quarter (Text) quarter with its year
answer-no-target = لا يوجد هدف في { $quarter }.

## Where they are from

answer-from-hub = كما هو مسجّل في برنامج الشركاء.
answer-from-learning = من التسجيلات في الدورات والاختبارات في نظام التعلّم.
answer-from-deals = من الصفقات المكسوبة في الربع والأهداف المتفق عليها.
answer-never-synced = لم تتم المزامنة بعد.
