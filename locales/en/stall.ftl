### One sentence for each reason why a deal counts as stalled.
### How to add words: see the top of app.ftl.

# $days (Number) working days in the stage so far
# $stage (Text) name of the stage
# $benchmark (Number) working days that are still normal
# $deals (Number) won deals that the benchmark comes from
stall-slow-stage =
    { $days ->
        [one] { $days } working day in { $stage }; normal is up to { $benchmark }, from { $deals } won deals.
       *[other] { $days } working days in { $stage }; normal is up to { $benchmark }, from { $deals } won deals.
    }

# Too few won deals for a benchmark of their own
# $days (Number) working days in the stage so far
# $stage (Text) name of the stage
# $benchmark (Number) working days that are still normal
stall-slow-stage-default =
    { $days ->
        [one] { $days } working day in { $stage }; normal is up to { $benchmark }.
       *[other] { $days } working days in { $stage }; normal is up to { $benchmark }.
    }

# $days (Number) days since both sides last talked
stall-no-two-way =
    { $days ->
        [one] No two-way contact for { $days } day.
       *[other] No two-way contact for { $days } days.
    }

stall-never-two-way = Both sides have never talked about this deal.
stall-no-next-step = No next step is set.

# $days (Number) days since it was due
stall-next-step-past =
    { $days ->
        [one] The next step is { $days } day overdue.
       *[other] The next step is { $days } days overdue.
    }

# $days (Number) days until it is due
stall-next-step-far =
    { $days ->
        [one] The next step is { $days } day away.
       *[other] The next step is { $days } days away.
    }

# $days (Number) days since the expected close
stall-close-past =
    { $days ->
        [one] The close date passed { $days } day ago.
       *[other] The close date passed { $days } days ago.
    }

# $count (Number) how often
stall-pushed =
    { $count ->
        [one] The close date was moved out { $count } time.
       *[other] The close date was moved out { $count } times.
    }

# $days (Number) days since the partner's last update
stall-partner-silent =
    { $days ->
        [one] The partner has been silent for { $days } day.
       *[other] The partner has been silent for { $days } days.
    }

# $days (Number) days left, 0 is today
stall-protection-ending =
    { $days ->
        [one] The protection ends in { $days } day and the stage has not changed.
       *[other] The protection ends in { $days } days and the stage has not changed.
    }

# $days (Number) days since
stall-protection-ended =
    { $days ->
        [one] The protection ended { $days } day ago.
       *[other] The protection ended { $days } days ago.
    }

## The same in a few words, for a row of a list

# $days (Number) working days in the stage so far
# $benchmark (Number) working days that are still normal
stall-short-slow-stage =
    { $days ->
        [one] { $days } working day, normal { $benchmark }
       *[other] { $days } working days, normal { $benchmark }
    }

# $days (Number) days since both sides last talked
stall-short-no-two-way =
    { $days ->
        [one] No contact for { $days } day
       *[other] No contact for { $days } days
    }

stall-short-never-two-way = Never talked
stall-short-no-next-step = No next step

# $days (Number) days since it was due
stall-short-next-step-past =
    { $days ->
        [one] Next step { $days } day late
       *[other] Next step { $days } days late
    }

# $days (Number) days until it is due
stall-short-next-step-far =
    { $days ->
        [one] Next step in { $days } day
       *[other] Next step in { $days } days
    }

# $days (Number) days since the expected close
stall-short-close-past =
    { $days ->
        [one] Close date { $days } day ago
       *[other] Close date { $days } days ago
    }

# $count (Number) how often
stall-short-pushed =
    { $count ->
        [one] Moved out { $count } time
       *[other] Moved out { $count } times
    }

# $days (Number) days since the partner's last update
stall-short-partner-silent =
    { $days ->
        [one] Partner silent for { $days } day
       *[other] Partner silent for { $days } days
    }

# $days (Number) days left
stall-short-protection-ending =
    { $days ->
        [one] Protected for { $days } more day
       *[other] Protected for { $days } more days
    }
