### Sync: the row in the side bar, its popover, the first sync.
### How to add words: see the top of app.ftl.

## The row in the side bar

sync-just-synced = تمت المزامنة الآن

# $count (Number) minutes, at least 1
sync-minutes-ago =
    { $count ->
        [zero] تمت المزامنة قبل { $count } دقيقة
        [one] تمت المزامنة قبل دقيقة واحدة
        [two] تمت المزامنة قبل دقيقتين
        [few] تمت المزامنة قبل { $count } دقائق
        [many] تمت المزامنة قبل { $count } دقيقة
       *[other] تمت المزامنة قبل { $count } دقيقة
    }

# $count (Number) hours, at least 1
sync-hours-ago =
    { $count ->
        [zero] تمت المزامنة قبل { $count } ساعة
        [one] تمت المزامنة قبل ساعة واحدة
        [two] تمت المزامنة قبل ساعتين
        [few] تمت المزامنة قبل { $count } ساعات
        [many] تمت المزامنة قبل { $count } ساعة
       *[other] تمت المزامنة قبل { $count } ساعة
    }

# $count (Number) days, at least 1
sync-days-ago =
    { $count ->
        [zero] تمت المزامنة قبل { $count } يوم
        [one] تمت المزامنة قبل يوم واحد
        [two] تمت المزامنة قبل يومين
        [few] تمت المزامنة قبل { $count } أيام
        [many] تمت المزامنة قبل { $count } يومًا
       *[other] تمت المزامنة قبل { $count } يوم
    }

sync-never = لم تتم المزامنة بعد
sync-starting = جارٍ الاتصال…

# $done (Number) rows so far
# $total (Number) rows in all
sync-progress = مزامنة { $done } من { $total }

sync-running = جارٍ المزامنة…
sync-offline = دون اتصال

# $time (Text) formatted time or date
sync-offline-since = دون اتصال منذ { $time }

# $count (Number) changes that wait to be sent
sync-offline-queued =
    { $count ->
        [zero] دون اتصال
        [one] دون اتصال، تغيير واحد بالانتظار
        [two] دون اتصال، تغييران بالانتظار
        [few] دون اتصال، { $count } تغييرات بالانتظار
        [many] دون اتصال، { $count } تغييرًا بالانتظار
       *[other] دون اتصال، { $count } تغيير بالانتظار
    }

sync-needs-you = المزامنة تحتاج إليك
sync-paused = المزامنة متوقفة مؤقتًا
sync-auth-revoked = انتهى الوصول

## The popover

sync-title = المزامنة
sync-now = المزامنة الآن
sync-last-success = آخر مزامنة
sync-last-problem = آخر مشكلة

# $count (Number) seconds
sync-next-attempt =
    { $count ->
        [zero] المحاولة التالية الآن
        [one] المحاولة التالية خلال ثانية واحدة
        [two] المحاولة التالية خلال ثانيتين
        [few] المحاولة التالية خلال { $count } ثوانٍ
        [many] المحاولة التالية خلال { $count } ثانية
       *[other] المحاولة التالية خلال { $count } ثانية
    }

sync-up-to-date = كل شيء محدّث.
sync-offline-hint = كل شيء يعمل ببيانات هذا الجهاز. تُستأنف المزامنة عندما يصبح الخادم متاحًا من جديد.
sync-paused-hint = لن يُرسل أو يُستقبل شيء حتى تستأنف.
sync-revoked-hint = لم يعد الخادم يقبل هذا الرمز. أدخل رمزًا جديدًا في الإعدادات؛ وستبقى بياناتك هنا.
sync-allow-deletes = السماح بالحذف
sync-open-settings = فتح الإعدادات

## The first sync

sync-first-title = جارٍ نسخ بياناتك
sync-first-hint = يمكنك العمل بما وصل من البيانات. إغلاق النافذة آمن، إذ تُستأنف المزامنة من حيث توقفت.
sync-first-stopped = توقف النسخ. ما وصل يبقى محفوظًا.

# $done (Number) rows so far
# $total (Number) rows in all
sync-rows =
    { $total ->
        [zero] لا سجلات
        [one] { $done } من سجل واحد
        [two] { $done } من سجلين
        [few] { $done } من { $total } سجلات
        [many] { $done } من { $total } سجلًا
       *[other] { $done } من { $total } سجل
    }

# $size (Text) formatted bytes
sync-received = تم استلام { $size }

# $count (Number) seconds
sync-seconds-left =
    { $count ->
        [zero] أوشكت على الانتهاء
        [one] الوقت المتبقي: ثانية واحدة
        [two] الوقت المتبقي: ثانيتان
        [few] الوقت المتبقي: { $count } ثوانٍ
        [many] الوقت المتبقي: { $count } ثانية
       *[other] الوقت المتبقي: { $count } ثانية
    }

# $count (Number) minutes
sync-minutes-left =
    { $count ->
        [zero] أقل من دقيقة
        [one] الوقت المتبقي: دقيقة واحدة
        [two] الوقت المتبقي: دقيقتان
        [few] الوقت المتبقي: { $count } دقائق
        [many] الوقت المتبقي: { $count } دقيقة
       *[other] الوقت المتبقي: { $count } دقيقة
    }

sync-almost-done = أوشكت على الانتهاء
