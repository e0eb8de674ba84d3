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

## What was done, as toast, queue and undo tell it

# $title (Text) name of the record
# $stage (Text) the new stage
sync-did-stage = { $title } moved to { $stage }

# $title (Text) name of the record
sync-did-amount = Amount of { $title } changed

# $title (Text) name of the record
sync-did-close = Close date of { $title } changed

# $title (Text) name of the record
sync-did-next-step = Next step of { $title } changed

# $title (Text) name of the record
sync-did-snooze = { $title } snoozed

# $title (Text) name of the record
sync-did-wake = { $title } no longer snoozed

# $title (Text) name of the record
sync-did-slow = Pace of { $title } changed

# $title (Text) name of the record
sync-did-hand-back = { $title } handed back to the partner

# $title (Text) name of the record
sync-did-excuse = { $title } marked as not stalled

# $count (Number) deals
sync-did-deals =
    { $count ->
        [one] { $count } deal changed
       *[other] { $count } deals changed
    }

# $title (Text) name of the record
sync-did-note = Note on { $title } changed

# $title (Text) name of the record
sync-did-tags = Tags of { $title } changed

# $kind (Text) call, email, meeting…
# $title (Text) name of the partner
sync-did-touch = { $kind } with { $title } logged

# $title (Text) name of the record
sync-did-resolve = Conflict on { $title } decided

# $title (Text) name of the record
sync-did-merge-back = Merge on { $title } taken back

# $title (Text) name of the record
sync-did-undo = Change to { $title } taken back

# $title (Text) name of the record
sync-did-redo = Change to { $title } made again

# $title (Text) name of the record
sync-did-edit = { $title } changed

# $what (Text) a whole sentence: what was done
sync-undone = Undone: { $what }

# $what (Text) a whole sentence: what was done
sync-redone = Done again: { $what }

sync-nothing-to-undo = There is nothing to undo.
sync-nothing-to-redo = There is nothing to redo.
# $what (Text) a whole sentence: what was done
sync-changed-since = Changed by someone since, so it stays as it is: { $what }

sync-discarded = Change discarded
sync-already-sent = This change is on its way to the hub. Undo it instead.
sync-resync-begun = Everything is being copied again. Your waiting changes stay.

## Why a change was refused and what to do

# $field (Text) label of the field
sync-refused-too-long = “{ $field }” is too long. Shorten it.

# $field (Text) label of the field
sync-refused-negative = “{ $field }” can’t be below zero. Change it.

sync-refused-currency = A currency has three capital letters, such as EUR. Change it.
# $field (Text) label of the field
sync-refused-past = “{ $field }” has to lie ahead. Choose a later day.

sync-refused-not-editable = Such records are changed in the system they come from. Discard this change.
sync-refused-waits = Waits for another of your changes, which was refused.
sync-refused-in-use = Deals, people, talks, promises or registrations belong to this partner. Remove them or give them to another partner first.
sync-refused-decided = This conflict has been decided already.
sync-refused-other = The hub did not take this change. Try again, or discard it.

## What was brought together without asking

# $fields (Text) labels of the fields, as a list
# $name (Text) name of the record
sync-merge-combined = You and someone else changed { $fields } of { $name }; both changes are in.

# $fields (Text) labels of the fields, as a list
# $name (Text) name of the record
sync-merge-came-in = Someone changed { $fields } of { $name } while your change waited; both are kept.

sync-merge-back = Take back

## The Sync screen

sync-sources = Freshness
sync-source-hub = Team hub
sync-source-deals = Partners and deals
sync-source-activities = Calls, emails and meetings
sync-source-training = Training
# $time (Text) formatted time or date
sync-as-of = as of { $time }

# $time (Text) formatted time or date
sync-newest = newest change { $time }

sync-waiting = Waiting to send
sync-waiting-empty = Nothing waits to be sent.
sync-parked = Refused
sync-conflicts = Conflicts
sync-conflicts-empty = No conflicts.
sync-decided = Decided
sync-journal = Merged without asking
sync-journal-empty = Nothing was merged lately.
sync-repairs = Put right

# $count (Number) records
# $time (Text) formatted time or date
sync-repaired =
    { $count ->
        [one] { $count } record was not as the hub has it and was put right: { $time }
       *[other] { $count } records were not as the hub has them and were put right: { $time }
    }

sync-mine = Mine
sync-base = Before
sync-theirs = Theirs
sync-now-is = Now
sync-you = You
sync-someone = Someone
sync-keep-mine = Keep mine
sync-keep-theirs = Keep theirs
sync-choose-other = Other value
sync-bring-back = Bring it back
sync-let-go = Let it go
sync-remove = Remove it
sync-keep-it = Keep it
sync-kind-field = Both sides changed this.
sync-kind-removed = This was removed while you changed it.
sync-kind-changed = You removed this while someone changed it.
sync-decided-mine = kept mine
sync-decided-theirs = kept theirs
sync-decided-edited = chose another value
sync-retry = Send again
sync-mend = Mend
sync-discard = Discard
sync-discard-question = Discard this change for good?
sync-discard-hint = The record goes back to what the hub has. A copy of the change stays in the log of this computer.
sync-resync = Copy everything again
sync-resync-question = Copy everything from the hub again?
sync-resync-hint = It may take some minutes. Changes that wait to be sent stay.
sync-copy-log = Copy log
sync-log-copied = Log copied
sync-quarantined = Made for another workspace. It waits until you connect to that one again.
sync-open-screen = Show all
# $what (Text) a whole sentence: what was done
sync-next-undo = Undo: { $what }

# $what (Text) a whole sentence: what was done
sync-next-redo = Redo: { $what }

## Marks on fields, and the row while something waits

sync-mark-queued = queued
sync-mark-conflict = conflict
sync-mark-sending = sending
# $count (Number) changes
sync-paused-queued =
    { $count ->
        [one] Paused, { $count } change queued
       *[other] Paused, { $count } changes queued
    }

# $count (Number) changes
sync-saved-here =
    { $count ->
        [one] { $count } change is saved here and goes out when the hub can be reached.
       *[other] { $count } changes are saved here and go out when the hub can be reached.
    }

# $count (Number) conflicts and refused changes
sync-decide =
    { $count ->
        [one] { $count } item needs you
       *[other] { $count } items need you
    }

sync-decide-hint = Open Sync to decide. Nothing is chosen without you.

# $count (Number) conflicts
sync-conflict-count =
    { $count ->
        [one] { $count } conflict
       *[other] { $count } conflicts
    }

## What may not be seen any more

# $count (Number) records
sync-withdrawn-rows =
    { $count ->
        [one] Your access was changed: { $count } record was removed from this computer.
       *[other] Your access was changed: { $count } records were removed from this computer.
    }
sync-withdrawn-money = Your access was changed: amounts and targets are no longer shown.
# $count (Number) edits that the hub did not have yet
sync-withdrawn-edits =
    { $count ->
        [one] { $count } change that was waiting goes to those who still see the record; they decide.
       *[other] { $count } changes that were waiting go to those who still see the records; they decide.
    }
sync-withdrawn-record = a record that you no longer see
sync-handed-over = You no longer see this record. The change goes to those who do, and they decide.
