### Das Kurzbild vor einem Gespräch, auf einer Seite.

brief-title = Kurzbild

# $partner (Text) name
brief-of = Kurzbild: { $partner }

brief-last-talk = Letztes Gespräch
brief-no-talk = Kein Gespräch verzeichnet; Neues stammt aus den letzten 90 Tagen.
brief-touches = Letzte Kontakte
brief-no-touches = Kein Kontakt verzeichnet.
brief-news = Seit dem letzten Gespräch
brief-news-recent = In den letzten 90 Tagen
brief-no-news = Nichts hat sich bewegt.
brief-risks = Risiken
brief-no-risks = Nichts stockt, endet oder schließt bald.
brief-ours = Wir haben zugesagt
brief-theirs = Der Partner hat zugesagt
brief-no-promises = Nichts ist offen.
brief-steps = Nächste Schritte
brief-no-steps = Bei keinem offenen Deal ist ein nächster Schritt geplant.
brief-figures = Zahlen
brief-target = Ziel dieses Quartal
brief-kept-us = Von uns gehalten
brief-kept-them = Vom Partner gehalten

# $kept (Number) promises kept by their day
# $due (Number) promises that fell due, at least 1
brief-kept-of = { $kept } von { $due }

brief-kept-none = keine fällig

## Was aus einem Deal wurde, nach Code

brief-course-new = Neu
brief-course-forward = Vorwärts
brief-course-back = Zurück
brief-course-won = Gewonnen
brief-course-lost = Verloren

## Lernende

# $count (Number) learners
brief-completed =
    { $count ->
        [one] { $count } Person hat einen Kurs abgeschlossen
       *[other] { $count } Personen haben einen Kurs abgeschlossen
    }

# $count (Number) enrolments
brief-enrolled =
    { $count ->
        [one] { $count } neue Einschreibung
       *[other] { $count } neue Einschreibungen
    }

# $count (Number) exams handed in
brief-submitted =
    { $count ->
        [one] { $count } Prüfung abgegeben
       *[other] { $count } Prüfungen abgegeben
    }

# $count (Number) learners
brief-idle-learners =
    { $count ->
        [one] { $count } Person seit mehr als 14 Tagen ohne Aktivität im Kurs
       *[other] { $count } Personen seit mehr als 14 Tagen ohne Aktivität im Kurs
    }

## Was eine Zahl bedeutet

brief-explain-target = Die Summe der Ziele dieses Partners für das Quartal, jede Währung für sich.
brief-explain-kept = Zusagen, die bis zu ihrem Tag gehalten wurden, von denen, die in den letzten 90 Tagen fällig waren. Aufgegebene zählen nicht.

## Verben

brief-print = Drucken
brief-calendar = Termine sichern
