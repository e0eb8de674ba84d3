### The plan with a partner, and how its people learn.
### How to add words: see the top of app.ftl.

plan-target = Target
plan-quarter = Quarter
plan-won = Won
plan-reached = Reached
plan-no-target = No target

# $quarter (Text) quarter with its year
plan-set-target = Set the target of { $quarter }

# Beside the quarter that goes on
plan-running = running
plan-targets-hidden = Targets are hidden by your organisation.

# $name (Text) partner and quarter
plan-did-target = Target set: { $name }

## Training of one partner

plan-courses = Courses
plan-no-courses = There are no courses yet.

# $count (Number) people
plan-certified = { $count ->
    [0] Nobody has passed a course yet.
    [one] One person has passed at least one course.
   *[other] { $count } people have passed at least one course.
}
plan-learning = Learning now
plan-nobody-learns = Nobody is learning at the moment.
plan-person = Person
plan-course = Course
plan-passed = Passed
plan-in-course = Running
plan-last-active = Last active
plan-never-active = never
plan-run-ends = Run ends
