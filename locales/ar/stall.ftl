### One sentence for each reason why a deal counts as stalled.
### How to add words: see the top of app.ftl.

# $days (Number) working days in the stage so far
# $stage (Text) name of the stage
# $benchmark (Number) working days that are still normal
# $deals (Number) won deals that the benchmark comes from
stall-slow-stage =
    { $days ->
        [zero] في مرحلة «{ $stage }» منذ اليوم؛ المعتاد حتى { $benchmark } (عدد الصفقات الرابحة للمقارنة: { $deals }).
        [one] يوم عمل واحد في مرحلة «{ $stage }»؛ المعتاد حتى { $benchmark } (عدد الصفقات الرابحة للمقارنة: { $deals }).
        [two] يوما عمل في مرحلة «{ $stage }»؛ المعتاد حتى { $benchmark } (عدد الصفقات الرابحة للمقارنة: { $deals }).
        [few] { $days } أيام عمل في مرحلة «{ $stage }»؛ المعتاد حتى { $benchmark } (عدد الصفقات الرابحة للمقارنة: { $deals }).
        [many] { $days } يوم عمل في مرحلة «{ $stage }»؛ المعتاد حتى { $benchmark } (عدد الصفقات الرابحة للمقارنة: { $deals }).
       *[other] { $days } يوم عمل في مرحلة «{ $stage }»؛ المعتاد حتى { $benchmark } (عدد الصفقات الرابحة للمقارنة: { $deals }).
    }

# Too few won deals for a benchmark of their own
# $days (Number) working days in the stage so far
# $stage (Text) name of the stage
# $benchmark (Number) working days that are still normal
stall-slow-stage-default =
    { $days ->
        [zero] في مرحلة «{ $stage }» منذ اليوم؛ المعتاد حتى { $benchmark }.
        [one] يوم عمل واحد في مرحلة «{ $stage }»؛ المعتاد حتى { $benchmark }.
        [two] يوما عمل في مرحلة «{ $stage }»؛ المعتاد حتى { $benchmark }.
        [few] { $days } أيام عمل في مرحلة «{ $stage }»؛ المعتاد حتى { $benchmark }.
        [many] { $days } يوم عمل في مرحلة «{ $stage }»؛ المعتاد حتى { $benchmark }.
       *[other] { $days } يوم عمل في مرحلة «{ $stage }»؛ المعتاد حتى { $benchmark }.
    }

# $days (Number) days since both sides last talked
stall-no-two-way =
    { $days ->
        [zero] لا تواصل متبادل.
        [one] لا تواصل متبادل منذ يوم واحد.
        [two] لا تواصل متبادل منذ يومين.
        [few] لا تواصل متبادل منذ { $days } أيام.
        [many] لا تواصل متبادل منذ { $days } يومًا.
       *[other] لا تواصل متبادل منذ { $days } يوم.
    }

stall-never-two-way = لم يحدث أي تواصل متبادل حول هذه الصفقة.
stall-no-next-step = لم تُحدَّد خطوة تالية.

# $days (Number) days since it was due
stall-next-step-past =
    { $days ->
        [zero] حان موعد الخطوة التالية.
        [one] الخطوة التالية متأخرة يومًا واحدًا.
        [two] الخطوة التالية متأخرة يومين.
        [few] الخطوة التالية متأخرة { $days } أيام.
        [many] الخطوة التالية متأخرة { $days } يومًا.
       *[other] الخطوة التالية متأخرة { $days } يوم.
    }

# $days (Number) days until it is due
stall-next-step-far =
    { $days ->
        [zero] الخطوة التالية اليوم.
        [one] الخطوة التالية بعد يوم واحد.
        [two] الخطوة التالية بعد يومين.
        [few] الخطوة التالية بعد { $days } أيام.
        [many] الخطوة التالية بعد { $days } يومًا.
       *[other] الخطوة التالية بعد { $days } يوم.
    }

# $days (Number) days since the expected close
stall-close-past =
    { $days ->
        [zero] تاريخ الإغلاق اليوم.
        [one] مضى على تاريخ الإغلاق يوم واحد.
        [two] مضى على تاريخ الإغلاق يومان.
        [few] مضى على تاريخ الإغلاق { $days } أيام.
        [many] مضى على تاريخ الإغلاق { $days } يومًا.
       *[other] مضى على تاريخ الإغلاق { $days } يوم.
    }

# $count (Number) how often
stall-pushed =
    { $count ->
        [zero] لم يؤجَّل تاريخ الإغلاق.
        [one] أُجّل تاريخ الإغلاق مرة واحدة.
        [two] أُجّل تاريخ الإغلاق مرتين.
        [few] أُجّل تاريخ الإغلاق { $count } مرات.
        [many] أُجّل تاريخ الإغلاق { $count } مرة.
       *[other] أُجّل تاريخ الإغلاق { $count } مرة.
    }

# $days (Number) days since the partner's last update
stall-partner-silent =
    { $days ->
        [zero] لم يصل أي تحديث من الشريك.
        [one] لم يصل أي تحديث من الشريك منذ يوم واحد.
        [two] لم يصل أي تحديث من الشريك منذ يومين.
        [few] لم يصل أي تحديث من الشريك منذ { $days } أيام.
        [many] لم يصل أي تحديث من الشريك منذ { $days } يومًا.
       *[other] لم يصل أي تحديث من الشريك منذ { $days } يوم.
    }

# $days (Number) days left, 0 is today
stall-protection-ending =
    { $days ->
        [zero] تنتهي الحماية اليوم ولم تتغير المرحلة.
        [one] تنتهي الحماية خلال يوم واحد ولم تتغير المرحلة.
        [two] تنتهي الحماية خلال يومين ولم تتغير المرحلة.
        [few] تنتهي الحماية خلال { $days } أيام ولم تتغير المرحلة.
        [many] تنتهي الحماية خلال { $days } يومًا ولم تتغير المرحلة.
       *[other] تنتهي الحماية خلال { $days } يوم ولم تتغير المرحلة.
    }

# $days (Number) days since
stall-protection-ended =
    { $days ->
        [zero] انتهت الحماية اليوم.
        [one] انتهت الحماية قبل يوم واحد.
        [two] انتهت الحماية قبل يومين.
        [few] انتهت الحماية قبل { $days } أيام.
        [many] انتهت الحماية قبل { $days } يومًا.
       *[other] انتهت الحماية قبل { $days } يوم.
    }

## The same in a few words, for a row of a list

# $days (Number) working days in the stage so far
# $benchmark (Number) working days that are still normal
stall-short-slow-stage =
    { $days ->
        [zero] { $days } يوم عمل، المعتاد { $benchmark }
        [one] يوم عمل واحد، المعتاد { $benchmark }
        [two] يوما عمل، المعتاد { $benchmark }
        [few] { $days } أيام عمل، المعتاد { $benchmark }
        [many] { $days } يوم عمل، المعتاد { $benchmark }
       *[other] { $days } يوم عمل، المعتاد { $benchmark }
    }

# $days (Number) days since both sides last talked
stall-short-no-two-way =
    { $days ->
        [zero] لا تواصل منذ { $days } يوم
        [one] لا تواصل منذ يوم واحد
        [two] لا تواصل منذ يومين
        [few] لا تواصل منذ { $days } أيام
        [many] لا تواصل منذ { $days } يومًا
       *[other] لا تواصل منذ { $days } يوم
    }

stall-short-never-two-way = لا تواصل بعد
stall-short-no-next-step = لا خطوة تالية

# $days (Number) days since it was due
stall-short-next-step-past =
    { $days ->
        [zero] الخطوة متأخرة { $days } يوم
        [one] الخطوة متأخرة يومًا واحدًا
        [two] الخطوة متأخرة يومين
        [few] الخطوة متأخرة { $days } أيام
        [many] الخطوة متأخرة { $days } يومًا
       *[other] الخطوة متأخرة { $days } يوم
    }

# $days (Number) days until it is due
stall-short-next-step-far =
    { $days ->
        [zero] الخطوة بعد { $days } يوم
        [one] الخطوة بعد يوم واحد
        [two] الخطوة بعد يومين
        [few] الخطوة بعد { $days } أيام
        [many] الخطوة بعد { $days } يومًا
       *[other] الخطوة بعد { $days } يوم
    }

# $days (Number) days since the expected close
stall-short-close-past =
    { $days ->
        [zero] فات الإغلاق منذ { $days } يوم
        [one] فات الإغلاق منذ يوم واحد
        [two] فات الإغلاق منذ يومين
        [few] فات الإغلاق منذ { $days } أيام
        [many] فات الإغلاق منذ { $days } يومًا
       *[other] فات الإغلاق منذ { $days } يوم
    }

# $count (Number) how often
stall-short-pushed =
    { $count ->
        [zero] لم يؤجَّل
        [one] أُجّل مرة واحدة
        [two] أُجّل مرتين
        [few] أُجّل { $count } مرات
        [many] أُجّل { $count } مرة
       *[other] أُجّل { $count } مرة
    }

# $days (Number) days since the partner's last update
stall-short-partner-silent =
    { $days ->
        [zero] الشريك صامت منذ { $days } يوم
        [one] الشريك صامت منذ يوم واحد
        [two] الشريك صامت منذ يومين
        [few] الشريك صامت منذ { $days } أيام
        [many] الشريك صامت منذ { $days } يومًا
       *[other] الشريك صامت منذ { $days } يوم
    }

# $days (Number) days left
stall-short-protection-ending =
    { $days ->
        [zero] تنتهي الحماية خلال { $days } يوم
        [one] تنتهي الحماية خلال يوم واحد
        [two] تنتهي الحماية خلال يومين
        [few] تنتهي الحماية خلال { $days } أيام
        [many] تنتهي الحماية خلال { $days } يومًا
       *[other] تنتهي الحماية خلال { $days } يوم
    }
