### The first screen: what needs the user now.
### How to add words: see the top of app.ftl.

# $count (Number) rows on the screen, at least 1
today-headline =
    { $count ->
        [one] { $count } Aufgabe wartet auf Sie
       *[other] { $count } Aufgaben warten auf Sie
    }

today-nothing = Nichts wartet auf Sie
today-nothing-hint = Keine Zusage ist fällig, kein Deal stockt, keine Registrierung wartet, nichts steht vor dem Abschluss, und alle Lernenden kommen voran.

## Figures at the top

today-open-pipeline = Offene Pipeline
today-stalled-deals = Stockende Deals
today-closing-soon = Bald fällige Abschlüsse
today-registrations = Registrierungen zu entscheiden
today-protection-ending = Schutz endet bald
today-overdue-promises = Überfällige Zusagen
today-due-promises = Zusagen dieser Woche
today-stalled-learners = Lernende ohne Fortschritt

# $count (Number) open deals
today-of-open =
    { $count ->
        [one] von { $count } offenem Deal
       *[other] von { $count } offenen Deals
    }

# $count (Number) deals that make up the amount beside it
today-in-deals =
    { $count ->
        [one] in { $count } Deal
       *[other] in { $count } Deals
    }

# $count (Number) course runs that the learners are in
today-in-runs =
    { $count ->
        [one] in { $count } Kursdurchlauf
       *[other] in { $count } Kursdurchläufen
    }

# $count (Number) days ahead that the figure looks
today-within-days =
    { $count ->
        [one] innerhalb von { $count } Tag
       *[other] innerhalb von { $count } Tagen
    }

## Rows

# $count (Number) days since the deal met the rule
today-stalled-for =
    { $count ->
        [one] stockt seit { $count } Tag
       *[other] stockt seit { $count } Tagen
    }

# $count (Number) days, at least 1
today-closes-in =
    { $count ->
        [one] Abschluss in { $count } Tag
       *[other] Abschluss in { $count } Tagen
    }

today-closes-today = Abschluss heute

# $count (Number) days
today-learner-idle =
    { $count ->
        [one] Seit { $count } Tag keine Aktivität
       *[other] Seit { $count } Tagen keine Aktivität
    }

today-learner-never = Noch nicht begonnen

# $count (Number) days since the exam was due
today-learner-overdue =
    { $count ->
        [one] Prüfung seit { $count } Tag überfällig
       *[other] Prüfung seit { $count } Tagen überfällig
    }

## Figures and verbs of the window

today-won-this-quarter = Gewonnen im Quartal
today-open-deal = Deal öffnen
today-open-partner = Partner öffnen

## Below and behind the figures

# $count (Number) open deals
# $unpriced (Number) those of them whose amount nobody knows
today-in-deals-unpriced =
    { $count ->
        [one] in { $count } Deal, { $unpriced } ohne Betrag
       *[other] in { $count } Deals, { $unpriced } ohne Betrag
    }

# $share (Text) won against target, per cent
# $target (Text) amount
today-won-of-target = { $share } des Ziels von { $target }

# $amount (Text) won in the quarter before
# $quarter (Text) label of that quarter
today-won-before = { $amount } in { $quarter }

# $quarter (Text) label of the quarter before
today-won-none-before = nichts in { $quarter }

# What the small line shows, for screen readers
# $count (Number) weeks
# $first (Text) value at the start
# $last (Text) value at the end
today-spark-weeks =
    { $count ->
        [one] Verlauf über { $count } Woche: von { $first } auf { $last }
       *[other] Verlauf über { $count } Wochen: von { $first } auf { $last }
    }

# $count (Number) quarters
# $first (Text) value at the start
# $last (Text) value at the end
today-spark-quarters =
    { $count ->
        [one] Verlauf über { $count } Quartal: von { $first } auf { $last }
       *[other] Verlauf über { $count } Quartale: von { $first } auf { $last }
    }

today-spark-none = Noch kein Verlauf

## What a figure means, shown beside it on request

today-explain-open-pipeline = Beträge aller offenen Deals, jede Währung für sich. Deals ohne Betrag werden gezählt, nicht addiert.
today-explain-won = Beträge der seit Quartalsbeginn gewonnenen Deals, gemessen an der Summe aller Ziele dafür.
today-explain-stalled-deals = Offene Deals, die länger in ihrer Phase bleiben als gewonnene und denen Kontakt oder ein nächster Schritt fehlt, oder deren Termine verstrichen sind. Jeder Deal nennt den Grund.
today-explain-stalled-learners = Lernende ohne Ergebnis in einem laufenden Kurs, die seit mehr als 14 Tagen nicht aktiv waren.
