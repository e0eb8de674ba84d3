### Charts: titles, the finding in one sentence, axes, tables.
### How to add words: see the top of app.ftl.

chart-won-title = Won revenue by quarter

# $won (Text) amount
# $quarter (Text) label of the newest full quarter
# $share (Text) won against target, per cent
chart-won-finding = Won revenue was { $won } in { $quarter }, { $share } of the target.

# $won (Text) amount
# $quarter (Text) label of the newest full quarter
chart-won-finding-no-target = Won revenue was { $won } in { $quarter }; no target is set.

chart-pipeline-title = Open deals by stage

# $count (Number) open deals
# $amount (Text) their sum
# $stage (Text) stage with the largest sum
chart-pipeline-finding =
    { $count ->
        [one] { $count } open deal worth { $amount }; most of it in { $stage }.
       *[other] { $count } open deals worth { $amount }; most of it in { $stage }.
    }

chart-pipeline-empty = No open deals.
chart-no-data = Not enough data for a chart yet.

# Tooltip and what screen readers say at a point
# $label (Text) what the point stands for
# $value (Text) its value
chart-point = { $label }: { $value }

chart-won = Won
chart-target = Target
chart-quarter = Quarter
chart-stage = Stage
chart-deals = Deals
chart-amount = Amount
chart-share = Share
chart-copy-picture = Copy picture
chart-copy-table = Copy table

## Time axis

# $quarter (Number) 1 to 4
# $year (Text) four digits
chart-quarter-of-year = Q{ $quarter } { $year }

# $quarter (Number) 1 to 4
# $year (Text) its last two digits
chart-quarter-short = Q{ $quarter } { $year }

## Training

chart-completion-title = Completion by course

# $course (Text) name of the course
# $share (Text) per cent
chart-completion-finding = { $course } has the highest completion, { $share }.

chart-completion = Completion
chart-course = Course

# $course (Text) name of the course
# $score (Text) per cent
chart-scores-finding = { $course } has the highest mean score, { $score }.

## More findings

# $amounts (Text) sums in currencies that the chart does not show
chart-other-currencies = In other currencies also { $amounts }.

# Amounts are unknown, so the bars count
# $count (Number) open deals
# $stage (Text) stage with the most deals
chart-pipeline-count-finding =
    { $count ->
        [one] { $count } open deal, in { $stage }.
       *[other] { $count } open deals; most of them in { $stage }.
    }

# $count (Number) open deals whose amount nobody knows
chart-pipeline-unpriced =
    { $count ->
        [one] { $count } deal without an amount is not in the sums.
       *[other] { $count } deals without an amount are not in the sums.
    }

chart-list-separator = { ", " }
