### Settings: language, look, connection, key store, notifications.
### How to add words: see the top of app.ftl.

settings-language = Language

# $language (Text) own name of the system's language
settings-language-system = Same as the system ({ $language })

settings-language-hint = Changes everything at once, without a restart.
settings-theme = Theme
settings-theme-system = Same as the system
settings-theme-light = Light
settings-theme-dark = Dark

## Connection

settings-connection = Connection
settings-hub-address = Hub address
settings-hub-address-hint = For example https://hub.example.com
settings-token = Access token
settings-token-hint = Ask the person who runs your hub. It is kept in the key store of this computer.
settings-token-stored = A token is stored. Enter a new one to replace it.
settings-connect = Connect
settings-connect-anyway = Keep without checking
settings-test-connection = Test connection

# $workspace (Text) its name
settings-connection-works = The hub answers. Workspace: { $workspace }

settings-workspace = Workspace
settings-not-connected = Not connected to a hub
settings-welcome = Welcome to { -brand }
settings-welcome-hint = Connect to your team’s hub. Your data is then copied to this computer, encrypted, and works without a network.

## Encryption key

settings-key = Encryption key

# $backend (Text) name of the operating system's key store
settings-key-stored = Kept in { $backend }

settings-key-descriptor = Handed over at the start, not stored on this computer
settings-key-locked = The key store is locked
settings-data-folder = Data folder

# $size (Text) formatted bytes
settings-data-size = { $size } on this computer, encrypted

## Notifications and about

settings-notifications = Notifications
settings-notify-stalled = Tell me when a deal stalls
settings-notify-severe = Tell me when a stalled deal becomes urgent
settings-quiet = Quiet hours
settings-quiet-from = From
settings-quiet-to = To
settings-quiet-hint = What is held back is told when they end.
settings-about = About

# $version (Text) as released
settings-version = Version { $version }

## The window's own

settings-appearance = Language and look
settings-disconnect = Disconnect
settings-disconnect-hint = Address and token are forgotten. What was copied to this computer stays readable.
settings-data-file = Data file
