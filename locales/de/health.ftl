### Gesundheit der Partnerschaften.

health-title = Gesundheit

# $score (Text) from 0 to 100
health-of = Gesundheit { $score }

# $score (Text) from 0 to 100
health-out-of = { $score } von 100

health-unknown = Noch ist nichts erfasst, das sich vergleichen ließe.

## What the number means, shown beside it on request

health-explain = Ergebnis 25, Pipeline 25, Können 20, Austausch 15, Vertrauen 15: das Mittel nach diesen Gewichten. Ein Teil ist das Mittel seiner Merkmale. Ein Merkmal zählt so viel wie der Anteil der vergleichbaren Partner, die darunter liegen, gleiche zur Hälfte; die eigenen letzten vier Werte zählen halb so viel wie die anderen Partner. Was fehlt, wiegt nichts.

# $weight (Number) of 100
# $signals (Text) the signals of the part, each with its value
health-explain-part = Wiegt { $weight } von 100. { $signals }

# $signal (Text) name
# $value (Text) amount, share or count
# $score (Number) from 0 to 100
health-signal-placed = { $signal }: { $value }, zählt { $score }.

# $signal (Text) name
# $value (Text) amount, share or count
health-signal-alone = { $signal }: { $value }, zu wenige zum Vergleich.

# $signal (Text) name
health-signal-none = { $signal }: keine Daten.

# $count (Number) signals that are compared
health-explain-trend =
    { $count ->
        [one] Aus { $count } Merkmal, dessen Vergangenheit erfasst ist. Was vor 90 Tagen offen war, ist nicht erfasst; Beträge werden mit denen ein Quartal zuvor verglichen.
       *[other] Aus { $count } Merkmalen, deren Vergangenheit erfasst ist. Was vor 90 Tagen offen war, ist nicht erfasst; Beträge werden mit denen ein Quartal zuvor verglichen.
    }

## Whom a partner is compared with

# $count (Number) other partners
health-peers-region =
    { $count ->
        [one] Verglichen mit { $count } Partner gleicher Art, Stufe und Region
       *[other] Verglichen mit { $count } Partnern gleicher Art, Stufe und Region
    }

# $count (Number) other partners
health-peers-tier =
    { $count ->
        [one] Verglichen mit { $count } Partner gleicher Art und Stufe
       *[other] Verglichen mit { $count } Partnern gleicher Art und Stufe
    }

# $count (Number) other partners
health-peers-kind =
    { $count ->
        [one] Verglichen mit { $count } Partner gleicher Art
       *[other] Verglichen mit { $count } Partnern gleicher Art
    }

# $count (Number) other partners
health-peers-all =
    { $count ->
        [one] Verglichen mit { $count } anderen Partner
       *[other] Verglichen mit allen { $count } anderen Partnern
    }

health-peers-none = Kein anderer Partner zum Vergleich

# $count (Number) other partners, one to four
health-peers-few =
    { $count ->
        [one] { $count } anderer Partner ist zu wenig zum Vergleich
       *[other] { $count } andere Partner sind zu wenige zum Vergleich
    }

## Parts, by code

health-part-results = Ergebnis
health-part-pipeline = Pipeline
health-part-capability = Können
health-part-engagement = Austausch
health-part-trust = Vertrauen

## Signals, by code

health-signal-target = Vom Ziel gewonnen, vier Quartale
health-signal-won = Gewonnen, vier Quartale
health-signal-coverage = Offene Pipeline zum Gewinn eines Jahres
health-signal-moving = Offene Deals in Bewegung
health-signal-registered = Registrierungen, 90 Tage
health-signal-passed = Bestandene Kurse, 12 Monate
health-signal-completion = Kursabschluss, 12 Monate
health-signal-touches = Gespräche, 90 Tage
health-signal-theirs = Von ihnen gehalten, 90 Tage
health-signal-ours = Von uns gehalten, 90 Tage

## Trend

health-moved = Was sich in 90 Tagen bewegt hat
health-nothing-moved = Nichts hat sich um mehr als einen halben Punkt bewegt.
health-no-past = Für einen Trend reicht das Erfasste nicht weit genug zurück.

# $points (Text) signed
health-trend = { $points } in 90 Tagen

health-steady = Seit 90 Tagen gleich

# $signal (Text) name
# $now (Text) value today
# $before (Text) value before
health-mover = { $signal }: { $now }, zuvor { $before }

# $points (Text) signed
health-points = { $points } Punkte

## What is left out

# $signals (Text) names
health-missing = Keine Daten: { $signals }

# $signals (Text) names
health-alone = Zu wenige zum Vergleich: { $signals }
