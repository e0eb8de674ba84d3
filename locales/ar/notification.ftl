### Desktop notifications.
### How to add words: see the top of app.ftl.

# $deal (Text) name of the deal
notification-stalled-title = صفقة متوقفة: { $deal }

# $partner (Text) name of the partner
# $reason (Text) the weightiest stall sentence
notification-stalled-body = { $partner }: { $reason }

# $deal (Text) name of the deal
notification-severe-title = توقف مقلق: { $deal }

# $count (Number) deals, more than three
notification-digest-title =
    { $count ->
        [zero] لم تتوقف أي صفقة
        [one] توقفت صفقة واحدة
        [two] توقفت صفقتان
        [few] توقفت { $count } صفقات
        [many] توقفت { $count } صفقة
       *[other] توقفت { $count } صفقة
    }

# $count (Number) deals, more than three
notification-severe-digest-title =
    { $count ->
        [zero] لم تصبح أي صفقة متوقفة عاجلة
        [one] أصبحت صفقة متوقفة واحدة عاجلة
        [two] أصبحت صفقتان متوقفتان عاجلتين
        [few] أصبحت { $count } صفقات متوقفة عاجلة
        [many] أصبحت { $count } صفقة متوقفة عاجلة
       *[other] أصبحت { $count } صفقة متوقفة عاجلة
    }

# $deals (Text) first names, separated by notification-list-separator
notification-digest-body = { $deals } وغيرها

notification-list-separator = { "، " }

# Button that raises the window on the deal
notification-open = فتح

# Button that puts the deal off
# $day (Date) when it comes back
notification-snooze = تأجيل حتى { DATETIME($day, dateStyle: "long") }
