### Deals: table, page, stages.
### How to add words: see the top of app.ftl.

## Table

# $count (Number) deals in the list
deal-count =
    { $count ->
        [one] { $count } deal
       *[other] { $count } deals
    }

# $count (Number) deals in the list
# $amount (Text) their sum, formatted
deal-total =
    { $count ->
        [one] { $count } deal, { $amount }
       *[other] { $count } deals, { $amount }
    }

deal-search = Search deals
deal-empty = No deals yet. They appear after the first sync.
deal-code = Number
deal-name = Deal
deal-partner = Partner
deal-account = Customer
deal-product = Product
deal-owner = Owner
deal-region = Region
deal-stage = Stage
deal-amount = Amount
deal-close-date = Close date
deal-opened-date = Opened
deal-in-stage = In stage
deal-next-step = Next step
deal-last-touch = Last contact
deal-only-stalled = Stalled only
deal-only-open = Open only

## Page

deal-stalled = Stalled
deal-why-stalled = Why it is stalled
deal-not-stalled = This deal is moving.
deal-history = Stage history
deal-no-history = No stage changes recorded.

# $from (Text) stage before
# $to (Text) stage after
deal-moved = { $from } to { $to }

# $stage (Text) first stage
deal-started-in = Started in { $stage }

# $count (Number) days
deal-days-in-stage =
    { $count ->
        [one] { $count } day in this stage
       *[other] { $count } days in this stage
    }

deal-no-next-step = No next step set
deal-no-amount = Amount unknown
deal-no-account = Customer unknown
deal-expected-close = Expected close

# $day (Date) when it was won or lost
deal-closed-on = Closed on { DATETIME($day, dateStyle: "long") }

# $day (Date) last day of the registration
deal-protected-until = Protected until { DATETIME($day, dateStyle: "long") }

# $day (Date) when it comes back
deal-snoozed-until = Snoozed until { DATETIME($day, dateStyle: "long") }

deal-slow-by-design = Slow on purpose, never called stalled

# $count (Number) how often
deal-pushed =
    { $count ->
        [one] Close date moved out { $count } time
       *[other] Close date moved out { $count } times
    }

deal-not-found = This deal is no longer in your data.

## Stages, by code

deal-stage-prospecting = Prospecting
deal-stage-engaging = Engaging
deal-stage-proposal = Proposal
deal-stage-negotiation = Negotiation
deal-stage-won = Won
deal-stage-lost = Lost

## Table and page of the window

deal-in-stage-since = In stage since
deal-protection = Protected until
deal-parties = Parties

# The search found more than can be counted at once
deal-too-many = Many matches

# $day (Date) when it met the rule
deal-stalled-since = since { DATETIME($day, dateStyle: "long") }

## Edits

deal-next-step-on = Next step on
deal-snoozed = Snoozed until
deal-slow = Slow on purpose
# $max (Number) deals in one action
deal-too-many-at-once =
    { $max ->
        [one] Change at most { $max } deal at once.
       *[other] Change at most { $max } deals at once. Narrow the selection.
    }

deal-move-stage = Move to stage
deal-edit-close = Change close date
deal-edit-amount = Change amount
deal-edit-next-step = Change next step
deal-edit = Edit deal
deal-set = Set

## What a figure means, shown beside it on request

deal-explain-total = Deals that fit the filter, and the sum of the amounts that are known, each currency by itself.

## Many at once, snoozing, the board

deal-move = Move
deal-snooze = Snooze
deal-snooze-until = Snooze until
deal-snooze-tomorrow = Tomorrow
deal-snooze-monday = Monday
deal-snooze-two-weeks = In two weeks
deal-snooze-month = In a month
deal-snooze-day = Another day…
deal-wake = End snooze
deal-make-slow = Mark as slow on purpose
deal-make-usual = Judge its pace again
deal-pace = Pace
deal-pace-usual = As usual

# $stage (Text) where the card would go
deal-move-to = Move to { $stage }
deal-lane-empty = No deals

# After key caps at the foot of a list, in lower case
deal-hint-stage = stage
deal-hint-snooze = snooze
deal-hint-lanes = between stages

# Columns of an exported file
deal-currency = Currency

## What becomes of a stalled deal

deal-decide = What now?
deal-decide-step = Set next step
deal-decide-close = New close date
deal-hand-back = Hand back
deal-hand-back-title = Hand back to the partner
deal-hand-back-ask = What the partner has to do
deal-hand-back-hint = A day can stand at the end, such as “by Friday”; otherwise it is a week from now. Until then the deal rests.
deal-close-lost = Close as lost
deal-excuse = Not stalled
deal-excuse-title = Not stalled, because
deal-excuse-because = Reason
deal-excuse-hint = Kept as a note. The deal is not called stalled for two weeks.
deal-say-something = Write a few words.

# $because (Text) the user's reason
deal-excused-note = Not stalled: { $because }

# $deal (Text) its name
deal-decided-already = { $deal } is won or lost already. Nothing is left to decide.

## Columns and groups that can be chosen

deal-updated = Last change
deal-by-close = Close month
deal-by-entered = Stage start month

# Heading of the deals that have none
deal-no-close-date = No close date
