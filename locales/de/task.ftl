### Zusagen beider Seiten.

task-promises = Zusagen
task-one = Zusage
task-title = Was zugesagt ist
task-side = Wessen
task-due = Fällig
task-status = Stand
task-none = Nichts ist zugesagt.
task-none-hint = Tragen Sie ein, was Sie oder der Partner tun wollten, mit einem Tag.
task-over = Gehalten und aufgegeben

## Seiten und Stände, nach Code

task-side-us = Von uns
task-side-them = Vom Partner
task-status-open = Offen
task-status-kept = Gehalten
task-status-dropped = Aufgegeben

## Wann

# $count (Number) days, at least 1
task-overdue =
    { $count ->
        [one] { $count } Tag überfällig
       *[other] { $count } Tage überfällig
    }

task-due-today = heute fällig

# $count (Number) days, at least 1
task-due-in =
    { $count ->
        [one] in { $count } Tag fällig
       *[other] in { $count } Tagen fällig
    }

task-undated = ohne Tag

# $day (Text) formatted date
task-kept-on = gehalten am { $day }

# $day (Text) formatted date
task-dropped-on = aufgegeben am { $day }

## Verben

task-add = Zusage eintragen
task-edit = Zusage bearbeiten
task-keep = Als gehalten abhaken
task-drop = Aufgeben
task-reopen = Wieder öffnen
task-hint-keep = gehalten

## Was getan wurde

# $title (Text) what was promised
task-did-promise = Zusage eingetragen: { $title }

# $title (Text) what was promised
task-did-keep = Gehalten: { $title }

# $title (Text) what was promised
task-did-drop = Aufgegeben: { $title }

# $title (Text) what was promised
task-did-reopen = Wieder offen: { $title }

# $count (Number) entries in the file
# $name (Text) file name
task-calendar-saved =
    { $count ->
        [one] { $count } Tag als { $name } in Ihren Downloads gespeichert
       *[other] { $count } Tage als { $name } in Ihren Downloads gespeichert
    }

task-calendar-none = Nichts mit diesem Partner hat einen Tag, der noch kommt.
