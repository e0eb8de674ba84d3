### Erinnerungen an stehengebliebene Lernende: das Fenster und die Mails.
### Wie man Wörter ergänzt: siehe oben in app.ftl.

reminder-title = Lernende erinnern
reminder-verb = Erinnern
reminder-hint = erinnern
reminder-write = Entwürfe schreiben
reminder-nobody = Niemand bekäme eine Mail: Alle haben keine Adresse oder wurden in den letzten 7 Tagen angeschrieben.
reminder-about = Jede Person bekommt einen eigenen Entwurf als Datei für Ihr Mailprogramm. Gesendet wird erst, wenn Sie senden.
reminder-include = Trotzdem aufnehmen
reminder-leave-out = Weglassen

# $count (Number) drafts that will be written
reminder-count =
    { $count ->
        [one] { $count } Entwurf
       *[other] { $count } Entwürfe
    }


# $max (Number) learners that may be reminded at once
reminder-too-many =
    { $max ->
        [one] Höchstens { $max } lernende Person auf einmal erinnern.
       *[other] Höchstens { $max } Lernende auf einmal erinnern. Verkleinern Sie die Auswahl.
    }

reminder-no-address = Keine brauchbare E-Mail-Adresse, daher kein Entwurf. Tragen Sie eine in dem System nach, aus dem die Person kommt.

# $count (Number) days since the last mail
reminder-mailed =
    { $count ->
        [0] Heute angeschrieben
        [one] Vor { $count } Tag angeschrieben
       *[other] Vor { $count } Tagen angeschrieben
    }

# $mailed (Text) a sentence: when the person was written to
reminder-rests = { $mailed }, daher weggelassen.

# $mailed (Text) a sentence: when the person was written to
reminder-included = { $mailed }, trotzdem dabei.

# $tag (Text) code of a language
reminder-language-missing = Der Partner arbeitet in einer anderen Sprache ({ $tag }), für die Tandem keine Worte hat.
reminder-language-unknown = Die Sprache des Partners ist nicht bekannt.

## Afterwards

# $count (Number) drafts
# $folder (Text) name of a folder
reminder-did =
    { $count ->
        [one] { $count } Erinnerung entworfen und vermerkt, in { $folder } unter Ihren Downloads
       *[other] { $count } Erinnerungen entworfen und vermerkt, in { $folder } unter Ihren Downloads
    }

# $undone (Text) a whole sentence: what was taken back
reminder-undone = { $undone }. Die Entwürfe bleiben als Dateien; löschen Sie den Ordner, wenn Sie ihn nicht brauchen.

# $day (Text) date
reminder-folder = Erinnerungen { $day }

# $course (Text) title of one course or of several
reminder-subject-logged = Erinnerung: { $course }

## The mail, in the language of whoever gets it

# $course (Text) title of one course or of several
reminder-mail-subject = Erinnerung: { $course }

# $name (Text) of the person
reminder-mail-greeting = Guten Tag { $name },

# $course (Text) title
# $count (Number) days
reminder-mail-idle =
    { $count ->
        [one] Sie sind für den Kurs „{ $course }“ angemeldet. Seit { $count } Tag sehen wir dort keine Aktivität.
       *[other] Sie sind für den Kurs „{ $course }“ angemeldet. Seit { $count } Tagen sehen wir dort keine Aktivität.
    }

# $open (Text) number of exams that are not handed in
# $count (Number) all exams of the course
reminder-mail-exams =
    { $count ->
        [one] Noch abzugeben: { $open } von { $count } Prüfung.
       *[other] Noch abzugeben: { $open } von { $count } Prüfungen.
    }

# $day (Text) date
reminder-mail-ends = Der Kurs läuft bis { $day }.

reminder-mail-offer = Wenn Ihnen etwas im Weg steht, antworten Sie einfach auf diese Mail. Wir helfen gern.
reminder-mail-regards = Mit freundlichen Grüßen
