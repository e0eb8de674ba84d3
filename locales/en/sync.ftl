### Sync: the row in the side bar, its popover, the first sync.
### How to add words: see the top of app.ftl.

## The row in the side bar

sync-just-synced = Synced just now

# $count (Number) minutes, at least 1
sync-minutes-ago =
    { $count ->
        [one] Synced { $count } min ago
       *[other] Synced { $count } min ago
    }

# $count (Number) hours, at least 1
sync-hours-ago =
    { $count ->
        [one] Synced { $count } h ago
       *[other] Synced { $count } h ago
    }

# $count (Number) days, at least 1
sync-days-ago =
    { $count ->
        [one] Synced { $count } day ago
       *[other] Synced { $count } days ago
    }

sync-never = Not synced yet
sync-starting = Connecting…

# $done (Number) rows so far
# $total (Number) rows in all
sync-progress = Syncing { $done } of { $total }

sync-running = Syncing…
sync-offline = Offline

# $time (Text) formatted time or date
sync-offline-since = Offline since { $time }

# $count (Number) changes that wait to be sent
sync-offline-queued =
    { $count ->
        [one] Offline, { $count } change queued
       *[other] Offline, { $count } changes queued
    }

sync-needs-you = Sync needs you
sync-paused = Sync paused
sync-auth-revoked = Access ended

## The popover

sync-title = Sync
sync-now = Sync now
sync-last-success = Last synced
sync-last-problem = Last problem

# $count (Number) seconds
sync-next-attempt =
    { $count ->
        [one] Next attempt in { $count } second
       *[other] Next attempt in { $count } seconds
    }

sync-up-to-date = Everything is up to date.
sync-offline-hint = Everything keeps working with the data on this computer. Sync goes on when the hub can be reached again.
sync-paused-hint = Nothing is sent or received until you resume.
sync-revoked-hint = The hub no longer accepts this token. Enter a new one in Settings; your data here stays.
sync-allow-deletes = Allow removal
sync-open-settings = Open Settings

## The first sync

sync-first-title = Copying your data
sync-first-hint = You can already work with what has arrived. Closing the window is safe: it goes on where it stopped.
sync-first-stopped = Stopped. What has arrived stays.

# $done (Number) rows so far
# $total (Number) rows in all
sync-rows =
    { $total ->
        [one] { $done } of { $total } row
       *[other] { $done } of { $total } rows
    }

# $size (Text) formatted bytes
sync-received = { $size } received

# $count (Number) seconds
sync-seconds-left =
    { $count ->
        [one] { $count } second left
       *[other] { $count } seconds left
    }

# $count (Number) minutes
sync-minutes-left =
    { $count ->
        [one] { $count } minute left
       *[other] { $count } minutes left
    }

sync-almost-done = Almost done
