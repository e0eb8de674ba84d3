### Deals: table, page, stages.
### How to add words: see the top of app.ftl.

## Table

# $count (Number) deals in the list
deal-count =
    { $count ->
        [one] { $count } Deal
       *[other] { $count } Deals
    }

# $count (Number) deals in the list
# $amount (Text) their sum, formatted
deal-total =
    { $count ->
        [one] { $count } Deal, { $amount }
       *[other] { $count } Deals, { $amount }
    }

deal-search = Deals suchen
deal-empty = Noch keine Deals. Sie erscheinen nach der ersten Synchronisierung.
deal-code = Nummer
deal-name = Deal
deal-partner = Partner
deal-account = Kunde
deal-product = Produkt
deal-owner = Zuständig
deal-region = Region
deal-stage = Phase
deal-amount = Betrag
deal-close-date = Abschlussdatum
deal-opened-date = Eröffnet
deal-in-stage = In Phase
deal-next-step = Nächster Schritt
deal-last-touch = Letzter Kontakt
deal-only-stalled = Nur stockende
deal-only-open = Nur offene

## Page

deal-stalled = Stockt
deal-why-stalled = Warum der Deal stockt
deal-not-stalled = Dieser Deal kommt voran.
deal-history = Phasenverlauf
deal-no-history = Keine Phasenwechsel erfasst.

# $from (Text) stage before
# $to (Text) stage after
deal-moved = { $from } → { $to }

# $stage (Text) first stage
deal-started-in = Begonnen in der Phase „{ $stage }“

# $count (Number) days
deal-days-in-stage =
    { $count ->
        [one] { $count } Tag in dieser Phase
       *[other] { $count } Tage in dieser Phase
    }

deal-no-next-step = Kein nächster Schritt festgelegt
deal-no-amount = Betrag unbekannt
deal-no-account = Kunde unbekannt
deal-expected-close = Erwarteter Abschluss

# $day (Date) when it was won or lost
deal-closed-on = Abgeschlossen am { DATETIME($day, dateStyle: "long") }

# $day (Date) last day of the registration
deal-protected-until = Geschützt bis { DATETIME($day, dateStyle: "long") }

# $day (Date) when it comes back
deal-snoozed-until = Zurückgestellt bis { DATETIME($day, dateStyle: "long") }

deal-slow-by-design = Bewusst langsam, gilt nie als stockend

# $count (Number) how often
deal-pushed =
    { $count ->
        [one] Abschluss { $count } Mal verschoben
       *[other] Abschluss { $count } Mal verschoben
    }

deal-not-found = Dieser Deal ist nicht mehr in Ihren Daten.

## Stages, by code

deal-stage-prospecting = Anbahnung
deal-stage-engaging = Im Gespräch
deal-stage-proposal = Angebot
deal-stage-negotiation = Verhandlung
deal-stage-won = Gewonnen
deal-stage-lost = Verloren

## Table and page of the window

deal-in-stage-since = In Phase seit
deal-protection = Geschützt bis
deal-parties = Beteiligte

# The search found more than can be counted at once
deal-too-many = Viele Treffer

# $day (Date) when it met the rule
deal-stalled-since = seit { DATETIME($day, dateStyle: "long") }

## Edits

deal-next-step-on = Nächster Schritt am
deal-snoozed = Zurückgestellt bis
deal-slow = Absichtlich langsam
# $max (Number) deals in one action
deal-too-many-at-once =
    { $max ->
        [one] Höchstens { $max } Deal auf einmal ändern.
       *[other] Höchstens { $max } Deals auf einmal ändern. Verkleinern Sie die Auswahl.
    }

deal-move-stage = Phase wechseln
deal-edit-close = Abschlussdatum ändern
deal-edit-amount = Betrag ändern
deal-edit-next-step = Nächsten Schritt ändern
deal-edit = Deal bearbeiten
deal-set = Eintragen

## What a figure means, shown beside it on request

deal-explain-total = Deals, die zum Filter passen, und die Summe der bekannten Beträge, jede Währung für sich.

## Many at once, snoozing, the board

deal-move = Verschieben
deal-snooze = Zurückstellen
deal-snooze-until = Zurückstellen bis
deal-snooze-tomorrow = Morgen
deal-snooze-monday = Montag
deal-snooze-two-weeks = In zwei Wochen
deal-snooze-month = In einem Monat
deal-snooze-day = Anderer Tag…
deal-wake = Zurückstellung beenden
deal-make-slow = Als absichtlich langsam kennzeichnen
deal-make-usual = Tempo wieder bewerten
deal-pace = Tempo
deal-pace-usual = Wie üblich

# $stage (Text) where the card would go
deal-move-to = In „{ $stage }“ verschieben
deal-lane-empty = Keine Deals

# After key caps at the foot of a list, in lower case
deal-hint-stage = Phase
deal-hint-snooze = zurückstellen
deal-hint-lanes = zwischen Phasen

# Columns of an exported file
deal-currency = Währung

## What becomes of a stalled deal

deal-decide = Wie weiter?
deal-decide-step = Nächsten Schritt setzen
deal-decide-close = Neues Abschlussdatum
deal-hand-back = Zurückgeben
deal-hand-back-title = An den Partner zurückgeben
deal-hand-back-ask = Was der Partner tun soll
deal-hand-back-hint = Am Ende kann ein Tag stehen, etwa „bis Freitag“; sonst gilt heute in einer Woche. Bis dahin ruht der Deal.
deal-close-lost = Als verloren schließen
deal-excuse = Stockt nicht
deal-excuse-title = Stockt nicht, weil
deal-excuse-because = Grund
deal-excuse-hint = Bleibt als Notiz. Zwei Wochen lang gilt der Deal nicht als stockend.
deal-say-something = Ein paar Worte bitte.

# $because (Text) the user's reason
deal-excused-note = Stockt nicht: { $because }

# $deal (Text) its name
deal-decided-already = { $deal } ist schon gewonnen oder verloren. Es gibt nichts mehr zu entscheiden.

## Columns and groups that can be chosen

deal-updated = Letzte Änderung
deal-by-close = Abschlussmonat
deal-by-entered = Monat des Phasenbeginns

# Heading of the deals that have none
deal-no-close-date = Ohne Abschlussdatum
