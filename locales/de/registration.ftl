### Registrations of deals: inbox, form, decisions.
### How to add words: see the top of app.ftl.

## What it is made of

registration-title = Registrierungen
registration-name = Registrierung
registration-customer = Kunde
registration-country = Land
registration-domain = Website
registration-product = Produkt
registration-contact = Kontakt
registration-email = E-Mail
registration-phone = Telefon
registration-tax-id = Steuernummer
registration-parent = Muttergesellschaft
registration-state = Stand
registration-reason = Grund
registration-answer = Antwort
registration-note = Warum dieser Partner, und was folgt
registration-protection = Schutz
registration-protected-until = Geschützt bis
registration-due = Fällig
registration-submitted = Eingereicht
registration-submitted-by = Eingereicht von
registration-decided = Entschieden
registration-decided-by = Entschieden von

## The inbox

registration-undecided = Zu entscheiden
registration-ending = Schutz endet
registration-open = Entwürfe
registration-all = Alle
registration-mine = Meine Partner
registration-everybody = Alle Partner
registration-undecided-empty = Nichts wartet auf eine Entscheidung.
registration-ending-empty = In den nächsten zwei Wochen endet kein Schutz.
registration-open-empty = Keine Entwürfe, und nichts wurde zurückgegeben.
registration-all-empty = Noch keine Registrierungen.
registration-hours-left =
    { $hours ->
        [one] noch { $hours } Std.
       *[other] noch { $hours } Std.
    }
registration-minutes-left =
    { $minutes ->
        [one] noch { $minutes } Min.
       *[other] noch { $minutes } Min.
    }
registration-hours-over =
    { $hours ->
        [one] { $hours } Std. überfällig
       *[other] { $hours } Std. überfällig
    }
registration-minutes-over =
    { $minutes ->
        [one] { $minutes } Min. überfällig
       *[other] { $minutes } Min. überfällig
    }
registration-ends-in =
    { $days ->
        [0] Schutz endet heute
        [one] Schutz endet in { $days } Tag
       *[other] Schutz endet in { $days } Tagen
    }

## What can be done

registration-new = Deal registrieren
registration-edit = Registrierung bearbeiten
registration-submit = Einreichen
registration-save-draft = Entwurf speichern
registration-review = Zur Prüfung nehmen
registration-approve = Genehmigen
registration-return = Zurückgeben
registration-reject = Ablehnen
registration-extend = Schutz verlängern
registration-withdraw = Zurückziehen
registration-approve-why = Warum trotz der Übereinstimmung?
registration-reject-why = Warum wird sie abgelehnt?
registration-return-what = Was fehlt?
registration-return-wrong = Sagen Sie, was fehlt, damit es ergänzt werden kann.
registration-extend-what = Was ist seit der Genehmigung geschehen?
registration-extend-wrong = Ein Schutz wird verlängert, weil etwas geschehen ist.
registration-form-hint = Zum Einreichen braucht es Kunde, Produkt und Land oder Website.
registration-more-fields = Mehr über den Kunden
registration-no-product = Nicht gewählt
registration-choose-partner = Partner suchen
registration-no-partner = Kein Partner dieses Namens
registration-country-hint = Zwei Buchstaben, etwa DE
registration-did-draft = Entwurf für { $customer } gespeichert
registration-did-submit = { $customer } eingereicht
registration-did-review = { $customer } zur Prüfung genommen
registration-did-approve = { $customer } genehmigt
registration-did-return = { $customer } zurückgegeben
registration-did-reject = { $customer } abgelehnt
registration-did-extend = Schutz von { $customer } verlängert
registration-did-withdraw = { $customer } zurückgezogen
registration-taken = Eine andere Registrierung schützt diesen Kunden für dasselbe Produkt. Lehnen Sie diese ab, oder warten Sie, bis der Schutz endet.

## Who may be the same customer

registration-checks = Vielleicht derselbe Kunde
registration-checks-kept = Bei der Entscheidung gesehen
registration-checks-none = Nichts auf diesem Laptop gleicht diesem Kunden.
registration-checks-kept-none = Damals glich nichts diesem Kunden.
registration-checks-hint = Auf diesem Laptop geprüft, mit dem Stand der letzten Synchronisierung.
registration-compared = Nebeneinander
registration-this = Diese Registrierung
registration-that = Schon bekannt
registration-class-exact = Derselbe Kunde
registration-class-likely = Wohl derselbe
registration-class-possible = Möglicherweise derselbe
registration-score = { $score } von 100
registration-kind-account = Kunde
registration-kind-deal = Offener Deal
registration-kind-person = Arbeitet für einen Partner
registration-holder = { $partner } schützt diesen Kunden bis { $day }.
registration-superseded-hint = Zwei Genehmigungen wurden erteilt, ohne voneinander zu wissen. Die zuerst angekommene hält den Schutz.
registration-likeness-domain = Dieselbe Website
registration-likeness-tax-id = Dieselbe Steuernummer
registration-likeness-name = Derselbe Name
registration-likeness-name-similar = Ähnlicher Name
registration-likeness-name-sound = Derselbe Name in anderer Schrift
registration-likeness-name-initials = Initialen des Namens
registration-likeness-email = Dieselbe E-Mail
registration-likeness-phone = Dasselbe Telefon
registration-likeness-contact = Derselbe Kontakt
registration-likeness-parent = Dieselbe Muttergesellschaft
registration-likeness-country = Dasselbe Land
registration-likeness-product = Dasselbe Produkt
registration-likeness-country-differs = Anderes Land
registration-likeness-domain-differs = Andere Website
registration-likeness-tax-id-differs = Andere Steuernummer
registration-likeness-product-differs = Anderes Produkt

## Codes

registration-status-draft = Entwurf
registration-status-submitted = Eingereicht
registration-status-under-review = In Prüfung
registration-status-returned = Zurückgegeben
registration-status-approved = Genehmigt
registration-status-extended = Verlängert
registration-status-rejected = Abgelehnt
registration-status-expired = Abgelaufen
registration-status-withdrawn = Zurückgezogen
registration-status-superseded = Überholt
registration-rejection-duplicate-partner = Ein anderer Partner hat registriert
registration-rejection-direct-active = Der Direktvertrieb ist dran
registration-rejection-existing-customer = Bestandskunde
registration-rejection-too-early = Zu früh
registration-rejection-out-of-territory = Außerhalb des Gebiets
registration-rejection-insufficient-info = Zu wenig Angaben
registration-rejection-public-tender = Öffentliche Ausschreibung
registration-rejection-not-eligible = Nicht berechtigt
registration-rejection-other = Anderer Grund
registration-approval-other-unit = Eine andere Einheit des Kunden
registration-approval-other-project = Ein anderes Vorhaben
registration-approval-customer-chose = Der Kunde hat diesen Partner gewählt
registration-approval-partners-agreed = Die Partner sind sich einig
registration-approval-no-match = Nicht derselbe Kunde
