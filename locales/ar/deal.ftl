### Deals: table, page, stages.
### How to add words: see the top of app.ftl.

## Table

# $count (Number) deals in the list
deal-count =
    { $count ->
        [zero] لا صفقات
        [one] صفقة واحدة
        [two] صفقتان
        [few] { $count } صفقات
        [many] { $count } صفقة
       *[other] { $count } صفقة
    }

# $count (Number) deals in the list
# $amount (Text) their sum, formatted
deal-total =
    { $count ->
        [zero] لا صفقات
        [one] صفقة واحدة، { $amount }
        [two] صفقتان، { $amount }
        [few] { $count } صفقات، { $amount }
        [many] { $count } صفقة، { $amount }
       *[other] { $count } صفقة، { $amount }
    }

deal-search = البحث في الصفقات
deal-empty = لا صفقات بعد. ستظهر بعد المزامنة الأولى.
deal-code = الرقم
deal-name = الصفقة
deal-partner = الشريك
deal-account = العميل
deal-product = المنتج
deal-owner = المسؤول
deal-region = المنطقة
deal-stage = المرحلة
deal-amount = المبلغ
deal-close-date = تاريخ الإغلاق
deal-opened-date = تاريخ الفتح
deal-in-stage = في المرحلة
deal-next-step = الخطوة التالية
deal-last-touch = آخر تواصل
deal-only-stalled = المتوقفة فقط
deal-only-open = المفتوحة فقط

## Page

deal-stalled = متوقفة
deal-why-stalled = لماذا توقفت الصفقة
deal-not-stalled = هذه الصفقة تتقدم.
deal-history = سجل المراحل
deal-no-history = لم تُسجّل أي تغييرات في المراحل.

# $from (Text) stage before
# $to (Text) stage after
deal-moved = من { $from } إلى { $to }

# $stage (Text) first stage
deal-started-in = بدأت في مرحلة { $stage }

# $count (Number) days
deal-days-in-stage =
    { $count ->
        [zero] { $count } يوم في هذه المرحلة
        [one] يوم واحد في هذه المرحلة
        [two] يومان في هذه المرحلة
        [few] { $count } أيام في هذه المرحلة
        [many] { $count } يومًا في هذه المرحلة
       *[other] { $count } يوم في هذه المرحلة
    }

deal-no-next-step = لم تُحدَّد خطوة تالية
deal-no-amount = المبلغ غير معروف
deal-no-account = العميل غير معروف
deal-expected-close = الإغلاق المتوقع

# $day (Date) when it was won or lost
deal-closed-on = أُغلقت في { DATETIME($day, dateStyle: "long") }

# $day (Date) last day of the registration
deal-protected-until = محمية حتى { DATETIME($day, dateStyle: "long") }

# $day (Date) when it comes back
deal-snoozed-until = مؤجلة حتى { DATETIME($day, dateStyle: "long") }

deal-slow-by-design = بطيئة عن قصد، ولا تُعدّ متوقفة

# $count (Number) how often
deal-pushed =
    { $count ->
        [zero] لم يؤجَّل تاريخ الإغلاق
        [one] أُجّل تاريخ الإغلاق مرة واحدة
        [two] أُجّل تاريخ الإغلاق مرتين
        [few] أُجّل تاريخ الإغلاق { $count } مرات
        [many] أُجّل تاريخ الإغلاق { $count } مرة
       *[other] أُجّل تاريخ الإغلاق { $count } مرة
    }

deal-not-found = لم تعد هذه الصفقة ضمن بياناتك.

## Stages, by code

deal-stage-prospecting = استكشاف
deal-stage-engaging = تواصل
deal-stage-proposal = عرض
deal-stage-negotiation = تفاوض
deal-stage-won = رابحة
deal-stage-lost = خاسرة

## Table and page of the window

deal-in-stage-since = في المرحلة منذ
deal-protection = محمية حتى
deal-parties = الأطراف

# The search found more than can be counted at once
deal-too-many = نتائج كثيرة

# $day (Date) when it met the rule
deal-stalled-since = منذ { DATETIME($day, dateStyle: "long") }

## Edits

deal-next-step-on = موعد الخطوة التالية
deal-snoozed = مؤجلة حتى
deal-slow = بطيئة عن قصد
# $max (Number) deals in one action
deal-too-many-at-once =
    { $max ->
        [zero] لا يمكن تعديل أي صفقة دفعة واحدة.
        [one] يمكن تعديل صفقة واحدة فقط دفعة واحدة.
        [two] يمكن تعديل صفقتين على الأكثر دفعة واحدة.
        [few] يمكن تعديل { $max } صفقات على الأكثر دفعة واحدة. قلّص التحديد.
        [many] يمكن تعديل { $max } صفقة على الأكثر دفعة واحدة. قلّص التحديد.
       *[other] يمكن تعديل { $max } صفقة على الأكثر دفعة واحدة. قلّص التحديد.
    }

deal-move-stage = نقل إلى مرحلة
deal-edit-close = تغيير تاريخ الإغلاق
deal-edit-amount = تغيير المبلغ
deal-edit-next-step = تغيير الخطوة التالية
deal-edit = تعديل الصفقة
deal-set = تحديد

## What a figure means, shown beside it on request

deal-explain-total = الصفقات المطابقة للتصفية ومجموع مبالغها المعروفة، كل عملة على حدة.

## Many at once, snoozing, the board

deal-move = نقل
deal-snooze = تأجيل
deal-snooze-until = تأجيل حتى
deal-snooze-tomorrow = غدًا
deal-snooze-monday = الاثنين
deal-snooze-two-weeks = بعد أسبوعين
deal-snooze-month = بعد شهر
deal-snooze-day = يوم آخر…
deal-wake = إنهاء التأجيل
deal-make-slow = تعليمها بطيئة عن قصد
deal-make-usual = تقييم وتيرتها من جديد
deal-pace = الوتيرة
deal-pace-usual = كالمعتاد

# $stage (Text) where the card would go
deal-move-to = نقل إلى { $stage }
deal-lane-empty = لا صفقات

# After key caps at the foot of a list, in lower case
deal-hint-stage = المرحلة
deal-hint-snooze = تأجيل
deal-hint-lanes = بين المراحل

# Columns of an exported file
deal-currency = العملة

## What becomes of a stalled deal

deal-decide = ما العمل الآن؟
deal-decide-step = تحديد الخطوة التالية
deal-decide-close = تاريخ إغلاق جديد
deal-hand-back = إعادة
deal-hand-back-title = إعادة إلى الشريك
deal-hand-back-ask = ما المطلوب من الشريك
deal-hand-back-hint = يمكن أن ينتهي السطر بيوم، مثل «حتى الجمعة»، وإلا فبعد أسبوع من اليوم. حتى ذلك اليوم تبقى الصفقة مؤجلة.
deal-close-lost = إغلاق كخاسرة
deal-excuse = ليست متوقفة
deal-excuse-title = ليست متوقفة، لأن
deal-excuse-because = السبب
deal-excuse-hint = يُحفظ كملاحظة، ولا تُعدّ الصفقة متوقفة لمدة أسبوعين.
deal-say-something = اكتب بضع كلمات.

# $because (Text) the user's reason
deal-excused-note = ليست متوقفة: { $because }

# $deal (Text) its name
deal-decided-already = { $deal } رابحة أو خاسرة بالفعل، ولم يبقَ ما يُقرَّر.

## Columns and groups that can be chosen

deal-updated = آخر تغيير
deal-by-close = شهر الإغلاق
deal-by-entered = شهر بدء المرحلة

# Heading of the deals that have none
deal-no-close-date = بلا تاريخ إغلاق
