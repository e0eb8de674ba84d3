### Sync: the row in the side bar, its popover, the first sync.
### How to add words: see the top of app.ftl.

## The row in the side bar

sync-just-synced = Gerade synchronisiert

# $count (Number) minutes, at least 1
sync-minutes-ago =
    { $count ->
        [one] Vor { $count } Min. synchronisiert
       *[other] Vor { $count } Min. synchronisiert
    }

# $count (Number) hours, at least 1
sync-hours-ago =
    { $count ->
        [one] Vor { $count } Std. synchronisiert
       *[other] Vor { $count } Std. synchronisiert
    }

# $count (Number) days, at least 1
sync-days-ago =
    { $count ->
        [one] Vor { $count } Tag synchronisiert
       *[other] Vor { $count } Tagen synchronisiert
    }

sync-never = Noch nicht synchronisiert
sync-starting = Verbindung wird aufgebaut…

# $done (Number) rows so far
# $total (Number) rows in all
sync-progress = Synchronisiere { $done } von { $total }

sync-running = Synchronisiere…
sync-offline = Offline

# $time (Text) formatted time or date
sync-offline-since = Offline seit { $time }

# $count (Number) changes that wait to be sent
sync-offline-queued =
    { $count ->
        [one] Offline, { $count } Änderung wartet
       *[other] Offline, { $count } Änderungen warten
    }

sync-needs-you = Ihre Hilfe ist nötig
sync-paused = Synchronisierung pausiert
sync-auth-revoked = Zugriff beendet

## The popover

sync-title = Synchronisierung
sync-now = Jetzt synchronisieren
sync-last-success = Zuletzt synchronisiert
sync-last-problem = Letztes Problem

# $count (Number) seconds
sync-next-attempt =
    { $count ->
        [one] Nächster Versuch in { $count } Sekunde
       *[other] Nächster Versuch in { $count } Sekunden
    }

sync-up-to-date = Alles ist aktuell.
sync-offline-hint = Alles funktioniert weiter mit den Daten auf diesem Computer. Die Synchronisierung läuft weiter, sobald der Hub wieder erreichbar ist.
sync-paused-hint = Bis Sie fortsetzen, wird nichts gesendet oder empfangen.
sync-revoked-hint = Der Hub akzeptiert dieses Token nicht mehr. Geben Sie in den Einstellungen ein neues ein; Ihre Daten hier bleiben erhalten.
sync-allow-deletes = Entfernen erlauben
sync-open-settings = Einstellungen öffnen

## The first sync

sync-first-title = Ihre Daten werden kopiert
sync-first-hint = Mit dem, was schon da ist, können Sie bereits arbeiten. Sie dürfen das Fenster schließen: Es geht dort weiter, wo es aufgehört hat.
sync-first-stopped = Angehalten. Was schon da ist, bleibt.

# $done (Number) rows so far
# $total (Number) rows in all
sync-rows =
    { $total ->
        [one] { $done } von { $total } Zeile
       *[other] { $done } von { $total } Zeilen
    }

# $size (Text) formatted bytes
sync-received = { $size } empfangen

# $count (Number) seconds
sync-seconds-left =
    { $count ->
        [one] Noch { $count } Sekunde
       *[other] Noch { $count } Sekunden
    }

# $count (Number) minutes
sync-minutes-left =
    { $count ->
        [one] Noch { $count } Minute
       *[other] Noch { $count } Minuten
    }

sync-almost-done = Fast fertig

## What was done, as toast, queue and undo tell it

# $title (Text) name of the record
# $stage (Text) the new stage
sync-did-stage = { $title } in Phase { $stage } gebracht

# $title (Text) name of the record
sync-did-amount = Betrag von { $title } geändert

# $title (Text) name of the record
sync-did-close = Abschlussdatum von { $title } geändert

# $title (Text) name of the record
sync-did-next-step = Nächster Schritt von { $title } geändert

# $title (Text) name of the record
sync-did-snooze = { $title } zurückgestellt

# $title (Text) name of the record
sync-did-wake = { $title } nicht mehr zurückgestellt

# $title (Text) name of the record
sync-did-slow = Tempo von { $title } geändert

# $title (Text) name of the record
sync-did-hand-back = { $title } an den Partner zurückgegeben

# $title (Text) name of the record
sync-did-excuse = { $title } als nicht stockend gekennzeichnet

# $count (Number) deals
sync-did-deals =
    { $count ->
        [one] { $count } Deal geändert
       *[other] { $count } Deals geändert
    }

# $title (Text) name of the record
sync-did-note = Notiz zu { $title } geändert

# $title (Text) name of the record
sync-did-tags = Schlagwörter von { $title } geändert

# $kind (Text) call, email, meeting…
# $title (Text) name of the partner
sync-did-touch = { $kind } mit { $title } eingetragen

# $title (Text) name of the record
sync-did-resolve = Konflikt bei { $title } entschieden

# $title (Text) name of the record
sync-did-merge-back = Zusammenführung bei { $title } zurückgenommen

# $title (Text) name of the record
sync-did-undo = Änderung an { $title } zurückgenommen

# $title (Text) name of the record
sync-did-redo = Änderung an { $title } wiederholt

# $title (Text) name of the record
sync-did-edit = { $title } geändert

# $what (Text) a whole sentence: what was done
sync-undone = Rückgängig: { $what }

# $what (Text) a whole sentence: what was done
sync-redone = Wiederholt: { $what }

sync-nothing-to-undo = Es gibt nichts rückgängig zu machen.
sync-nothing-to-redo = Es gibt nichts zu wiederholen.
# $what (Text) a whole sentence: what was done
sync-changed-since = Seitdem von jemandem geändert, bleibt daher, wie es ist: { $what }

sync-discarded = Änderung verworfen
sync-already-sent = Diese Änderung ist auf dem Weg zum Hub. Machen Sie sie stattdessen rückgängig.
sync-resync-begun = Alles wird neu kopiert. Wartende Änderungen bleiben.

## Why a change was refused and what to do

# $field (Text) label of the field
sync-refused-too-long = „{ $field }“ ist zu lang. Kürzen Sie den Text.

# $field (Text) label of the field
sync-refused-negative = „{ $field }“ darf nicht unter null liegen. Ändern Sie den Wert.

sync-refused-currency = Eine Währung hat drei Großbuchstaben, etwa EUR. Ändern Sie sie.
# $field (Text) label of the field
sync-refused-past = „{ $field }“ muss in der Zukunft liegen. Wählen Sie einen späteren Tag.

sync-refused-not-editable = Solche Datensätze werden in ihrem Quellsystem geändert. Verwerfen Sie diese Änderung.
sync-refused-waits = Wartet auf eine andere Ihrer Änderungen, die abgelehnt wurde.
sync-refused-in-use = Zu diesem Partner gehören Deals, Personen, Gespräche, Zusagen oder Registrierungen. Entfernen Sie diese zuerst, oder geben Sie sie einem anderen Partner.
sync-refused-decided = Dieser Konflikt ist bereits entschieden.
sync-refused-other = Der Hub hat diese Änderung nicht angenommen. Versuchen Sie es erneut oder verwerfen Sie sie.

## What was brought together without asking

# $fields (Text) labels of the fields, as a list
# $name (Text) name of the record
sync-merge-combined = Sie und jemand anderes haben { $fields } von { $name } geändert; beide Änderungen sind enthalten.

# $fields (Text) labels of the fields, as a list
# $name (Text) name of the record
sync-merge-came-in = Jemand hat { $fields } von { $name } geändert, während Ihre Änderung wartete; beides bleibt.

sync-merge-back = Zurücknehmen

## The Sync screen

sync-sources = Aktualität
sync-source-hub = Team-Hub
sync-source-deals = Partner und Deals
sync-source-activities = Anrufe, E-Mails und Treffen
sync-source-training = Schulung
# $time (Text) formatted time or date
sync-as-of = Stand { $time }

# $time (Text) formatted time or date
sync-newest = neueste Änderung { $time }

sync-waiting = Wartet auf Versand
sync-waiting-empty = Nichts wartet auf den Versand.
sync-parked = Abgelehnt
sync-conflicts = Konflikte
sync-conflicts-empty = Keine Konflikte.
sync-decided = Entschieden
sync-journal = Ohne Rückfrage zusammengeführt
sync-journal-empty = In letzter Zeit wurde nichts zusammengeführt.
sync-repairs = Berichtigt

# $count (Number) records
# $time (Text) formatted time or date
sync-repaired =
    { $count ->
        [one] { $count } Datensatz stimmte nicht mit dem Hub überein und wurde berichtigt: { $time }
       *[other] { $count } Datensätze stimmten nicht mit dem Hub überein und wurden berichtigt: { $time }
    }

sync-mine = Meins
sync-base = Vorher
sync-theirs = Von anderen
sync-now-is = Jetzt
sync-you = Sie
sync-someone = Jemand
sync-keep-mine = Meins behalten
sync-keep-theirs = Anderes behalten
sync-choose-other = Anderer Wert
sync-bring-back = Zurückholen
sync-let-go = Entfernt lassen
sync-remove = Entfernen
sync-keep-it = Behalten
sync-kind-field = Beide Seiten haben das geändert.
sync-kind-removed = Das wurde entfernt, während Sie es geändert haben.
sync-kind-changed = Sie haben das entfernt, während jemand es geändert hat.
sync-decided-mine = Meins behalten
sync-decided-theirs = Anderes behalten
sync-decided-edited = anderer Wert gewählt
sync-retry = Erneut senden
sync-mend = Beheben
sync-discard = Verwerfen
sync-discard-question = Diese Änderung endgültig verwerfen?
sync-discard-hint = Der Datensatz wird wieder so, wie der Hub ihn hat. Eine Kopie der Änderung bleibt im Protokoll dieses Computers.
sync-resync = Alles neu kopieren
sync-resync-question = Alles neu vom Hub kopieren?
sync-resync-hint = Das kann einige Minuten dauern. Wartende Änderungen bleiben.
sync-copy-log = Protokoll kopieren
sync-log-copied = Protokoll kopiert
sync-quarantined = Für einen anderen Arbeitsbereich gemacht. Wartet, bis Sie sich wieder mit ihm verbinden.
sync-open-screen = Alles zeigen
# $what (Text) a whole sentence: what was done
sync-next-undo = Rückgängig: { $what }

# $what (Text) a whole sentence: what was done
sync-next-redo = Wiederholen: { $what }

## Marks on fields, and the row while something waits

sync-mark-queued = wartet
sync-mark-conflict = Konflikt
sync-mark-sending = wird gesendet
# $count (Number) changes
sync-paused-queued =
    { $count ->
        [one] Angehalten, { $count } Änderung wartet
       *[other] Angehalten, { $count } Änderungen warten
    }

# $count (Number) changes
sync-saved-here =
    { $count ->
        [one] { $count } Änderung ist hier gespeichert und geht hinaus, sobald der Hub erreichbar ist.
       *[other] { $count } Änderungen sind hier gespeichert und gehen hinaus, sobald der Hub erreichbar ist.
    }

# $count (Number) conflicts and refused changes
sync-decide =
    { $count ->
        [one] { $count } Sache braucht Sie
       *[other] { $count } Sachen brauchen Sie
    }

sync-decide-hint = Öffnen Sie „Synchronisation“, um zu entscheiden. Ohne Sie wird nichts gewählt.

# $count (Number) conflicts
sync-conflict-count =
    { $count ->
        [one] { $count } Konflikt
       *[other] { $count } Konflikte
    }

## Was nicht mehr zu sehen ist

# $count (Number) Datensätze
sync-withdrawn-rows =
    { $count ->
        [one] Ihre Rechte wurden geändert: { $count } Datensatz wurde von diesem Computer entfernt.
       *[other] Ihre Rechte wurden geändert: { $count } Datensätze wurden von diesem Computer entfernt.
    }
sync-withdrawn-money = Ihre Rechte wurden geändert: Beträge und Ziele werden nicht mehr angezeigt.
# $count (Number) Änderungen, die der Hub noch nicht hatte
sync-withdrawn-edits =
    { $count ->
        [one] { $count } wartende Änderung geht an die, die den Datensatz noch sehen; sie entscheiden.
       *[other] { $count } wartende Änderungen gehen an die, die die Datensätze noch sehen; sie entscheiden.
    }
sync-withdrawn-record = ein Datensatz, den Sie nicht mehr sehen
sync-handed-over = Sie sehen diesen Datensatz nicht mehr. Die Änderung geht an die, die ihn sehen; sie entscheiden.
