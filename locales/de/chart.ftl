### Charts: titles, the finding in one sentence, axes, tables.
### How to add words: see the top of app.ftl.

chart-won-title = Gewonnener Umsatz nach Quartal

# $won (Text) amount
# $quarter (Text) label of the newest full quarter
# $share (Text) won against target, per cent
chart-won-finding = Der gewonnene Umsatz lag in { $quarter } bei { $won }, das sind { $share } des Ziels.

# $won (Text) amount
# $quarter (Text) label of the newest full quarter
chart-won-finding-no-target = Der gewonnene Umsatz lag in { $quarter } bei { $won }; ein Ziel ist nicht gesetzt.

chart-pipeline-title = Offene Deals nach Phase

# $count (Number) open deals
# $amount (Text) their sum
# $stage (Text) stage with the largest sum
chart-pipeline-finding =
    { $count ->
        [one] { $count } offener Deal über { $amount }; der größte Teil in der Phase „{ $stage }“.
       *[other] { $count } offene Deals über { $amount }; der größte Teil in der Phase „{ $stage }“.
    }

chart-pipeline-empty = Keine offenen Deals.
chart-no-data = Noch nicht genug Daten für ein Diagramm.

# Tooltip and what screen readers say at a point
# $label (Text) what the point stands for
# $value (Text) its value
chart-point = { $label }: { $value }

chart-won = Gewonnen
chart-target = Ziel
chart-quarter = Quartal
chart-stage = Phase
chart-deals = Deals
chart-amount = Betrag
chart-share = Anteil
chart-copy-picture = Bild kopieren
chart-copy-table = Tabelle kopieren

## Time axis

# $quarter (Number) 1 to 4
# $year (Text) four digits
chart-quarter-of-year = Q{ $quarter } { $year }

# $quarter (Number) 1 to 4
# $year (Text) its last two digits
chart-quarter-short = Q{ $quarter } { $year }

## Training

chart-completion-title = Abschlussquote nach Kurs

# $course (Text) name of the course
# $share (Text) per cent
chart-completion-finding = { $course } hat mit { $share } die höchste Abschlussquote.

chart-completion = Abschlussquote
chart-course = Kurs

# $course (Text) name of the course
# $score (Text) per cent
chart-scores-finding = { $course } hat mit { $score } die höchste durchschnittliche Punktzahl.

## More findings

# $amounts (Text) sums in currencies that the chart does not show
chart-other-currencies = In anderen Währungen außerdem { $amounts }.

# Amounts are unknown, so the bars count
# $count (Number) open deals
# $stage (Text) stage with the most deals
chart-pipeline-count-finding =
    { $count ->
        [one] { $count } offener Deal in der Phase „{ $stage }“.
       *[other] { $count } offene Deals; die meisten in der Phase „{ $stage }“.
    }

# $count (Number) open deals whose amount nobody knows
chart-pipeline-unpriced =
    { $count ->
        [one] { $count } Deal ohne Betrag fehlt in den Summen.
       *[other] { $count } Deals ohne Betrag fehlen in den Summen.
    }

chart-list-separator = { ", " }
