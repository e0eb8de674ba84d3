### Partners, people and deals from a file: read, mapped, checked, shown, applied.
### How to add words: see the top of app.ftl.

# To bring partners, people or deals in from a file
import-title = Import a file

import-step-file = File

import-step-map = Columns

import-step-check = Check

import-step-preview = Preview

import-step-apply = Apply

# Name of the row of steps for screen readers
import-steps = Steps of the import

import-choose = Choose a file

import-drop = Drop a CSV or Excel file here, or choose one. Nothing changes before the last step.

# $most (Number) lines
import-limits = Up to { $most } lines and 32 MB. The first line has the headings.

import-other-file = Another file

import-reading = Reading the file…

import-next = Continue

# Beside the key, in lower case
import-hint-next = continue

# $file (Text) name of the file
# $lines (Number) in it
import-read = { $file }: { $lines ->
        [one] { $lines } line
       *[other] { $lines } lines
    }

import-map-hint = Which column goes into which field. Empty cells change nothing.

import-not-used = Left out

# A column and its place
# $heading (Text) of the column
# $number (Number) from 1
import-column = { $heading } (column { $number })

# $number (Number) column without a heading, from 1
import-column-bare = Column { $number }

# The same value for all lines
# $value (Text) a type or a region
import-all-lines = All lines: { $value }

# $samples (Text) cells of the column, separated
import-samples = For example { $samples }

import-name-needed = Choose the column with the names of the partners.

import-since = Partner since

import-delimiter = Between cells

import-comma = Comma

import-semicolon = Semicolon

import-tab = Tab

import-days = Days

import-day-first = Day first (31.12.2026)

import-month-first = Month first (12/31/2026)

# $count (Number) lines
import-count-new = New: { $count }

# $count (Number) lines
import-count-changed = Changed: { $count }

# $count (Number) lines
import-count-same = Unchanged: { $count }

# $count (Number) lines
import-count-problem = With problems: { $count }

import-new = New

import-changed = Changed

import-same = Unchanged

import-problem = Problem

import-problems-stay = Lines with problems are left out. Mend them in the file and import it again: what is there already is found.

import-no-problems = No line has a problem.

import-nothing = Nothing to do: everything in the file is here already, or has a problem.

# $line (Number) of the file
import-line = Line { $line }

# The value of a field before and after
# $field (Text) its name
# $before (Text) value
# $after (Text) value
import-change = { $field }: { $before } → { $after }

# $field (Text) its name
# $value (Text) value
import-value = { $field }: { $value }

import-blank = none

# $count (Number) lines
import-apply =
    { $count ->
        [one] Import { $count } line
       *[other] Import { $count } lines
    }

# $done (Number) lines
# $total (Number) lines
import-progress = { $done } of { $total } imported

import-stop = Stop

# $new (Number) lines
# $changed (Number) lines
import-done = Imported: { $new } new, { $changed } changed

# $count (Number) lines that were not reached
import-stopped = Stopped; { $count } left as they were. Import the file again to go on.

# $count (Number) lines
import-skipped = Changed by others meanwhile and left alone: { $count }

import-to-partners = To the partners

# What was done
# $file (Text) name of the file
import-did = { $file } imported

import-moved = Some of it has changed since the preview. Look at it again.

import-busy = An import is running. Wait for its end, or stop it.

import-no-file = Choose a file first.

import-read-windows = Read as Windows text

# In front of what is wrong with a file
# $line (Number) of the file
# $what (Text) a sentence
import-on-line = Line { $line }: { $what }

import-too-large = The file has more than 32 MB. Split it, or take out what is not needed.

import-no-sheet = This is no list. Save it as CSV UTF-8 or as an Excel workbook (.xlsx).

import-encoding = The text is not UTF-8. Save the file as CSV UTF-8, or read it as Windows text.

import-open-quote = A quotation begins here and does not end. The file may be cut short: close it or save it again.

import-broken = The file is damaged or cut short. Save it again and choose it once more.

import-bomb = The file unpacks to far more than a list needs, so it is not opened. Save the list as CSV.

# $most (Number) columns
import-too-many-columns = More than { $most } columns. Take out those that are not needed.

# $most (Number) lines
import-too-many-lines = More than { $most } lines. Split the file.

# $most (Number) cells
import-too-many-cells = More than { $most } cells. Split the file.

import-cell-too-long = A cell is longer than any field may be. Shorten it.

import-empty = There is no line below the headings.

# $field (Text) its name
import-missing = { $field } is missing: something new needs it.

# $field (Text) its name
# $value (Text) what stands there
import-unknown = { $field }: “{ $value }” is not known here.

# $value (Text) what stands there
import-no-member = Nobody on the team, or more than one, goes by “{ $value }”.

# $field (Text) its name
# $value (Text) what stands there
import-bad-day = { $field }: “{ $value }” is no day. Write it as 2026-12-31.

# $field (Text) its name
import-formula = { $field }: a formula is not taken. Paste its value in its place.

# $field (Text) its name
import-fault = { $field }: the cell holds an error of the spreadsheet.

import-too-many-in-line = More cells than headings: a cell may lack its quotation marks.

# $line (Number) of the file
import-twice = Line { $line } is about the same.

import-ambiguous = Several partners fit: give its web site, or make the names differ.

# $field (Text) its name
import-forbidden = { $field }: your role does not allow this.

# $what (Text) a whole sentence: what was done
import-undo-forbidden = The team has it already, and your role does not remove it. It stays: { $what }

import-row-title = Line, name, what happens

# What the lines of the file are about
import-of = The lines are

import-partners = Partners

import-people = People

import-deals = Deals

import-person-needed = Choose the column with the names or the e-mail addresses.

import-deal-needed = Choose the column with the numbers or the names of the deals.

# Of a workbook
import-sheet = Sheet

import-decimals = Amounts

import-decimal-point = Decimal point (1,234.50)

import-decimal-comma = Decimal comma (1.234,50)

# $text (Text) as the file has it
# $amount (Text) with its currency
import-amount-sample = “{ $text }” is { $amount }

# Column with the names of deals
import-deal = Deal

# $value (Text) what stands there
import-no-partner = No partner, or more than one, goes by “{ $value }”. Write the name as it is here, or import the partners first.

# $field (Text) its name
# $value (Text) what stands there
import-not-found = { $field }: nothing, or more than one, goes by “{ $value }”. Write it as it is here, or leave the cell empty.

# $value (Text) a mail address
import-no-partner-of-mail = No partner, or more than one, has the web site of “{ $value }”. Add a column with the names of the partners.

# $value (Text) what stands there
import-bad-mail = “{ $value }” is no e-mail address. Mend it, or leave the cell empty.

# $field (Text) its name
# $value (Text) what stands there
# $currency (Text) its code
import-bad-amount = { $field }: “{ $value }” is no amount in { $currency }. Write digits only, such as 12500.

import-amount-missing = The currency is another, and the amount is missing. Give both.

import-ambiguous-person = Several people fit: give the e-mail address, or make the names differ.

import-ambiguous-deal = Several deals fit: give the number of one, or make the names differ.

# $code (Text) a number
import-other-number = The partner has a deal of this name with the number { $code }. Give that number, or another name.

import-to-deals = To the deals

import-left-out = Left out

import-leave-out = Leave the line out, or take it in

# $count (Number) lines
import-count-left-out = Left out: { $count }

# Beside the key, in lower case
import-hint-leave-out = leave out or take in
