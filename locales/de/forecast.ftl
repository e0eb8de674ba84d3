### The weekly walk: what is to close in a quarter, and what changed.
### How to add words: see the top of app.ftl.

forecast-title = Prognose

## What to look at

forecast-quarter = Quartal
forecast-this-quarter = Dieses Quartal
forecast-next-quarter = Nächstes Quartal
forecast-third-quarter = In zwei Quartalen
forecast-owner = Deals
forecast-mine = Meine
forecast-all = Die des ganzen Teams
forecast-since = Änderungen
forecast-since-day = Seit gestern
forecast-since-week = In einer Woche
forecast-since-month = In einem Monat
forecast-since-quarter = In diesem Quartal

## The sums

forecast-open = Offen, schließt rechtzeitig

# $day (Date) the day that things are compared with
forecast-then = Am Ende von { $day }

forecast-difference = Unterschied
forecast-none = keiner

# $count (Number) deals without an amount
forecast-unpriced =
    { $count ->
        [one] { $count } Deal hat keinen Betrag
       *[other] { $count } Deals haben keinen Betrag
    }

# $day (Date)
forecast-known-from = Dieser Laptop weiß seit { $day }, was Deals waren. Was sich davor geändert hat, steht hier nicht.

## The rows

# $count (Number) deals
forecast-here =
    { $count ->
        [one] { $count } Deal schließt
       *[other] { $count } Deals schließen
    }

# $count (Number) deals
forecast-left =
    { $count ->
        [one] { $count } Deal ist nicht mehr darunter
       *[other] { $count } Deals sind nicht mehr darunter
    }

# $shown (Number) rows shown
# $count (Number) rows in all
forecast-first = Gezeigt werden die ersten { $shown } von { $count }.

forecast-empty = In diesem Quartal schließt nichts.
forecast-empty-hint = Deals stehen hier, sobald sie einen erwarteten Abschluss haben. Wähle ein anderes Quartal oder die Deals des ganzen Teams.

## What changed of a deal

forecast-shift-new = Neu
forecast-shift-won = Gewonnen
forecast-shift-lost = Verloren

# $from (Text) stage
# $to (Text) stage
forecast-shift-stage = von { $from } zu { $to }

# $days (Number)
forecast-shift-later =
    { $days ->
        [one] { $days } Tag später
       *[other] { $days } Tage später
    }

# $days (Number)
forecast-shift-sooner =
    { $days ->
        [one] { $days } Tag früher
       *[other] { $days } Tage früher
    }

forecast-shift-dated = hat ein Abschlussdatum
forecast-shift-undated = Abschlussdatum entfernt

# $amount (Text)
forecast-shift-more = { $amount } mehr

# $amount (Text)
forecast-shift-less = { $amount } weniger

forecast-shift-repriced = anderer Betrag
