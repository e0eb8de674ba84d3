### Training: courses, runs, learners, exams.
### How to add words: see the top of app.ftl.

training-overview = Overview
training-by-course = By course
training-by-region = By region
training-course = Course
training-run = Run
training-region = Region
training-partner = Partner
training-learner = Learner
training-enrolments = Enrolments
training-completed = Completed
training-completion = Completion
training-mean-score = Mean score
training-running = Running
training-withdrawals = Withdrawals
training-score = Score
training-exam = Exam
training-due = Due
training-weight = Weight
training-result = Result
training-last-active = Last active
training-stalled-learners = Stalled learners

# $count (Number) enrolments in the list
training-enrolment-count =
    { $count ->
        [one] { $count } enrolment
       *[other] { $count } enrolments
    }

# $count (Number) learners
training-learner-count =
    { $count ->
        [one] { $count } learner
       *[other] { $count } learners
    }

# $day (Date) first day of the run
training-run-starts = Starts { DATETIME($day, dateStyle: "long") }

training-no-score = No score yet
training-empty = No training data yet. It appears after the first sync.
training-no-stalled = Every learner is moving.

## How an enrolment ended, by code; running is shown while there is no result

training-result-pass = Passed
training-result-distinction = Passed with distinction
training-result-fail = Failed
training-result-withdrawn = Withdrawn
training-result-running = Running

## Figures of the window

training-scores-title = Mean score by course
training-runs = Course runs
training-starts = Starts
training-ends = Ends
training-why-stalled = Why this learner is stalled
training-stalled-note = in running courses

# $count (Number) enrolments without a result yet
training-running-count =
    { $count ->
        [one] { $count } running
       *[other] { $count } running
    }

# $count (Number) enrolments that were passed
training-passed-count =
    { $count ->
        [one] { $count } passed
       *[other] { $count } passed
    }

# $count (Number) submissions
training-attempt-count =
    { $count ->
        [one] in { $count } submission
       *[other] in { $count } submissions
    }

## What a figure means, shown beside it on request

training-explain-enrolments = All enrolments of the courses and regions chosen above, ended or not.
training-explain-completion = Passed and passed with distinction, over all enrolments that have ended. Running ones do not count.
training-explain-mean-score = Mean over all submissions that have a score.
