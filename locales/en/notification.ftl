### Desktop notifications.
### How to add words: see the top of app.ftl.

# $deal (Text) name of the deal
notification-stalled-title = Deal stalled: { $deal }

# $partner (Text) name of the partner
# $reason (Text) the weightiest stall sentence
notification-stalled-body = { $partner }: { $reason }

# $deal (Text) name of the deal
notification-severe-title = Badly stalled: { $deal }

# $count (Number) deals, more than three
notification-digest-title =
    { $count ->
        [one] { $count } deal has stalled
       *[other] { $count } deals have stalled
    }

# $count (Number) deals, more than three
notification-severe-digest-title =
    { $count ->
        [one] { $count } stalled deal has become urgent
       *[other] { $count } stalled deals have become urgent
    }

# $deals (Text) first names, separated by notification-list-separator
notification-digest-body = { $deals } and more

notification-list-separator = { ", " }

# Button that raises the window on the deal
notification-open = Open

# Button that puts the deal off
# $day (Date) when it comes back
notification-snooze = Snooze until { DATETIME($day, dateStyle: "long") }
