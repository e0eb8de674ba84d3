### Words that every screen shares: navigation, verbs, key hints, time, people and activities.
###
### To add words: put the message into locales/en first, under the file of its noun and with that noun as
### prefix of the id, then into de and ar, then run `cargo xtask gen`. Each variable gets a comment line with
### its type: `# $count (Number)`, `# $name (Text)` or `# $day (Date)`. Amounts, percentages and shares come in
### formatted, as Text. A counted noun is a plural selector with every category of the language
### (Arabic: zero one two few many other). One message is one text: no attributes.

-brand = Tandem
app-name = { -brand }

# $page (Text) name of the open screen
app-page-title = { $page } · { -brand }

## Navigation

# Name of the side bar for screen readers
nav-main = Main

nav-today = Today
nav-partners = Partners
nav-deals = Deals
nav-registrations = Registrations
nav-training = Training
nav-settings = Settings
nav-collapse = Hide side bar
nav-expand = Show side bar
nav-skip = Skip to content

## Search and command palette

app-search-or-run = Search or run…
app-palette-title = Search and commands
app-palette-go = Go to
app-palette-actions = Actions
app-palette-records = Records

# $query (Text) what was typed
app-palette-empty = Nothing found for “{ $query }”. Try fewer letters.

# $count (Number) hits, read out by screen readers
app-palette-results =
    { $count ->
        [one] { $count } result
       *[other] { $count } results
    }

app-switch-theme = Switch between light and dark
app-switch-language = Change language
app-shortcuts = Keyboard shortcuts

## Verbs on buttons

app-retry = Retry
app-cancel = Cancel
app-pause = Pause
app-resume = Resume
app-copy = Copy
app-copy-details = Copy details
app-copied = Copied
app-close = Close
app-open = Open
app-save = Save
app-saved = Saved
app-undo = Undo
app-back = Back
app-filter = Filter
app-clear-filter = Clear filter
app-show-all = Show all
app-show-more = Show more
app-show-details = Show details
app-hide-details = Hide details
app-show-table = Show as table
app-show-chart = Show as chart
app-quit = Quit

## Key hints at the bottom of a list, after the key caps: short and in lower case

app-hint-move = move
app-hint-open = open
app-hint-peek = peek
app-hint-back = back
app-hint-search = search
app-hint-filter = filter
app-hint-select = select
app-hint-go-to = go to
app-hint-commands = commands
app-hint-sort = sort
app-hint-undo = undo
app-hint-shortcuts = all shortcuts

## Lists and values

app-all = All

# A property without a value
app-none = None

# The source did not say; never shown as zero
app-unknown = Unknown

app-yes = Yes
app-no = No
app-loading = Loading…
app-hidden = Hidden by your organisation

# $position (Number) place of the row, from 1
# $total (Number) rows in the list
app-position = { $position } of { $total }

# $count (Number) rows that the filter hides
app-filter-hides =
    { $count ->
        [one] No match. The filter hides { $count } row.
       *[other] No match. The filter hides { $count } rows.
    }

# $count (Number) selected rows
app-selected =
    { $count ->
        [one] { $count } selected
       *[other] { $count } selected
    }

# $count (Number) rows below the shown ones
app-more =
    { $count ->
        [one] { $count } more
       *[other] { $count } more
    }

app-sorted-up = Sorted ascending
app-sorted-down = Sorted descending

# $column (Text) heading of the column
app-sort-by = Sort by { $column }

## Time

app-now = just now

# $count (Number) minutes
app-minutes-ago =
    { $count ->
        [one] { $count } min ago
       *[other] { $count } min ago
    }

# $count (Number) hours
app-hours-ago =
    { $count ->
        [one] { $count } h ago
       *[other] { $count } h ago
    }

# $count (Number) days
app-days-ago =
    { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }

# $count (Number) days
app-in-days =
    { $count ->
        [one] in { $count } day
       *[other] in { $count } days
    }

# $count (Number) days
app-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

# $count (Number) days since it was due
app-days-over =
    { $count ->
        [one] { $count } day over
       *[other] { $count } days over
    }

app-today = today
app-yesterday = yesterday
app-tomorrow = tomorrow

## Tray menu

app-tray-open = Open { -brand }
app-tray-sync = Sync now
app-tray-quit = Quit { -brand }

## What a person does at the partner, by code

person-role-learner = Learner
person-role-executive = Executive
person-role-alliance = Alliances
person-role-sales = Sales
person-role-presales = Presales
person-role-marketing = Marketing
person-role-technical = Technical

## Activities, by code

activity-kind-call = Call
activity-kind-email = Email
activity-kind-meeting = Meeting
activity-kind-note = Note
activity-kind-workshop = Workshop

# A mail or call that the partner has not answered
activity-one-way = No reply yet

## Keys and lists of the window

# Heading of the keys that work in every list
app-shortcuts-lists = Lists
app-key-next = Next row
app-key-previous = Previous row
app-key-first = First row
app-key-last = Last row
app-key-page-down = Ten rows down
app-key-page-up = Ten rows up

# $field (Text) name of the filtered column
app-remove-filter = Remove filter: { $field }

# For screen readers: the names of the pages above this one
app-crumbs = Where you are

## Columns of people

person-name = Name
person-role = Role
person-email = Email
person-phone = Phone

## Edits, wherever they are made

app-redo = Redo
app-edit = Edit
app-date-hint = A date, a weekday, “tomorrow” or “+14”.
app-date-unknown = This is not a date. Try “tomorrow” or “+14”.
app-amount-unknown = This is not an amount. Write digits only, such as 12500.
app-hint-save = save
app-hint-cancel = cancel
activity-name = Activity
activity-subject = Subject
activity-kind = Kind
activity-log = Log activity
activity-about = About
activity-no-deal = No deal
activity-two-way = Both sides took part
activity-line = What happened
activity-line-hint = Such as “call with @Anna about prices -> send the offer fri”. Name people and records with @; what follows an arrow is the next step.
activity-log-anywhere = Log activity with any partner
activity-with = With
activity-whom-unknown = Name a partner, a deal or a person with @.
activity-step-ours = Next step, ours
activity-step-theirs = Next step, the partner’s
activity-step-none = None. Write it after an arrow.
person-one = Person

## Undoing, copying, explaining

# $language (Text) its own name
app-language-to = Switch to { $language }

# $time (Text) when the hub was last asked, as time or date
app-as-of = As of { $time }

app-filter-cleared = Filter cleared
app-undo-filter = Undo the last filter

# $value (Text) what is copied: a number, an address
app-copy-value = Copy { $value }

# $value (Text) what is on the clipboard now
app-copied-value = Copied: { $value }

## Rows that are chosen, lists that are taken elsewhere

# $name (Text) name of the row
app-select-row = Select { $name }
app-key-select = Select row
app-key-extend-down = Extend selection down
app-key-extend-up = Extend selection up
app-key-select-all = Select all loaded rows
app-clear-selection = Clear selection
app-next-record = Next in the list
app-previous-record = Previous in the list
app-layout = Layout
app-board = Board
app-table = Table
app-export = Export
app-export-xlsx = Excel workbook
app-export-csv = CSV file
app-copy-markdown = Copy as Markdown

# $count (Number) rows that are on the clipboard now
app-copied-rows =
    { $count ->
        [one] { $count } row copied as Markdown
       *[other] { $count } rows copied as Markdown
    }

# $count (Number) rows in the file
# $file (Text) its name
app-exported =
    { $count ->
        [one] { $count } row written to { $file } in your downloads
       *[other] { $count } rows written to { $file } in your downloads
    }

## Columns and groups of a table

app-columns = Columns
app-columns-reset = Reset

# $column (Text) its heading
app-column-up = Move { $column } up

# $column (Text) its heading
app-column-down = Move { $column } down

# $column (Text) its heading
# $position (Number) place among all columns, from 1
# $total (Number) columns
app-column-at = { $column }: { $position } of { $total }

# After key caps, in lower case
app-hint-show-hide = show or hide
app-hint-reorder = reorder

app-group-by = Group by
app-group-none = No groups

# $by (Text) heading of the column that the groups are made by
app-grouped-by = Group: { $by }
