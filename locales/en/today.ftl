### The first screen: what needs the user now.
### How to add words: see the top of app.ftl.

# $count (Number) rows on the screen, at least 1
today-headline =
    { $count ->
        [one] { $count } thing needs you
       *[other] { $count } things need you
    }

today-nothing = Nothing needs you
today-nothing-hint = No promise is due, no deal is stalled, no registration waits, nothing closes soon and every learner is moving.

## Figures at the top

today-open-pipeline = Open pipeline
today-stalled-deals = Stalled deals
today-closing-soon = Closing soon
today-registrations = Registrations to decide
today-protection-ending = Protection ends soon
today-overdue-promises = Overdue promises
today-due-promises = Promises due this week
today-stalled-learners = Stalled learners

# $count (Number) open deals
today-of-open =
    { $count ->
        [one] of { $count } open deal
       *[other] of { $count } open deals
    }

# $count (Number) deals that make up the amount beside it
today-in-deals =
    { $count ->
        [one] in { $count } deal
       *[other] in { $count } deals
    }

# $count (Number) course runs that the learners are in
today-in-runs =
    { $count ->
        [one] in { $count } course run
       *[other] in { $count } course runs
    }

# $count (Number) days ahead that the figure looks
today-within-days =
    { $count ->
        [one] within { $count } day
       *[other] within { $count } days
    }

## Rows

# $count (Number) days since the deal met the rule
today-stalled-for =
    { $count ->
        [one] stalled for { $count } day
       *[other] stalled for { $count } days
    }

# $count (Number) days, at least 1
today-closes-in =
    { $count ->
        [one] closes in { $count } day
       *[other] closes in { $count } days
    }

today-closes-today = closes today

# $count (Number) days
today-learner-idle =
    { $count ->
        [one] No activity for { $count } day
       *[other] No activity for { $count } days
    }

today-learner-never = Has not started

# $count (Number) days since the exam was due
today-learner-overdue =
    { $count ->
        [one] Exam overdue by { $count } day
       *[other] Exam overdue by { $count } days
    }

## Figures and verbs of the window

today-won-this-quarter = Won this quarter
today-open-deal = Open deal
today-open-partner = Open partner

## Below and behind the figures

# $count (Number) open deals
# $unpriced (Number) those of them whose amount nobody knows
today-in-deals-unpriced =
    { $count ->
        [one] in { $count } deal, { $unpriced } without an amount
       *[other] in { $count } deals, { $unpriced } without an amount
    }

# $share (Text) won against target, per cent
# $target (Text) amount
today-won-of-target = { $share } of the target of { $target }

# $amount (Text) won in the quarter before
# $quarter (Text) label of that quarter
today-won-before = { $amount } in { $quarter }

# $quarter (Text) label of the quarter before
today-won-none-before = nothing in { $quarter }

# What the small line shows, for screen readers
# $count (Number) weeks
# $first (Text) value at the start
# $last (Text) value at the end
today-spark-weeks =
    { $count ->
        [one] Over { $count } week: from { $first } to { $last }
       *[other] Over { $count } weeks: from { $first } to { $last }
    }

# $count (Number) quarters
# $first (Text) value at the start
# $last (Text) value at the end
today-spark-quarters =
    { $count ->
        [one] Over { $count } quarter: from { $first } to { $last }
       *[other] Over { $count } quarters: from { $first } to { $last }
    }

today-spark-none = No history yet

## What a figure means, shown beside it on request

today-explain-open-pipeline = Amounts of all open deals, each currency by itself. Deals without an amount are counted, not added.
today-explain-won = Amounts of the deals won since the quarter began, against the sum of all targets for it.
today-explain-stalled-deals = Open deals that stay longer in their stage than won deals did and lack contact or a next step, or whose dates have passed. Each deal says why.
today-explain-stalled-learners = Learners without a result in a running course who have not been active for more than 14 days.
