### The weekly walk: what is to close in a quarter, and what changed.
### How to add words: see the top of app.ftl.

forecast-title = Forecast

## What to look at

forecast-quarter = Quarter
forecast-this-quarter = This quarter
forecast-next-quarter = Next quarter
forecast-third-quarter = In two quarters
forecast-owner = Deals
forecast-mine = Mine
forecast-all = The whole team’s
forecast-since = Changes
forecast-since-day = Since yesterday
forecast-since-week = In a week
forecast-since-month = In a month
forecast-since-quarter = In this quarter

## The sums

forecast-open = Open, closing in time

# $day (Date) the day that things are compared with
forecast-then = At the end of { $day }

forecast-difference = Difference
forecast-none = none

# $count (Number) deals without an amount
forecast-unpriced =
    { $count ->
        [one] { $count } deal has no amount
       *[other] { $count } deals have no amount
    }

# $day (Date)
forecast-known-from = This laptop knows what deals were since { $day }. What changed before is not told.

## The rows

# $count (Number) deals
forecast-here =
    { $count ->
        [one] { $count } deal to close
       *[other] { $count } deals to close
    }

# $count (Number) deals
forecast-left =
    { $count ->
        [one] { $count } deal is no longer among them
       *[other] { $count } deals are no longer among them
    }

# $shown (Number) rows shown
# $count (Number) rows in all
forecast-first = The first { $shown } of { $count } are shown.

forecast-empty = Nothing is to close in this quarter.
forecast-empty-hint = Deals are here once they have an expected close. Choose another quarter, or the whole team’s deals.

## What changed of a deal

forecast-shift-new = New
forecast-shift-won = Won
forecast-shift-lost = Lost

# $from (Text) stage
# $to (Text) stage
forecast-shift-stage = from { $from } to { $to }

# $days (Number)
forecast-shift-later =
    { $days ->
        [one] { $days } day later
       *[other] { $days } days later
    }

# $days (Number)
forecast-shift-sooner =
    { $days ->
        [one] { $days } day sooner
       *[other] { $days } days sooner
    }

forecast-shift-dated = has a close date
forecast-shift-undated = close date removed

# $amount (Text)
forecast-shift-more = { $amount } more

# $amount (Text)
forecast-shift-less = { $amount } less

forecast-shift-repriced = other amount
