### Registrations of deals: inbox, form, decisions.
### How to add words: see the top of app.ftl.

## What it is made of

registration-title = Registrations
registration-name = Registration
registration-customer = Customer
registration-country = Country
registration-domain = Web site
registration-product = Product
registration-contact = Contact
registration-email = Email
registration-phone = Phone
registration-tax-id = Tax number
registration-parent = Parent company
registration-state = State
registration-reason = Reason
registration-answer = Answer
registration-note = Why this partner, and next step
registration-protection = Protection
registration-protected-until = Protected until
registration-due = Due
registration-submitted = Submitted
registration-submitted-by = Submitted by
registration-decided = Decided
registration-decided-by = Decided by

## The inbox

registration-undecided = To decide
registration-ending = Protection ending
registration-open = Drafts
registration-all = All
registration-mine = My partners
registration-everybody = All partners
registration-undecided-empty = Nothing waits for a decision.
registration-ending-empty = No protection ends in the next two weeks.
registration-open-empty = No drafts, and nothing was returned.
registration-all-empty = No registrations yet.

# $hours (Number) working hours until it is to be decided
registration-hours-left =
    { $hours ->
        [one] { $hours } h left
       *[other] { $hours } h left
    }

# $minutes (Number) working minutes until it is to be decided
registration-minutes-left =
    { $minutes ->
        [one] { $minutes } min left
       *[other] { $minutes } min left
    }

# $hours (Number) working hours since it was to be decided
registration-hours-over =
    { $hours ->
        [one] { $hours } h over
       *[other] { $hours } h over
    }

# $minutes (Number) working minutes since it was to be decided
registration-minutes-over =
    { $minutes ->
        [one] { $minutes } min over
       *[other] { $minutes } min over
    }

# $days (Number) days until the last day of the protection
registration-ends-in =
    { $days ->
        [0] protection ends today
        [one] protection ends in { $days } day
       *[other] protection ends in { $days } days
    }

## What can be done

registration-new = Register deal
registration-edit = Edit registration
registration-submit = Submit
registration-save-draft = Save draft
registration-review = Take for review
registration-approve = Approve
registration-return = Return
registration-reject = Reject
registration-extend = Extend protection
registration-withdraw = Withdraw
registration-approve-why = Why in spite of the match?
registration-reject-why = Why is it rejected?
registration-return-what = What is missing?
registration-return-wrong = Say what is missing, so that it can be added.
registration-extend-what = What has happened since the approval?
registration-extend-wrong = A protection is extended for something that has happened.
registration-form-hint = Customer, product, and country or web site are needed to submit.
registration-more-fields = More about the customer
registration-no-product = Not chosen
registration-choose-partner = Find partner
registration-no-partner = No partner of this name
registration-country-hint = Two letters, such as DE

# $customer (Text) name of the customer
registration-did-draft = Draft for { $customer } saved

# $customer (Text) name of the customer
registration-did-submit = { $customer } submitted

# $customer (Text) name of the customer
registration-did-review = { $customer } taken for review

# $customer (Text) name of the customer
registration-did-approve = { $customer } approved

# $customer (Text) name of the customer
registration-did-return = { $customer } returned

# $customer (Text) name of the customer
registration-did-reject = { $customer } rejected

# $customer (Text) name of the customer
registration-did-extend = Protection of { $customer } extended

# $customer (Text) name of the customer
registration-did-withdraw = { $customer } withdrawn
registration-taken = Another registration protects this customer for the same product. Reject this one, or wait until the protection ends.

## Who may be the same customer

registration-checks = May be the same customer
registration-checks-kept = Seen when it was decided
registration-checks-none = Nothing on this laptop looks like this customer.
registration-checks-kept-none = Nothing looked like this customer then.
registration-checks-hint = Checked on this laptop, with what the last sync brought.
registration-compared = Side by side
registration-this = This registration
registration-that = Known already
registration-class-exact = Same customer
registration-class-likely = Likely the same
registration-class-possible = Possibly the same

# $score (Number) how sure it is
registration-score = { $score } of 100
registration-kind-account = Customer
registration-kind-deal = Open deal
registration-kind-person = Works for a partner

# $partner (Text) name of a partner
# $day (Text) formatted day
registration-holder = { $partner } protects this customer until { $day }.
registration-superseded-hint = Two approvals were made without knowing of each other. The first to arrive holds the protection.
registration-likeness-domain = Same web site
registration-likeness-tax-id = Same tax number
registration-likeness-name = Same name
registration-likeness-name-similar = Similar name
registration-likeness-name-sound = Same name in another script
registration-likeness-name-initials = Initials of the name
registration-likeness-email = Same email
registration-likeness-phone = Same phone
registration-likeness-contact = Same contact
registration-likeness-parent = Same parent company
registration-likeness-country = Same country
registration-likeness-product = Same product
registration-likeness-country-differs = Other country
registration-likeness-domain-differs = Other web site
registration-likeness-tax-id-differs = Other tax number
registration-likeness-product-differs = Other product

## Codes

registration-status-draft = Draft
registration-status-submitted = Submitted
registration-status-under-review = Under review
registration-status-returned = Returned
registration-status-approved = Approved
registration-status-extended = Extended
registration-status-rejected = Rejected
registration-status-expired = Expired
registration-status-withdrawn = Withdrawn
registration-status-superseded = Superseded
registration-rejection-duplicate-partner = Another partner registered it
registration-rejection-direct-active = Direct sales is active
registration-rejection-existing-customer = Existing customer
registration-rejection-too-early = Too early
registration-rejection-out-of-territory = Out of territory
registration-rejection-insufficient-info = Not enough information
registration-rejection-public-tender = Public tender
registration-rejection-not-eligible = Not eligible
registration-rejection-other = Other reason
registration-approval-other-unit = Another unit of the customer
registration-approval-other-project = Another project
registration-approval-customer-chose = The customer chose this partner
registration-approval-partners-agreed = The partners agreed
registration-approval-no-match = Not the same customer
