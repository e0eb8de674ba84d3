### Errors: each says what failed and what to do.
### How to add words: see the top of app.ftl.

## Reaching the hub

error-offline = The hub can’t be reached. Check the network; everything here keeps working.
error-hub-failed = The hub had a problem and could not answer. Try again in a few minutes.
error-hub-silent = The hub did not answer in time. Check its address or try again later.
error-hub-busy = The hub is busy. Sync tries again by itself.
error-not-a-hub = What answers at this address is not a hub. Check it; or keep it, if this network wants you to sign in first.
error-bad-address = This is not a web address. It starts with https:// or, on this computer, with http://.
error-auth = The hub does not accept this token. Enter a new one in Settings.
error-wrong-token = The hub does not accept this token. Check it, or ask the person who runs your hub for a new one.
error-hub-unreachable = No hub answers at this address. Check it; or keep it, and sync begins when the hub can be reached.
error-forbidden = You have no right to this. Ask the person who runs your hub.
error-too-old = This version of { -brand } is too old for your hub. Install the newest version.
error-damaged-page = Data from the hub arrived damaged and was not used. Sync tries again by itself.
error-oversized-page = The hub sent more data at once than is allowed, so it was not used. Tell the person who runs your hub.
error-hub-changed = The hub’s history has changed. Your data is copied again; nothing you see is lost meanwhile.

error-fork = The hub’s past and yours differ. Ask the person who runs your hub before you go on; your data here stays as it is.
error-delete-wave = The hub wants to remove unusually many records. Nothing was removed. Look at it with the person who runs your hub, then allow it or stay as you are.

## The encrypted file and its key

error-keyring-missing = This computer has no key store. Install one (for example GNOME Keyring), or start { -brand } with the option --key-fd and a file descriptor that holds the key.
error-keyring-locked = The key store is locked. Unlock it and try again.

# $path (Text) place of the file
error-key-missing = The key of your data is not in the key store. The data is kept untouched at { $path }. Bring the key back, or start afresh in a new file.

# $path (Text) place of the file
error-key-wrong = The stored key does not open your data. The data is kept untouched at { $path }. Bring the right key back, or start afresh in a new file.

error-locked = Your data is not open. Follow what the start screen says.
error-start-afresh = Keep the old file and start afresh
error-file-newer = Your data was written by a newer version of { -brand }. Install that version; the data is untouched.

# $path (Text) place of the file
error-file-damaged = The data file is damaged. It is kept at { $path }; start afresh to copy your data from the hub again.

error-file-busy = { -brand } is already open with this data. Use that window or close it first.
error-disk-full = The disk is full. Free some space; nothing that was saved is lost.

## Requests

error-not-found = This is no longer in your data. Go back and choose another row.
error-conflict = Someone else has changed this meanwhile. Look at the new values and try again.

# $field (Text) label of the field
error-empty-field = Fill in “{ $field }”.

# $field (Text) label of the field
error-bad-value = “{ $field }” has a value that can’t be used. Change it and try again.

# $field (Text) label of the field
# $max (Number) characters allowed
error-too-long =
    { $max ->
        [one] “{ $field }” may have at most { $max } character. Shorten it.
       *[other] “{ $field }” may have at most { $max } characters. Shorten it.
    }

error-internal = Something went wrong in { -brand }. Try again; if it happens again, copy the details and report them.
error-screen-failed = This screen could not be shown. The others still work.

## Screens without data

error-locked-title = Your data can’t be opened
error-no-keyring-title = No key store on this computer

## Files

# $folder (Text) where it was to go
error-export = The file can’t be written to { $folder }. Free some space or choose other permissions, then try again.
