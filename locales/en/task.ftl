### Promises of both sides.
### How to add words: see the top of app.ftl.

task-promises = Promises
task-one = Promise
task-title = What is promised
task-side = Whose
task-due = Due
task-status = Status
task-none = Nothing is promised.
task-none-hint = Add what you or the partner said you would do, with a day.
task-over = Kept and dropped

## Sides and states, by code

task-side-us = From us
task-side-them = From partner
task-status-open = Open
task-status-kept = Kept
task-status-dropped = Dropped

## When

# $count (Number) days, at least 1
task-overdue =
    { $count ->
        [one] { $count } day overdue
       *[other] { $count } days overdue
    }

task-due-today = due today

# $count (Number) days, at least 1
task-due-in =
    { $count ->
        [one] due in { $count } day
       *[other] due in { $count } days
    }

task-undated = no day

# $day (Text) formatted date
task-kept-on = kept on { $day }

# $day (Text) formatted date
task-dropped-on = dropped on { $day }

## Verbs

task-add = Add promise
task-edit = Edit promise
task-keep = Mark as kept
task-drop = Drop
task-reopen = Open again
task-hint-keep = kept

## What was done

# $title (Text) what was promised
task-did-promise = Promise added: { $title }

# $title (Text) what was promised
task-did-keep = Kept: { $title }

# $title (Text) what was promised
task-did-drop = Dropped: { $title }

# $title (Text) what was promised
task-did-reopen = Open again: { $title }

# $count (Number) entries in the file
# $name (Text) file name
task-calendar-saved =
    { $count ->
        [one] { $count } day saved as { $name } in your downloads
       *[other] { $count } days saved as { $name } in your downloads
    }

task-calendar-none = Nothing with this partner has a day that lies ahead.
