### The brief before a talk, on one page.
### How to add words: see the top of app.ftl.

brief-title = Brief

# $partner (Text) name
brief-of = Brief: { $partner }

brief-last-talk = Last talk
brief-no-talk = No talk is on record; news are of the last 90 days.
brief-touches = Last contacts
brief-no-touches = No contact is on record.
brief-news = Since the last talk
brief-news-recent = In the last 90 days
brief-no-news = Nothing has moved.
brief-risks = Risks
brief-no-risks = Nothing is stalled, ends or closes soon.
brief-ours = We promised
brief-theirs = They promised
brief-no-promises = Nothing is open.
brief-steps = Next steps
brief-no-steps = No next step is planned on any open deal.
brief-figures = Figures
brief-target = Target this quarter
brief-kept-us = Kept by us
brief-kept-them = Kept by them

# $kept (Number) promises kept by their day
# $due (Number) promises that fell due, at least 1
brief-kept-of = { $kept } of { $due }

brief-kept-none = none due

## What became of a deal, by code

brief-course-new = New
brief-course-forward = Moved on
brief-course-back = Moved back
brief-course-won = Won
brief-course-lost = Lost

## Learners

# $count (Number) learners
brief-completed =
    { $count ->
        [one] { $count } learner completed a course
       *[other] { $count } learners completed a course
    }

# $count (Number) enrolments
brief-enrolled =
    { $count ->
        [one] { $count } new enrolment
       *[other] { $count } new enrolments
    }

# $count (Number) exams handed in
brief-submitted =
    { $count ->
        [one] { $count } exam handed in
       *[other] { $count } exams handed in
    }

# $count (Number) learners
brief-idle-learners =
    { $count ->
        [one] { $count } learner without activity for more than 14 days
       *[other] { $count } learners without activity for more than 14 days
    }

## What a figure means, shown beside it on request

brief-explain-target = The sum of this partner’s targets for the quarter, each currency by itself.
brief-explain-kept = Promises kept by their day, of those that fell due in the last 90 days. Dropped ones are not counted.

## Verbs

brief-print = Print
brief-calendar = Save dates
