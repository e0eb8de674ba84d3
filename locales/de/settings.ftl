### Settings: language, look, connection, key store, notifications.
### How to add words: see the top of app.ftl.

settings-language = Sprache

# $language (Text) own name of the system's language
settings-language-system = Wie das System ({ $language })

settings-language-hint = Ändert alles sofort, ohne Neustart.
settings-theme = Farbschema
settings-theme-system = Wie das System
settings-theme-light = Hell
settings-theme-dark = Dunkel

## Connection

settings-connection = Verbindung
settings-hub-address = Adresse des Hubs
settings-hub-address-hint = Zum Beispiel https://hub.example.com
settings-token = Zugriffstoken
settings-token-hint = Fragen Sie die Person, die Ihren Hub betreibt. Das Token liegt im Schlüsselspeicher dieses Computers.
settings-token-stored = Ein Token ist gespeichert. Geben Sie ein neues ein, um es zu ersetzen.
settings-connect = Verbinden
settings-connect-anyway = Ohne Prüfung behalten
settings-test-connection = Verbindung testen

# $workspace (Text) its name
settings-connection-works = Der Hub antwortet. Arbeitsbereich: { $workspace }

settings-workspace = Arbeitsbereich
settings-not-connected = Mit keinem Hub verbunden
settings-welcome = Willkommen bei { -brand }
settings-welcome-hint = Verbinden Sie sich mit dem Hub Ihres Teams. Ihre Daten werden dann verschlüsselt auf diesen Computer kopiert und sind auch ohne Netz nutzbar.

## Encryption key

settings-key = Verschlüsselungsschlüssel

# $backend (Text) name of the operating system's key store
settings-key-stored = Liegt in { $backend }

settings-key-descriptor = Beim Start übergeben, nicht auf diesem Computer gespeichert
settings-key-locked = Der Schlüsselspeicher ist gesperrt
settings-data-folder = Datenordner

# $size (Text) formatted bytes
settings-data-size = { $size } auf diesem Computer, verschlüsselt

## Notifications and about

settings-notifications = Benachrichtigungen
settings-notify-stalled = Melden, wenn ein Deal stockt
settings-notify-severe = Melden, wenn ein stockender Deal dringend wird
settings-quiet = Ruhezeit
settings-quiet-from = Von
settings-quiet-to = Bis
settings-quiet-hint = Was so lange zurückgehalten wird, wird danach gemeldet.
settings-about = Info

# $version (Text) as released
settings-version = Version { $version }

## The window's own

settings-appearance = Sprache und Aussehen
settings-disconnect = Verbindung trennen
settings-disconnect-hint = Adresse und Token werden vergessen. Was auf diesen Computer kopiert wurde, bleibt lesbar.
settings-data-file = Datendatei
