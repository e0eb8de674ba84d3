### Answers to what a partner asks about itself, in the language of the partner.
### How to add words: see the top of app.ftl.

answer-title = Answers

# What the key does, under the list of partners
answer-hint = answers

# $partner (Text) name
answer-open = Answers: { $partner }
answer-language = Language of the answers
answer-find = Somebody’s certificates
answer-copy = Copy the answer

# $title (Text) what was asked
answer-copied = Copied: { $title }

# $count (Number) people whose names fit
answer-more-people = { $count ->
    [one] One more person fits: type more of the name.
   *[other] { $count } more people fit: type more of the name.
}

## What was asked

answer-about-tier = Tier
answer-about-certificates = Certificates
answer-about-registrations = Registrations
answer-about-target = Target

# $person (Text) name
answer-about-person = Certificates of { $person }

## Answers

# $kind (Text) reseller, integrator, …
# $partner (Text) name
# $tier (Text) word
answer-tier = { $partner } ({ $kind }) has the tier { $tier }.

# $kind (Text) reseller, integrator, …
# $partner (Text) name
answer-no-tier = { $partner } ({ $kind }) has no tier.

# $day (Text) day
answer-since = Partner since { $day }.

# $count (Number) people
answer-certified = { $count ->
    [0] Nobody there has passed a course.
    [one] One person there has passed at least one course.
   *[other] { $count } people there have passed at least one course.
}

# $certified (Number) people who passed
# $course (Text) title
# $running (Number) people who are learning
answer-course = { $course }: { $certified } passed, { $running } learning.

# $name (Text) partner or person
answer-no-course = Nothing is known of courses of { $name }.

# $course (Text) title
answer-learning = { $course }: running.

# $course (Text) title
# $day (Text) last day on which something was done
answer-learning-active = { $course }: running, last active on { $day }.

# $course (Text) title
# $result (Text) word
answer-result = { $course }: { $result }.

# $course (Text) title
# $day (Text) end of the run
# $result (Text) word
answer-result-on = { $course }, until { $day }: { $result }.

# $result (Text) sentence
# $score (Text) percentage
answer-with-score = { $result } Best score of an exam: { $score }.

# $customer (Text) name
# $status (Text) word
answer-registration = { $customer }: { $status }.

# $customer (Text) name
# $day (Text) day
# $status (Text) word
answer-registration-due = { $customer }: { $status }, to be decided until { $day }.

# $customer (Text) name
# $status (Text) word
# $until (Text) last day
answer-registration-protected = { $customer }: { $status }, protected until { $until }.

# $name (Text) partner
answer-no-registration = { $name } has registered nothing.

# $quarter (Text) quarter with its year
# $share (Text) percentage
# $target (Text) amount
# $won (Text) amount
answer-target = { $quarter }: { $won } of { $target } won so far, { $share }.

# $quarter (Text) quarter with its year
# $won (Text) amount
answer-won = { $quarter }: { $won } won so far.

# $quarter (Text) quarter with its year
answer-no-target = There is no target for { $quarter }.

## Where they are from

answer-from-hub = As the partner program has it.
answer-from-learning = From the enrolments and exams of the learning system.
answer-from-deals = From the deals won in the quarter and the agreed targets.
answer-never-synced = Never synced.
