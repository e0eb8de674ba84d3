### Antworten auf das, was ein Partner über sich fragt, in der Sprache des Partners.
### Wie Wörter dazukommen: siehe den Anfang von app.ftl.

answer-title = Antworten

# What the key does, under the list of partners
answer-hint = Antworten

# $partner (Text) name
answer-open = Antworten: { $partner }
answer-language = Sprache der Antworten
answer-find = Zertifikate einer Person
answer-copy = Antwort kopieren

# $title (Text) what was asked
answer-copied = Kopiert: { $title }

# $count (Number) people whose names fit
answer-more-people = { $count ->
    [one] Eine weitere Person passt: Schreiben Sie mehr vom Namen.
   *[other] { $count } weitere Personen passen: Schreiben Sie mehr vom Namen.
}

## What was asked

answer-about-tier = Stufe
answer-about-certificates = Zertifikate
answer-about-registrations = Registrierungen
answer-about-target = Ziel

# $person (Text) name
answer-about-person = Zertifikate von { $person }

## Answers

# $kind (Text) reseller, integrator, …
# $partner (Text) name
# $tier (Text) word
answer-tier = { $partner } ({ $kind }) hat die Stufe { $tier }.

# $kind (Text) reseller, integrator, …
# $partner (Text) name
answer-no-tier = { $partner } ({ $kind }) hat keine Stufe.

# $day (Text) day
answer-since = Partner seit { $day }.

# $count (Number) people
answer-certified = { $count ->
    [0] Noch niemand dort hat einen Kurs bestanden.
    [one] Eine Person dort hat mindestens einen Kurs bestanden.
   *[other] { $count } Personen dort haben mindestens einen Kurs bestanden.
}

# $certified (Number) people who passed
# $course (Text) title
# $running (Number) people who are learning
answer-course = { $course }: { $certified } bestanden, { $running } lernen noch.

# $name (Text) partner or person
answer-no-course = Von Kursen ist zu { $name } nichts bekannt.

# $course (Text) title
answer-learning = { $course }: läuft.

# $course (Text) title
# $day (Text) last day on which something was done
answer-learning-active = { $course }: läuft, zuletzt aktiv am { $day }.

# $course (Text) title
# $result (Text) word
answer-result = { $course }: { $result }.

# $course (Text) title
# $day (Text) end of the run
# $result (Text) word
answer-result-on = { $course }, bis { $day }: { $result }.

# $result (Text) sentence
# $score (Text) percentage
answer-with-score = { $result } Bestes Ergebnis einer Prüfung: { $score }.

# $customer (Text) name
# $status (Text) word
answer-registration = { $customer }: { $status }.

# $customer (Text) name
# $day (Text) day
# $status (Text) word
answer-registration-due = { $customer }: { $status }, Entscheidung bis { $day }.

# $customer (Text) name
# $status (Text) word
# $until (Text) last day
answer-registration-protected = { $customer }: { $status }, geschützt bis { $until }.

# $name (Text) partner
answer-no-registration = { $name } hat nichts registriert.

# $quarter (Text) quarter with its year
# $share (Text) percentage
# $target (Text) amount
# $won (Text) amount
answer-target = { $quarter }: bisher { $won } von { $target } gewonnen, { $share }.

# $quarter (Text) quarter with its year
# $won (Text) amount
answer-won = { $quarter }: bisher { $won } gewonnen.

# $quarter (Text) quarter with its year
answer-no-target = Für { $quarter } gibt es kein Ziel.

## Where they are from

answer-from-hub = Wie es im Partnerprogramm steht.
answer-from-learning = Aus den Anmeldungen und Prüfungen des Lernsystems.
answer-from-deals = Aus den gewonnenen Deals des Quartals und den vereinbarten Zielen.
answer-never-synced = Noch nie synchronisiert.
