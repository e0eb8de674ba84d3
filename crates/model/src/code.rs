//! Stable text codes. A column keeps the text as it came, so that an unknown upstream code
//! is never dropped; these enums are how rules read it.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $code:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$of])* $variant),* }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// `None` for a code this version doesn't know: show it raw.
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    )*};
}

codes! {
    /// Where a deal stands. The order is the order of the pipeline.
    DealStage {
        Prospecting = "prospecting",
        Engaging = "engaging",
        Proposal = "proposal",
        Negotiation = "negotiation",
        Won = "won",
        Lost = "lost",
    }
    PartnerTier { Registered = "registered", Silver = "silver", Gold = "gold", Platinum = "platinum" }
    PartnerKind {
        Reseller = "reseller", Integrator = "integrator", Affiliate = "affiliate", Referral = "referral",
        Distributor = "distributor", Msp = "msp", Technology = "technology", Consultancy = "consultancy",
    }
    /// How an enrolment ended; no result means that it is still running.
    TrainingResult { Pass = "pass", Distinction = "distinction", Fail = "fail", Withdrawn = "withdrawn" }
    PersonRole {
        Learner = "learner", Executive = "executive", Alliance = "alliance", Sales = "sales",
        Presales = "presales", Marketing = "marketing", Technical = "technical",
    }
    /// Why two changes could not be brought together.
    ConflictKind {
        /// Both changed the same fields.
        Field = "field",
        /// One changed a record that the other had removed.
        Removed = "removed",
        /// One removed a record that the other had changed.
        Changed = "changed",
    }
    ConflictState { Open = "open", Closed = "closed" }
    /// How a conflict was decided.
    Choice { Mine = "mine", Theirs = "theirs", Edited = "edited" }
    /// Where the registration of a deal stands; apart from the stage of the deal.
    RegistrationStatus {
        Draft = "draft",
        Submitted = "submitted",
        UnderReview = "under_review",
        /// Back with whoever submitted it, for something that is missing.
        Returned = "returned",
        Approved = "approved",
        /// Approved, and its protection made longer.
        Extended = "extended",
        Rejected = "rejected",
        Expired = "expired",
        Withdrawn = "withdrawn",
        /// Approved, while the protection of the customer is another's.
        Superseded = "superseded",
    }
    RejectionReason {
        DuplicatePartner = "duplicate_partner", DirectActive = "direct_active", ExistingCustomer = "existing_customer",
        TooEarly = "too_early", OutOfTerritory = "out_of_territory", InsufficientInfo = "insufficient_info",
        PublicTender = "public_tender", NotEligible = "not_eligible", Other = "other",
    }
    /// Why a registration is approved though the customer seems to be known.
    ApprovalReason {
        OtherUnit = "other_unit", OtherProject = "other_project", CustomerChose = "customer_chose",
        PartnersAgreed = "partners_agreed", NoMatch = "no_match",
    }
    /// Who owes what was promised.
    TaskSide { Us = "us", Them = "them" }
    TaskStatus { Open = "open", Kept = "kept", Dropped = "dropped" }
    ActivityKind { Call = "call", Email = "email", Meeting = "meeting", Note = "note", Workshop = "workshop" }
}

impl DealStage {
    pub const OPEN: &'static [Self] = &[Self::Prospecting, Self::Engaging, Self::Proposal, Self::Negotiation];

    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Won | Self::Lost)
    }
}
