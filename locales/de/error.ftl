### Errors: each says what failed and what to do.
### How to add words: see the top of app.ftl.

## Reaching the hub

error-offline = Der Hub ist nicht erreichbar. Prüfen Sie das Netz; hier funktioniert alles weiter.
error-hub-failed = Der Hub hatte ein Problem und konnte nicht antworten. Versuchen Sie es in einigen Minuten erneut.
error-hub-silent = Der Hub hat nicht rechtzeitig geantwortet. Prüfen Sie die Adresse oder versuchen Sie es später erneut.
error-hub-busy = Der Hub ist ausgelastet. Die Synchronisierung versucht es von selbst erneut.
error-not-a-hub = Was unter dieser Adresse antwortet, ist kein Hub. Prüfen Sie sie; oder behalten Sie sie, falls dieses Netz erst eine Anmeldung verlangt.
error-bad-address = Das ist keine Webadresse. Sie beginnt mit https:// oder, auf diesem Computer, mit http://.
error-auth = Der Hub akzeptiert dieses Token nicht. Geben Sie in den Einstellungen ein neues ein.
error-wrong-token = Der Hub akzeptiert dieses Token nicht. Prüfen Sie es, oder lassen Sie sich von der Person, die Ihren Hub betreibt, ein neues geben.
error-hub-unreachable = Unter dieser Adresse antwortet kein Hub. Prüfen Sie sie; oder behalten Sie sie, dann beginnt die Synchronisierung, sobald der Hub erreichbar ist.
error-forbidden = Dafür fehlt Ihnen die Berechtigung. Fragen Sie die Person, die Ihren Hub betreibt.
error-too-old = Diese Version von { -brand } ist zu alt für Ihren Hub. Installieren Sie die neueste Version.
error-damaged-page = Daten vom Hub kamen beschädigt an und wurden nicht verwendet. Die Synchronisierung versucht es von selbst erneut.
error-oversized-page = Der Hub hat mehr Daten auf einmal gesendet als erlaubt; sie wurden nicht verwendet. Informieren Sie die Person, die Ihren Hub betreibt.
error-hub-changed = Der Verlauf des Hubs hat sich geändert. Ihre Daten werden neu kopiert; bis dahin geht nichts verloren, was Sie sehen.

error-fork = Die Vorgeschichte von Hub und Laptop stimmt nicht überein. Fragen Sie die Person, die Ihren Hub betreibt; Ihre Daten hier bleiben, wie sie sind.
error-delete-wave = Der Hub will ungewöhnlich viele Datensätze entfernen. Es wurde nichts entfernt. Klären Sie das mit der Person, die Ihren Hub betreibt, und erlauben Sie es dann oder lassen Sie es.

## The encrypted file and its key

error-keyring-missing = Dieser Computer hat keinen Schlüsselspeicher. Installieren Sie einen (zum Beispiel GNOME-Schlüsselbund) oder starten Sie { -brand } mit der Option --key-fd und einem Dateideskriptor, der den Schlüssel enthält.
error-keyring-locked = Der Schlüsselspeicher ist gesperrt. Entsperren Sie ihn und versuchen Sie es erneut.

# $path (Text) place of the file
error-key-missing = Der Schlüssel zu Ihren Daten fehlt im Schlüsselspeicher. Die Daten liegen unverändert unter { $path }. Stellen Sie den Schlüssel wieder her oder beginnen Sie mit einer neuen Datei.

# $path (Text) place of the file
error-key-wrong = Der gespeicherte Schlüssel öffnet Ihre Daten nicht. Die Daten liegen unverändert unter { $path }. Stellen Sie den richtigen Schlüssel wieder her oder beginnen Sie mit einer neuen Datei.

error-locked = Ihre Daten sind nicht geöffnet. Folgen Sie dem Hinweis auf dem Startbildschirm.
error-start-afresh = Alte Datei behalten und neu beginnen
error-file-newer = Ihre Daten wurden von einer neueren Version von { -brand } geschrieben. Installieren Sie diese Version; die Daten sind unverändert.

# $path (Text) place of the file
error-file-damaged = Die Datendatei ist beschädigt. Sie bleibt unter { $path } erhalten; beginnen Sie neu, um Ihre Daten noch einmal vom Hub zu kopieren.

error-file-busy = { -brand } ist mit diesen Daten bereits geöffnet. Nutzen Sie jenes Fenster oder schließen Sie es zuerst.
error-disk-full = Der Datenträger ist voll. Geben Sie Speicherplatz frei; nichts Gespeichertes ist verloren.

## Requests

error-not-found = Das ist nicht mehr in Ihren Daten. Gehen Sie zurück und wählen Sie eine andere Zeile.
error-conflict = Inzwischen wurde das von jemand anderem geändert. Sehen Sie sich die neuen Werte an und versuchen Sie es erneut.

# $field (Text) label of the field
error-empty-field = Füllen Sie „{ $field }“ aus.

# $field (Text) label of the field
error-bad-value = „{ $field }“ hat einen Wert, der nicht verwendet werden kann. Ändern Sie ihn und versuchen Sie es erneut.

# $field (Text) label of the field
# $max (Number) characters allowed
error-too-long =
    { $max ->
        [one] „{ $field }“ darf höchstens { $max } Zeichen haben. Kürzen Sie es.
       *[other] „{ $field }“ darf höchstens { $max } Zeichen haben. Kürzen Sie es.
    }

error-internal = In { -brand } ist etwas schiefgegangen. Versuchen Sie es erneut; tritt es wieder auf, kopieren Sie die Details und melden Sie sie.
error-screen-failed = Diese Ansicht konnte nicht angezeigt werden. Die anderen funktionieren weiter.

## Screens without data

error-locked-title = Ihre Daten lassen sich nicht öffnen
error-no-keyring-title = Kein Schlüsselspeicher auf diesem Computer

## Files

# $folder (Text) where it was to go
error-export = Die Datei kann nicht nach { $folder } geschrieben werden. Schaffen Sie Platz oder ändern Sie die Rechte und versuchen Sie es noch einmal.
