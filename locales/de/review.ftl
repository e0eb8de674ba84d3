### Die Mappe eines Quartalsgesprächs.
### Wie man Wörter ergänzt: siehe oben in app.ftl.

review-title = Quartalsgespräch

# $partner (Text) name
# $quarter (Text) quarter with its year
review-of = Quartalsgespräch: { $partner }, { $quarter }

# $partner (Text) name
review-open = Quartalsgespräch: { $partner }

# What the key does, under the list of partners
review-hint = Quartalsgespräch
review-quarter = Quartal
review-language = Sprache der Mappe
review-so-far = Das Quartal läuft noch: Die Zahlen sind die bis heute.
review-left-out = Nicht angebunden und darum nicht gesagt: wie wahrscheinlich ein Abschluss je Phase ist, warum Deals verloren gingen, wann Zertifikate ablaufen, Verlängerungen, Marketingmittel, Provisionen, Eskalationen.

## Parts

review-part-promises = Zusagen des Quartals
review-part-scorecard = Kennzahlen
review-part-compared = Das Quartal im Vergleich
review-part-pipeline = Pipeline mit Namen
review-part-ended = Gewonnen, verloren, stockend
review-part-enablement = Schulung
review-part-targets = Nächstes Quartal
review-part-ahead = Neue Zusagen

## Promises

review-what-became = Was daraus wurde
review-about = Betrifft
review-kept = Gehalten
review-dropped = Verworfen
review-still-open = Noch offen
review-no-promises = Keine Zusage.
review-ahead-hint = Drei bis fünf von jeder Seite, jede mit Verantwortlichem und Tag.

# $day (Text) formatted date
review-kept-late = Verspätet gehalten, am { $day }

review-explain-kept = Bis zu ihrem Tag gehaltene Zusagen, von denen des Quartals, die fällig sind und nicht verworfen wurden. Was von früher noch geschuldet ist, zählt mit.

## Scorecard

review-won-year = Gewonnen in vier Quartalen
review-average = Durchschnittlicher Deal
review-cycle = Dauer bis zum Abschluss
review-win-rate = Abschlussquote
review-win-rate-registered = Abschlussquote, registriert
review-certified = Zertifizierte
review-health-part = Teil
review-health-points = Punkte von 100
review-health-weight = Gewicht

# $count (Number) days
review-days =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }

# $share (Text) percentage
# $part (Number) deals
# $whole (Number) deals
review-share-of = { $share } ({ $part } von { $whole })

review-explain-won-year = Beträge der Deals, die in diesem und den drei Quartalen davor gewonnen wurden, jede Währung für sich.
review-explain-open-deals = Deals mit diesem Partner, die jetzt weder gewonnen noch verloren sind.
review-explain-average = Mittlerer Betrag der Deals, die in diesem und den drei Quartalen davor gewonnen wurden, soweit der Betrag bekannt ist.
review-explain-cycle = Vom ersten Tag eines Deals bis zum Abschluss: Die Hälfte der in diesem und den drei Quartalen davor gewonnenen Deals dauerte nicht länger.
review-explain-win-rate = Gewonnene Deals, von allen, die in diesem und den drei Quartalen davor gewonnen oder verloren wurden.
review-explain-win-rate-registered = Dasselbe, von den Deals, die registriert und geschützt waren.
review-explain-certified = Leute dieses Partners, die mindestens einen Kurs bestanden haben.

## The quarter beside others

review-figure = Kennzahl
review-reached = Vom Ziel
review-deals-won = Gewonnene Deals
review-deals-lost = Verlorene Deals
review-registered = Registrierungen
review-talks = Gespräche
review-passed = Bestandene Kurse
review-explain-won = Beträge der im Quartal gewonnenen Deals, jede Währung für sich.
review-explain-target = Summe der Ziele dieses Partners für das Quartal, jede Währung für sich.
review-explain-reached = Was im Quartal gewonnen wurde, als Anteil am Ziel in derselben Währung.
review-explain-deals-won = Deals, die im Quartal gewonnen wurden.
review-explain-deals-lost = Deals, die im Quartal verloren gingen.
review-explain-quarter-win-rate = Gewonnene Deals, von allen, die im Quartal gewonnen oder verloren wurden.
review-explain-registered = Registrierungen, die im Quartal für diesen Partner eingereicht wurden.
review-explain-talks = Anrufe, Treffen und Nachrichten des Quartals, an denen beide Seiten beteiligt waren.
review-explain-passed = Bestandene Einschreibungen in Kursen, die im Quartal endeten.

## Deals

review-risk = Risiko
review-no-risk = stockt nicht
review-closed = Abgeschlossen
review-lost-from = Verloren in Phase
review-no-reasons = Warum ein Deal verloren ging, ist nicht erfasst; wohl aber die Phase, in der das geschah.
review-none-open = Kein Deal ist offen.
review-none-won = In diesem Quartal wurde kein Deal gewonnen.
review-none-lost = In diesem Quartal ging kein Deal verloren.
review-none-stalled = Kein Deal stockt.

## Enablement

review-running = Läuft noch
review-courses = Kurse
review-no-courses = Es sind keine Kurse erfasst.
review-no-gaps = Jeden Kurs hat jemand bestanden.

# $courses (Text) titles of courses
review-gaps = Noch von niemandem bestanden: { $courses }

review-explain-learners = Leute dieses Partners, die in einem Kurs eingeschrieben sind oder waren.
review-explain-running = Einschreibungen, die noch kein Ergebnis haben.

## Targets

# $quarter (Text) quarter with its year
review-target-of = Ziel für { $quarter }

# $quarter (Text) quarter with its year
review-no-target = Für { $quarter } ist kein Ziel gesetzt.
