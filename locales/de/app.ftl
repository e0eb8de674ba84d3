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
nav-main = Hauptnavigation

nav-today = Heute
nav-partners = Partner
nav-deals = Deals
nav-registrations = Registrierungen
nav-training = Schulungen
nav-settings = Einstellungen
nav-collapse = Seitenleiste ausblenden
nav-expand = Seitenleiste einblenden
nav-skip = Zum Inhalt springen

## Search and command palette

app-search-or-run = Suchen oder ausführen…
app-palette-title = Suche und Befehle
app-palette-go = Gehe zu
app-palette-actions = Aktionen
app-palette-records = Datensätze

# $query (Text) what was typed
app-palette-empty = Nichts gefunden für „{ $query }“. Versuchen Sie es mit weniger Buchstaben.

# $count (Number) hits, read out by screen readers
app-palette-results =
    { $count ->
        [one] { $count } Treffer
       *[other] { $count } Treffer
    }

app-switch-theme = Zwischen hell und dunkel wechseln
app-switch-language = Sprache wechseln
app-shortcuts = Tastenkürzel

## Verbs on buttons

app-retry = Erneut versuchen
app-cancel = Abbrechen
app-pause = Pausieren
app-resume = Fortsetzen
app-copy = Kopieren
app-copy-details = Details kopieren
app-copied = Kopiert
app-close = Schließen
app-open = Öffnen
app-save = Speichern
app-saved = Gespeichert
app-undo = Rückgängig
app-back = Zurück
app-filter = Filtern
app-clear-filter = Filter löschen
app-show-all = Alle anzeigen
app-show-more = Mehr anzeigen
app-show-details = Details anzeigen
app-hide-details = Details ausblenden
app-show-table = Als Tabelle anzeigen
app-show-chart = Als Diagramm anzeigen
app-quit = Beenden

## Key hints at the bottom of a list, after the key caps: short and in lower case

app-hint-move = bewegen
app-hint-open = öffnen
app-hint-peek = Vorschau
app-hint-back = zurück
app-hint-search = suchen
app-hint-filter = filtern
app-hint-select = auswählen
app-hint-go-to = gehe zu
app-hint-commands = Befehle
app-hint-sort = sortieren
app-hint-undo = rückgängig
app-hint-shortcuts = alle Tastenkürzel

## Lists and values

app-all = Alle

# A property without a value
app-none = Keine Angabe

# The source did not say; never shown as zero
app-unknown = Unbekannt

app-yes = Ja
app-no = Nein
app-loading = Wird geladen…
app-hidden = Von Ihrer Organisation ausgeblendet

# $position (Number) place of the row, from 1
# $total (Number) rows in the list
app-position = { $position } von { $total }

# $count (Number) rows that the filter hides
app-filter-hides =
    { $count ->
        [one] Kein Treffer. Der Filter blendet { $count } Zeile aus.
       *[other] Kein Treffer. Der Filter blendet { $count } Zeilen aus.
    }

# $count (Number) selected rows
app-selected =
    { $count ->
        [one] { $count } ausgewählt
       *[other] { $count } ausgewählt
    }

# $count (Number) rows below the shown ones
app-more =
    { $count ->
        [one] { $count } weiterer Eintrag
       *[other] { $count } weitere Einträge
    }

app-sorted-up = Aufsteigend sortiert
app-sorted-down = Absteigend sortiert

# $column (Text) heading of the column
app-sort-by = Nach { $column } sortieren

## Time

app-now = gerade eben

# $count (Number) minutes
app-minutes-ago =
    { $count ->
        [one] vor { $count } Min.
       *[other] vor { $count } Min.
    }

# $count (Number) hours
app-hours-ago =
    { $count ->
        [one] vor { $count } Std.
       *[other] vor { $count } Std.
    }

# $count (Number) days
app-days-ago =
    { $count ->
        [one] vor { $count } Tag
       *[other] vor { $count } Tagen
    }

# $count (Number) days
app-in-days =
    { $count ->
        [one] in { $count } Tag
       *[other] in { $count } Tagen
    }

# $count (Number) days
app-days =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }

# $count (Number) days since it was due
app-days-over =
    { $count ->
        [one] { $count } Tag überfällig
       *[other] { $count } Tage überfällig
    }

app-today = heute
app-yesterday = gestern
app-tomorrow = morgen

## Tray menu

app-tray-open = { -brand } öffnen
app-tray-sync = Jetzt synchronisieren
app-tray-quit = { -brand } beenden

## What a person does at the partner, by code

person-role-learner = Lernende Person
person-role-executive = Geschäftsleitung
person-role-alliance = Allianzen
person-role-sales = Vertrieb
person-role-presales = Presales
person-role-marketing = Marketing
person-role-technical = Technik

## Activities, by code

activity-kind-call = Anruf
activity-kind-email = E-Mail
activity-kind-meeting = Besprechung
activity-kind-note = Notiz
activity-kind-workshop = Workshop

# A mail or call that the partner has not answered
activity-one-way = Noch keine Antwort

## Keys and lists of the window

# Heading of the keys that work in every list
app-shortcuts-lists = Listen
app-key-next = Nächste Zeile
app-key-previous = Vorige Zeile
app-key-first = Erste Zeile
app-key-last = Letzte Zeile
app-key-page-down = Zehn Zeilen nach unten
app-key-page-up = Zehn Zeilen nach oben

# $field (Text) name of the filtered column
app-remove-filter = Filter entfernen: { $field }

# For screen readers: the names of the pages above this one
app-crumbs = Wo Sie sind

## Columns of people

person-name = Name
person-role = Rolle
person-email = E-Mail
person-phone = Telefon

## Edits, wherever they are made

app-redo = Wiederholen
app-edit = Bearbeiten
app-date-hint = Ein Datum, ein Wochentag, „morgen“ oder „+14“.
app-date-unknown = Das ist kein Datum. Versuchen Sie „morgen“ oder „+14“.
app-amount-unknown = Das ist kein Betrag. Schreiben Sie nur Ziffern, etwa 12500.
app-hint-save = speichern
app-hint-cancel = abbrechen
activity-name = Aktivität
activity-subject = Betreff
activity-kind = Art
activity-log = Aktivität eintragen
activity-about = Betrifft
activity-no-deal = Kein Deal
activity-two-way = Beide Seiten waren beteiligt
activity-line = Was geschah
activity-line-hint = Etwa „Anruf bei @Anna wegen Preisen -> Angebot schicken bis Freitag“. Personen und Einträge nennt man mit @; was auf einen Pfeil folgt, ist der nächste Schritt.
activity-log-anywhere = Aktivität mit beliebigem Partner eintragen
activity-with = Mit
activity-whom-unknown = Nennen Sie mit @ einen Partner, einen Deal oder eine Person.
activity-step-ours = Nächster Schritt, unserer
activity-step-theirs = Nächster Schritt, des Partners
activity-step-none = Keiner. Schreiben Sie ihn hinter einen Pfeil.
person-one = Person

## Undoing, copying, explaining

# $language (Text) its own name
app-language-to = Zu { $language } wechseln

# $time (Text) when the hub was last asked, as time or date
app-as-of = Stand: { $time }

app-filter-cleared = Filter aufgehoben
app-undo-filter = Letzten Filter zurücknehmen

# $value (Text) what is copied: a number, an address
app-copy-value = { $value } kopieren

# $value (Text) what is on the clipboard now
app-copied-value = Kopiert: { $value }

## Rows that are chosen, lists that are taken elsewhere

# $name (Text) name of the row
app-select-row = { $name } auswählen
app-key-select = Zeile auswählen
app-key-extend-down = Auswahl nach unten erweitern
app-key-extend-up = Auswahl nach oben erweitern
app-key-select-all = Alle geladenen Zeilen auswählen
app-clear-selection = Auswahl aufheben
app-next-record = Nächster in der Liste
app-previous-record = Voriger in der Liste
app-layout = Anordnung
app-board = Tafel
app-table = Tabelle
app-export = Exportieren
app-export-xlsx = Excel-Arbeitsmappe
app-export-csv = CSV-Datei
app-copy-markdown = Als Markdown kopieren

# $count (Number) rows that are on the clipboard now
app-copied-rows =
    { $count ->
        [one] { $count } Zeile als Markdown kopiert
       *[other] { $count } Zeilen als Markdown kopiert
    }

# $count (Number) rows in the file
# $file (Text) its name
app-exported =
    { $count ->
        [one] { $count } Zeile steht in { $file } in Ihren Downloads
       *[other] { $count } Zeilen stehen in { $file } in Ihren Downloads
    }

## Columns and groups of a table

app-columns = Spalten
app-columns-reset = Zurücksetzen

# $column (Text) its heading
app-column-up = { $column } nach oben

# $column (Text) its heading
app-column-down = { $column } nach unten

# $column (Text) its heading
# $position (Number) place among all columns, from 1
# $total (Number) columns
app-column-at = { $column }: { $position } von { $total }

# After key caps, in lower case
app-hint-show-hide = ein- oder ausblenden
app-hint-reorder = umordnen

app-group-by = Gruppieren
app-group-none = Keine Gruppen

# $by (Text) heading of the column that the groups are made by
app-grouped-by = Gruppiert: { $by }
