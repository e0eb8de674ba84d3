### Partners: list, page, people.
### How to add words: see the top of app.ftl.

## List

# $count (Number) partners in the list
partner-count =
    { $count ->
        [one] { $count } Partner
       *[other] { $count } Partner
    }

partner-search = Partner suchen
partner-empty = Noch keine Partner. Sie erscheinen nach der ersten Synchronisierung.
partner-name = Partner
partner-kind = Art
partner-tier = Stufe
partner-country = Land
partner-city = Ort
partner-region = Region
partner-owner = Zuständig
partner-language = Sprache
partner-website = Website
partner-open-deals = Offene Deals
partner-open-amount = Offene Pipeline
partner-won-amount = Gewonnen, 12 Monate
partner-last-touch = Letzter Kontakt
partner-learners = Lernende
partner-no-touch = Noch kein Kontakt
partner-no-tier = Ohne Stufe

## Page

partner-tab-overview = Überblick
partner-tab-deals = Deals
partner-tab-people = Personen
partner-tab-training = Schulungen
partner-tab-plan = Plan
partner-tab-activity = Aktivität
partner-contacts = Kontakte
partner-properties = Details
partner-recent-activity = Letzte Aktivitäten

# $year (Text) four digits
partner-since = Partner seit { $year }

partner-no-contacts = Keine Kontakte bekannt. Sie kommen aus Ihrem CRM.
partner-no-activity = Noch keine Aktivität erfasst.
partner-no-deals = Noch keine Deals mit diesem Partner.
partner-not-found = Dieser Partner ist nicht mehr in Ihren Daten.

## Tiers, by code

partner-tier-registered = Registriert
partner-tier-silver = Silber
partner-tier-gold = Gold
partner-tier-platinum = Platin

## Types, by code

partner-kind-reseller = Wiederverkäufer
partner-kind-integrator = Systemintegrator
partner-kind-affiliate = Affiliate
partner-kind-referral = Empfehlungspartner
partner-kind-distributor = Distributor
partner-kind-msp = Managed-Service-Anbieter
partner-kind-technology = Technologiepartner
partner-kind-consultancy = Beratung

## Figures of the window

partner-won-quarter = Gewonnen im Quartal
partner-largest-deals = Größte offene Deals

# $count (Number) stalled deals of the partner
partner-stalled =
    { $count ->
        [one] { $count } stockt
       *[other] { $count } stocken
    }

## Edits

partner-note = Notiz
partner-tags = Schlagwörter
partner-note-empty = Notiz hinzufügen
partner-tags-empty = Schlagwörter hinzufügen
partner-tags-hint = Schlagwörter mit Komma trennen.
partner-edit-note = Notiz bearbeiten
partner-edit-tags = Schlagwörter bearbeiten

## What a figure means, shown beside it on request

partner-explain-open = Beträge der offenen Deals dieses Partners, jede Währung für sich.
partner-explain-won = Beträge der seit Quartalsbeginn mit diesem Partner gewonnenen Deals.

## Groups of the list

# Heading of the partners with a tier that this version does not know
partner-other-tiers = Andere Stufen
