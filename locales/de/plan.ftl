### Der Plan mit einem Partner und wie seine Leute lernen.
### Wie Wörter dazukommen: siehe den Anfang von app.ftl.

plan-target = Ziel
plan-quarter = Quartal
plan-won = Gewonnen
plan-reached = Erreicht
plan-no-target = Kein Ziel

# $quarter (Text) quarter with its year
plan-set-target = Ziel für { $quarter } setzen

# Beside the quarter that goes on
plan-running = läuft
plan-targets-hidden = Ziele verbirgt Ihre Organisation.

# $name (Text) partner and quarter
plan-did-target = Ziel gesetzt: { $name }

## Training of one partner

plan-courses = Kurse
plan-no-courses = Es gibt noch keine Kurse.

# $count (Number) people
plan-certified = { $count ->
    [0] Noch niemand hat einen Kurs bestanden.
    [one] Eine Person hat mindestens einen Kurs bestanden.
   *[other] { $count } Personen haben mindestens einen Kurs bestanden.
}
plan-learning = Lernen gerade
plan-nobody-learns = Zurzeit lernt niemand.
plan-person = Person
plan-course = Kurs
plan-passed = Bestanden
plan-in-course = Läuft
plan-last-active = Zuletzt aktiv
plan-never-active = nie
plan-run-ends = Lauf endet
