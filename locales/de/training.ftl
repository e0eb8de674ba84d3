### Training: courses, runs, learners, exams.
### How to add words: see the top of app.ftl.

training-overview = Überblick
training-by-course = Nach Kurs
training-by-region = Nach Region
training-course = Kurs
training-run = Durchlauf
training-region = Region
training-partner = Partner
training-learner = Lernende Person
training-enrolments = Anmeldungen
training-completed = Abgeschlossen
training-completion = Abschlussquote
training-mean-score = Mittlere Punktzahl
training-running = Laufend
training-withdrawals = Abmeldungen
training-score = Punktzahl
training-exam = Prüfung
training-due = Fällig
training-weight = Gewichtung
training-result = Ergebnis
training-last-active = Zuletzt aktiv
training-stalled-learners = Lernende ohne Fortschritt

# $count (Number) enrolments in the list
training-enrolment-count =
    { $count ->
        [one] { $count } Anmeldung
       *[other] { $count } Anmeldungen
    }

# $count (Number) learners
training-learner-count =
    { $count ->
        [one] { $count } lernende Person
       *[other] { $count } Lernende
    }

# $day (Date) first day of the run
training-run-starts = Beginnt am { DATETIME($day, dateStyle: "long") }

training-no-score = Noch keine Punktzahl
training-empty = Noch keine Schulungsdaten. Sie erscheinen nach der ersten Synchronisierung.
training-no-stalled = Alle Lernenden kommen voran.

## How an enrolment ended, by code; running is shown while there is no result

training-result-pass = Bestanden
training-result-distinction = Mit Auszeichnung bestanden
training-result-fail = Nicht bestanden
training-result-withdrawn = Abgemeldet
training-result-running = Läuft

## Figures of the window

training-scores-title = Mittlere Punktzahl nach Kurs
training-runs = Kursdurchläufe
training-starts = Beginn
training-ends = Ende
training-why-stalled = Warum es hier nicht weitergeht
training-stalled-note = in laufenden Kursen

# $count (Number) enrolments without a result yet
training-running-count =
    { $count ->
        [one] { $count } läuft
       *[other] { $count } laufen
    }

# $count (Number) enrolments that were passed
training-passed-count =
    { $count ->
        [one] { $count } bestanden
       *[other] { $count } bestanden
    }

# $count (Number) submissions
training-attempt-count =
    { $count ->
        [one] in { $count } Abgabe
       *[other] in { $count } Abgaben
    }

## What a figure means, shown beside it on request

training-explain-enrolments = Alle Anmeldungen der oben gewählten Kurse und Regionen, beendet oder nicht.
training-explain-completion = Bestanden und mit Auszeichnung bestanden, gemessen an allen beendeten Anmeldungen. Laufende zählen nicht.
training-explain-mean-score = Mittelwert aller Abgaben mit einer Punktzahl.
