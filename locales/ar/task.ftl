### وعود الطرفين.

task-promises = الوعود
task-one = وعد
task-title = ما وُعد به
task-side = لمن الوعد
task-due = الموعد
task-status = الحالة
task-none = لا وعود بعد.
task-none-hint = أضف ما قلت أنت أو قال الشريك إنه سيفعله، مع يوم محدّد.
task-over = المنجزة والمتروكة

## الأطراف والحالات، حسب الرمز

task-side-us = منّا
task-side-them = من الشريك
task-status-open = مفتوح
task-status-kept = منجز
task-status-dropped = متروك

## متى

# $count (Number) days, at least 1
task-overdue =
    { $count ->
        [zero] متأخر { $count } يوم
        [one] متأخر يومًا واحدًا
        [two] متأخر يومين
        [few] متأخر { $count } أيام
        [many] متأخر { $count } يومًا
       *[other] متأخر { $count } يوم
    }

task-due-today = موعده اليوم

# $count (Number) days, at least 1
task-due-in =
    { $count ->
        [zero] موعده بعد { $count } يوم
        [one] موعده بعد يوم واحد
        [two] موعده بعد يومين
        [few] موعده بعد { $count } أيام
        [many] موعده بعد { $count } يومًا
       *[other] موعده بعد { $count } يوم
    }

task-undated = بلا يوم

# $day (Text) formatted date
task-kept-on = أُنجز في { $day }

# $day (Text) formatted date
task-dropped-on = تُرك في { $day }

## أفعال

task-add = إضافة وعد
task-edit = تعديل الوعد
task-keep = وضع علامة منجز
task-drop = ترك
task-reopen = إعادة فتح
task-hint-keep = منجز

## ما جرى

# $title (Text) what was promised
task-did-promise = أُضيف الوعد: { $title }

# $title (Text) what was promised
task-did-keep = أُنجز: { $title }

# $title (Text) what was promised
task-did-drop = تُرك: { $title }

# $title (Text) what was promised
task-did-reopen = فُتح من جديد: { $title }

# $count (Number) entries in the file
# $name (Text) file name
task-calendar-saved =
    { $count ->
        [zero] حُفظ { $count } يوم باسم { $name } في التنزيلات
        [one] حُفظ يوم واحد باسم { $name } في التنزيلات
        [two] حُفظ يومان باسم { $name } في التنزيلات
        [few] حُفظت { $count } أيام باسم { $name } في التنزيلات
        [many] حُفظ { $count } يومًا باسم { $name } في التنزيلات
       *[other] حُفظ { $count } يوم باسم { $name } في التنزيلات
    }

task-calendar-none = لا شيء مع هذا الشريك له يوم قادم.
