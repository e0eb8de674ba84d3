### Desktop notifications.
### How to add words: see the top of app.ftl.

# $deal (Text) name of the deal
notification-stalled-title = صفقة متوقفة: { $deal }

# $partner (Text) name of the partner
# $reason (Text) the weightiest stall sentence
notification-stalled-body = { $partner }: { $reason }

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

# $deals (Text) first names, separated by notification-list-separator
notification-digest-body = { $deals } وغيرها

notification-list-separator = { "، " }

# Button that raises the window on the deal
notification-open = فتح
