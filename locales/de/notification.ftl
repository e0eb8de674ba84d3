### Desktop notifications.
### How to add words: see the top of app.ftl.

# $deal (Text) name of the deal
notification-stalled-title = Deal stockt: { $deal }

# $partner (Text) name of the partner
# $reason (Text) the weightiest stall sentence
notification-stalled-body = { $partner }: { $reason }

# $deal (Text) name of the deal
notification-severe-title = Stockt bedenklich: { $deal }

# $count (Number) deals, more than three
notification-digest-title =
    { $count ->
        [one] { $count } Deal stockt
       *[other] { $count } Deals stocken
    }

# $count (Number) deals, more than three
notification-severe-digest-title =
    { $count ->
        [one] { $count } stockender Deal ist dringend geworden
       *[other] { $count } stockende Deals sind dringend geworden
    }

# $deals (Text) first names, separated by notification-list-separator
notification-digest-body = { $deals } und weitere

notification-list-separator = { ", " }

# Button that raises the window on the deal
notification-open = Öffnen

# Button that puts the deal off
# $day (Date) when it comes back
notification-snooze = Zurückstellen bis { DATETIME($day, dateStyle: "long") }
