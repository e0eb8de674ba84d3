### Partner, Personen und Deals aus einer Datei.

# To bring partners, people or deals in from a file
import-title = Datei importieren

import-step-file = Datei

import-step-map = Spalten

import-step-check = Prüfung

import-step-preview = Vorschau

import-step-apply = Übernahme

# Name of the row of steps for screen readers
import-steps = Schritte des Imports

import-choose = Datei wählen

import-drop = Legen Sie eine CSV- oder Excel-Datei hier ab oder wählen Sie eine. Bis zum letzten Schritt ändert sich nichts.

# $most (Number) lines
import-limits = Bis zu { $most } Zeilen und 32 MB. In der ersten Zeile stehen die Überschriften.

import-other-file = Andere Datei

import-reading = Datei wird gelesen …

import-next = Weiter

# Beside the key, in lower case
import-hint-next = weiter

# $file (Text) name of the file
# $lines (Number) in it
import-read = { $file }: { $lines ->
        [one] { $lines } Zeile
       *[other] { $lines } Zeilen
    }

import-map-hint = Welche Spalte in welches Feld kommt. Leere Zellen ändern nichts.

import-not-used = Nicht übernehmen

# A column and its place
# $heading (Text) of the column
# $number (Number) from 1
import-column = { $heading } (Spalte { $number })

# $number (Number) column without a heading, from 1
import-column-bare = Spalte { $number }

# The same value for all lines
# $value (Text) a type or a region
import-all-lines = Alle Zeilen: { $value }

# $samples (Text) cells of the column, separated
import-samples = Zum Beispiel { $samples }

import-name-needed = Wählen Sie die Spalte mit den Namen der Partner.

import-since = Partner seit

import-delimiter = Zwischen den Zellen

import-comma = Komma

import-semicolon = Semikolon

import-tab = Tabulator

import-days = Tage

import-day-first = Tag zuerst (31.12.2026)

import-month-first = Monat zuerst (12/31/2026)

# $count (Number) lines
import-count-new = Neu: { $count }

# $count (Number) lines
import-count-changed = Geändert: { $count }

# $count (Number) lines
import-count-same = Unverändert: { $count }

# $count (Number) lines
import-count-problem = Mit Fehlern: { $count }

import-new = Neu

import-changed = Geändert

import-same = Unverändert

import-problem = Fehler

import-problems-stay = Zeilen mit Fehlern bleiben draußen. Verbessern Sie sie in der Datei und importieren Sie erneut: Was schon da ist, wird gefunden.

import-no-problems = Keine Zeile hat einen Fehler.

import-nothing = Nichts zu tun: Alles aus der Datei ist schon da oder fehlerhaft.

# $line (Number) of the file
import-line = Zeile { $line }

# The value of a field before and after
# $field (Text) its name
# $before (Text) value
# $after (Text) value
import-change = { $field }: { $before } → { $after }

# $field (Text) its name
# $value (Text) value
import-value = { $field }: { $value }

import-blank = nichts

# $count (Number) lines
import-apply =
    { $count ->
        [one] { $count } Zeile importieren
       *[other] { $count } Zeilen importieren
    }

# $done (Number) lines
# $total (Number) lines
import-progress = { $done } von { $total } importiert

import-stop = Anhalten

# $new (Number) lines
# $changed (Number) lines
import-done = Importiert: { $new } neu, { $changed } geändert

# $count (Number) lines that were not reached
import-stopped = Angehalten; { $count } blieben, wie sie waren. Importieren Sie die Datei erneut, um fortzufahren.

# $count (Number) lines
import-skipped = Inzwischen von anderen geändert und nicht angetastet: { $count }

import-to-partners = Zu den Partnern

# What was done
# $file (Text) name of the file
import-did = { $file } importiert

import-moved = Seit der Vorschau hat sich etwas davon geändert. Sehen Sie sie erneut an.

import-busy = Ein Import läuft. Warten Sie das Ende ab oder halten Sie ihn an.

import-no-file = Wählen Sie zuerst eine Datei.

import-read-windows = Als Windows-Text lesen

# In front of what is wrong with a file
# $line (Number) of the file
# $what (Text) a sentence
import-on-line = Zeile { $line }: { $what }

import-too-large = Die Datei hat mehr als 32 MB. Teilen Sie sie oder nehmen Sie Unnötiges heraus.

import-no-sheet = Das ist keine Liste. Speichern Sie sie als CSV UTF-8 oder als Excel-Arbeitsmappe (.xlsx).

import-encoding = Der Text ist nicht UTF-8. Speichern Sie die Datei als CSV UTF-8 oder lesen Sie sie als Windows-Text.

import-open-quote = Hier beginnt ein Anführungszeichen, das nicht endet. Vielleicht ist die Datei abgeschnitten: Schließen Sie es oder speichern Sie neu.

import-broken = Die Datei ist beschädigt oder abgeschnitten. Speichern Sie sie neu und wählen Sie sie noch einmal.

import-bomb = Die Datei wird entpackt weit größer als jede Liste und daher nicht geöffnet. Speichern Sie die Liste als CSV.

# $most (Number) columns
import-too-many-columns = Mehr als { $most } Spalten. Nehmen Sie unnötige heraus.

# $most (Number) lines
import-too-many-lines = Mehr als { $most } Zeilen. Teilen Sie die Datei.

# $most (Number) cells
import-too-many-cells = Mehr als { $most } Zellen. Teilen Sie die Datei.

import-cell-too-long = Eine Zelle ist länger, als ein Feld sein darf. Kürzen Sie sie.

import-empty = Unter den Überschriften steht keine Zeile.

# $field (Text) its name
import-missing = { $field } fehlt: Neues braucht diese Angabe.

# $field (Text) its name
# $value (Text) what stands there
import-unknown = { $field }: „{ $value }“ ist hier nicht bekannt.

# $value (Text) what stands there
import-no-member = Niemand im Team oder mehr als eine Person heißt „{ $value }“.

# $field (Text) its name
# $value (Text) what stands there
import-bad-day = { $field }: „{ $value }“ ist kein Tag. Schreiben Sie 2026-12-31.

# $field (Text) its name
import-formula = { $field }: Eine Formel wird nicht übernommen. Fügen Sie ihren Wert ein.

# $field (Text) its name
import-fault = { $field }: In der Zelle steht ein Fehler der Tabelle.

import-too-many-in-line = Mehr Zellen als Überschriften: Einer Zelle fehlen vielleicht Anführungszeichen.

# $line (Number) of the file
import-twice = Zeile { $line } handelt von demselben.

import-ambiguous = Mehrere Partner passen: Nennen Sie die Website oder unterscheiden Sie die Namen.

# $field (Text) its name
import-forbidden = { $field }: Ihre Rolle erlaubt das nicht.

# $what (Text) a whole sentence: what was done
import-undo-forbidden = Das Team hat es schon, und Ihre Rolle entfernt es nicht. Es bleibt: { $what }

import-row-title = Zeile, Name, was geschieht

# What the lines of the file are about
import-of = Die Zeilen sind

import-partners = Partner

import-people = Personen

import-deals = Deals

import-person-needed = Wählen Sie die Spalte mit den Namen oder den E-Mail-Adressen.

import-deal-needed = Wählen Sie die Spalte mit den Nummern oder den Namen der Deals.

# Of a workbook
import-sheet = Blatt

import-decimals = Beträge

import-decimal-point = Dezimalpunkt (1,234.50)

import-decimal-comma = Dezimalkomma (1.234,50)

# $text (Text) as the file has it
# $amount (Text) with its currency
import-amount-sample = „{ $text }“ sind { $amount }

# Column with the names of deals
import-deal = Deal

# $value (Text) what stands there
import-no-partner = Kein Partner oder mehr als einer heißt „{ $value }“. Schreiben Sie den Namen wie hier oder importieren Sie zuerst die Partner.

# $field (Text) its name
# $value (Text) what stands there
import-not-found = { $field }: Nichts oder mehr als eines heißt „{ $value }“. Schreiben Sie es wie hier oder lassen Sie die Zelle leer.

# $value (Text) a mail address
import-no-partner-of-mail = Kein Partner oder mehr als einer hat die Website von „{ $value }“. Fügen Sie eine Spalte mit den Namen der Partner hinzu.

# $value (Text) what stands there
import-bad-mail = „{ $value }“ ist keine E-Mail-Adresse. Verbessern Sie sie oder lassen Sie die Zelle leer.

# $field (Text) its name
# $value (Text) what stands there
# $currency (Text) its code
import-bad-amount = { $field }: „{ $value }“ ist kein Betrag in { $currency }. Schreiben Sie nur Ziffern, etwa 12500.

import-amount-missing = Die Währung ist eine andere, und der Betrag fehlt. Nennen Sie beides.

import-ambiguous-person = Mehrere Personen passen: Nennen Sie die E-Mail-Adresse oder unterscheiden Sie die Namen.

import-ambiguous-deal = Mehrere Deals passen: Nennen Sie die Nummer oder unterscheiden Sie die Namen.

# $code (Text) a number
import-other-number = Der Partner hat einen Deal dieses Namens mit der Nummer { $code }. Nennen Sie diese Nummer oder einen anderen Namen.

import-to-deals = Zu den Deals

import-left-out = Ausgelassen

import-leave-out = Die Zeile auslassen oder aufnehmen

# $count (Number) lines
import-count-left-out = Ausgelassen: { $count }

# Beside the key, in lower case
import-hint-leave-out = auslassen oder aufnehmen
