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
