### The health of partners.
### How to add words: see the top of app.ftl.

health-title = Health

# $score (Text) from 0 to 100
health-of = Health { $score }

# $score (Text) from 0 to 100
health-out-of = { $score } of 100

health-unknown = Nothing is on record yet that could be compared.

## What the number means, shown beside it on request

health-explain = Results 25, pipeline 25, capability 20, engagement 15, trust 15: the mean by these weights. A part is the mean of its signals. A signal is worth the share of the peers that are below it, equals counted half; its own last four values count half as much as the peers. What is missing weighs nothing.

# $weight (Number) of 100
# $signals (Text) the signals of the part, each with its value
health-explain-part = Weighs { $weight } of 100. { $signals }

# $signal (Text) name
# $value (Text) amount, share or count
# $score (Number) from 0 to 100
health-signal-placed = { $signal }: { $value }, worth { $score }.

# $signal (Text) name
# $value (Text) amount, share or count
health-signal-alone = { $signal }: { $value }, too few to compare with.

# $signal (Text) name
health-signal-none = { $signal }: no data.

# $count (Number) signals that are compared
health-explain-trend =
    { $count ->
        [one] From { $count } signal that has a past on record. What was open 90 days ago is not on record; amounts are compared with those of one quarter before.
       *[other] From { $count } signals that have a past on record. What was open 90 days ago is not on record; amounts are compared with those of one quarter before.
    }

## Whom a partner is compared with

# $count (Number) other partners
health-peers-region =
    { $count ->
        [one] Compared with { $count } partner of its type, tier and region
       *[other] Compared with { $count } partners of its type, tier and region
    }

# $count (Number) other partners
health-peers-tier =
    { $count ->
        [one] Compared with { $count } partner of its type and tier
       *[other] Compared with { $count } partners of its type and tier
    }

# $count (Number) other partners
health-peers-kind =
    { $count ->
        [one] Compared with { $count } partner of its type
       *[other] Compared with { $count } partners of its type
    }

# $count (Number) other partners
health-peers-all =
    { $count ->
        [one] Compared with { $count } other partner
       *[other] Compared with all { $count } other partners
    }

health-peers-none = No other partner to compare with

# $count (Number) other partners, one to four
health-peers-few =
    { $count ->
        [one] { $count } other partner is too few to compare with
       *[other] { $count } other partners are too few to compare with
    }

## Parts, by code

health-part-results = Results
health-part-pipeline = Pipeline
health-part-capability = Capability
health-part-engagement = Engagement
health-part-trust = Trust

## Signals, by code

health-signal-target = Won of target, four quarters
health-signal-won = Won, four quarters
health-signal-coverage = Open pipeline to a year’s wins
health-signal-moving = Open deals that move
health-signal-registered = Registrations, 90 days
health-signal-passed = Courses passed, 12 months
health-signal-completion = Course completion, 12 months
health-signal-touches = Talks, 90 days
health-signal-theirs = Kept by them, 90 days
health-signal-ours = Kept by us, 90 days

## Trend

health-moved = What moved in 90 days
health-nothing-moved = Nothing moved by more than half a point.
health-no-past = What is on record does not reach back far enough for a trend.

# $points (Text) signed
health-trend = { $points } in 90 days

health-steady = Steady for 90 days

# $signal (Text) name
# $now (Text) value today
# $before (Text) value before
health-mover = { $signal }: { $now }, was { $before }

# $points (Text) signed
health-points = { $points } points

## What is left out

# $signals (Text) names
health-missing = No data: { $signals }

# $signals (Text) names
health-alone = Too few to compare with: { $signals }
