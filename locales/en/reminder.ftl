### Reminders of stalled learners: the window and the mails.
### How to add words: see the top of app.ftl.

reminder-title = Remind learners
reminder-verb = Remind
reminder-hint = remind
reminder-write = Write drafts
reminder-nobody = Nobody would get a mail: each of them has no address or was written to in the last 7 days.
reminder-about = Each gets a draft of their own, as a file for your mail program. Nothing is sent before you send it.
reminder-include = Include anyway
reminder-leave-out = Leave out

# $count (Number) drafts that will be written
reminder-count =
    { $count ->
        [one] { $count } draft
       *[other] { $count } drafts
    }


# $max (Number) learners that may be reminded at once
reminder-too-many =
    { $max ->
        [one] Remind at most { $max } learner at once.
       *[other] Remind at most { $max } learners at once. Narrow the selection.
    }

reminder-no-address = No usable e-mail address, so no draft. Add one in the system that the person comes from.

# $count (Number) days since the last mail
reminder-mailed =
    { $count ->
        [0] Mailed today
        [one] Mailed { $count } day ago
       *[other] Mailed { $count } days ago
    }

# $mailed (Text) a sentence: when the person was written to
reminder-rests = { $mailed }, so left out.

# $mailed (Text) a sentence: when the person was written to
reminder-included = { $mailed }, included all the same.

# $tag (Text) code of a language
reminder-language-missing = The partner works in another language ({ $tag }) that Tandem has no words in.
reminder-language-unknown = The language of the partner is not known.

## Afterwards

# $count (Number) drafts
# $folder (Text) name of a folder
reminder-did =
    { $count ->
        [one] { $count } reminder drafted and logged, in { $folder } among your downloads
       *[other] { $count } reminders drafted and logged, in { $folder } among your downloads
    }

# $undone (Text) a whole sentence: what was taken back
reminder-undone = { $undone }. The drafts stay as files; delete the folder if you don’t need them.

# $day (Text) date
reminder-folder = Reminders { $day }

# $course (Text) title of one course or of several
reminder-subject-logged = Reminder: { $course }

## The mail, in the language of whoever gets it

# $course (Text) title of one course or of several
reminder-mail-subject = Reminder: { $course }

# $name (Text) of the person
reminder-mail-greeting = Hello { $name },

# $course (Text) title
# $count (Number) days
reminder-mail-idle =
    { $count ->
        [one] You are enrolled in the course “{ $course }”. We have seen no activity there for { $count } day.
       *[other] You are enrolled in the course “{ $course }”. We have seen no activity there for { $count } days.
    }

# $open (Text) number of exams that are not handed in
# $count (Number) all exams of the course
reminder-mail-exams =
    { $count ->
        [one] Still to be handed in: { $open } of { $count } exam.
       *[other] Still to be handed in: { $open } of { $count } exams.
    }

# $day (Text) date
reminder-mail-ends = The course runs until { $day }.

reminder-mail-offer = If something stands in your way, just reply to this mail. We are glad to help.
reminder-mail-regards = Best regards
