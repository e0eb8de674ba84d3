### The pack of a business review.
### How to add words: see the top of app.ftl.

review-title = Business review

# $partner (Text) name
# $quarter (Text) quarter with its year
review-of = Business review: { $partner }, { $quarter }

# $partner (Text) name
review-open = Business review: { $partner }

# What the key does, under the list of partners
review-hint = review
review-quarter = Quarter
review-language = Language of the pack
review-so-far = The quarter is still running: its figures are those so far.
review-left-out = Not connected, and so not told: how likely each stage is to be won, why deals were lost, when certificates expire, renewals, marketing funds, commissions, escalations.

## Parts

review-part-promises = Promises of the quarter
review-part-scorecard = Scorecard
review-part-compared = The quarter beside others
review-part-pipeline = Pipeline by name
review-part-ended = Won, lost, stalled
review-part-enablement = Enablement
review-part-targets = Next quarter
review-part-ahead = New promises

## Promises

review-what-became = What became of it
review-about = About
review-kept = Kept
review-dropped = Dropped
review-still-open = Still open
review-no-promises = No promise.
review-ahead-hint = Three to five of each side, each with an owner and a day.

# $day (Text) formatted date
review-kept-late = Kept late, on { $day }

review-explain-kept = Promises kept by their day, of those of the quarter that are due and were not dropped. What is owed from before counts too.

## Scorecard

review-won-year = Won in four quarters
review-average = Average deal
review-cycle = Time to win
review-win-rate = Win rate
review-win-rate-registered = Win rate, registered
review-certified = Certified people
review-health-part = Part
review-health-points = Points of 100
review-health-weight = Weight

# $count (Number) days
review-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

# $share (Text) percentage
# $part (Number) deals
# $whole (Number) deals
review-share-of = { $share } ({ $part } of { $whole })

review-explain-won-year = Amounts of the deals won in this quarter and the three before it, each currency by itself.
review-explain-open-deals = Deals with this partner that are neither won nor lost, as of now.
review-explain-average = The mean amount of the deals won in this quarter and the three before it, of those whose amount is known.
review-explain-cycle = From the first day of a deal to its close: half of the deals won in this quarter and the three before it took no longer.
review-explain-win-rate = Deals won, of all that were won or lost in this quarter and the three before it.
review-explain-win-rate-registered = The same, of the deals that were registered and protected.
review-explain-certified = People of this partner who passed at least one course.

## The quarter beside others

review-figure = Figure
review-reached = Of target
review-deals-won = Deals won
review-deals-lost = Deals lost
review-registered = Registrations
review-talks = Talks
review-passed = Courses passed
review-explain-won = Amounts of the deals won in the quarter, each currency by itself.
review-explain-target = The sum of this partner’s targets for the quarter, each currency by itself.
review-explain-reached = What was won in the quarter, as a share of the target in the same currency.
review-explain-deals-won = Deals that were won in the quarter.
review-explain-deals-lost = Deals that were lost in the quarter.
review-explain-quarter-win-rate = Deals won, of all that were won or lost in the quarter.
review-explain-registered = Registrations that were submitted for this partner in the quarter.
review-explain-talks = Calls, meetings and messages of the quarter in which both sides took part.
review-explain-passed = Enrolments that were passed in courses that ended in the quarter.

## Deals

review-risk = Risk
review-no-risk = not stalled
review-closed = Closed
review-lost-from = Lost in stage
review-no-reasons = Why a deal was lost is not on record; the stage that it was lost in is.
review-none-open = No deal is open.
review-none-won = No deal was won in this quarter.
review-none-lost = No deal was lost in this quarter.
review-none-stalled = No deal is stalled.

## Enablement

review-running = Under way
review-courses = Courses
review-no-courses = No courses are on record.
review-no-gaps = Somebody has passed each course.

# $courses (Text) titles of courses
review-gaps = Nobody has passed yet: { $courses }

review-explain-learners = People of this partner who are or were enrolled in a course.
review-explain-running = Enrolments without a result yet.

## Targets

# $quarter (Text) quarter with its year
review-target-of = Target for { $quarter }

# $quarter (Text) quarter with its year
review-no-target = No target is set for { $quarter }.
