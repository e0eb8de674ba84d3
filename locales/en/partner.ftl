### Partners: list, page, people.
### How to add words: see the top of app.ftl.

## List

# $count (Number) partners in the list
partner-count =
    { $count ->
        [one] { $count } partner
       *[other] { $count } partners
    }

partner-search = Search partners
partner-empty = No partners yet. They appear after the first sync.
partner-name = Partner
partner-kind = Type
partner-tier = Tier
partner-country = Country
partner-city = City
partner-region = Region
partner-owner = Owner
partner-language = Language
partner-website = Website
partner-open-deals = Open deals
partner-open-amount = Open pipeline
partner-won-amount = Won, 12 months
partner-last-touch = Last contact
partner-learners = Learners
partner-no-touch = No contact yet
partner-no-tier = No tier

## Page

partner-tab-overview = Overview
partner-tab-deals = Deals
partner-tab-people = People
partner-tab-training = Training
partner-tab-plan = Plan
partner-tab-activity = Activity
partner-contacts = Contacts
partner-properties = Details
partner-recent-activity = Recent activity

# $year (Text) four digits
partner-since = Partner since { $year }

partner-no-contacts = No contacts known. They come from your CRM.
partner-no-activity = No activity recorded yet.
partner-no-deals = No deals with this partner yet.
partner-not-found = This partner is no longer in your data.

## Tiers, by code

partner-tier-registered = Registered
partner-tier-silver = Silver
partner-tier-gold = Gold
partner-tier-platinum = Platinum

## Types, by code

partner-kind-reseller = Reseller
partner-kind-integrator = Systems integrator
partner-kind-affiliate = Affiliate
partner-kind-referral = Referral partner
partner-kind-distributor = Distributor
partner-kind-msp = Managed service provider
partner-kind-technology = Technology partner
partner-kind-consultancy = Consultancy

## Figures of the window

partner-won-quarter = Won this quarter
partner-largest-deals = Largest open deals

# $count (Number) stalled deals of the partner
partner-stalled =
    { $count ->
        [one] { $count } stalled
       *[other] { $count } stalled
    }

## Edits

partner-note = Note
partner-tags = Tags
partner-note-empty = Add a note
partner-tags-empty = Add tags
partner-tags-hint = Separate tags with commas.
partner-edit-note = Edit note
partner-edit-tags = Edit tags

## What a figure means, shown beside it on request

partner-explain-open = Amounts of the open deals of this partner, each currency by itself.
partner-explain-won = Amounts of the deals won with this partner since the quarter began.

## Groups of the list

# Heading of the partners with a tier that this version does not know
partner-other-tiers = Other tiers
