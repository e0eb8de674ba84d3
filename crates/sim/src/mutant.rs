//! Sabotage: each variant breaks one promise on purpose, and the invariants have to notice.

macro_rules! mutants {
    ($($(#[$doc:meta])* $variant:ident),* $(,)?) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Mutant { $($(#[$doc])* $variant),* }

        impl Mutant {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant)),* }
            }
        }
    };
}

mutants! {
    /// The hub does what it is told as often as it is told.
    NoIdempotency,
    /// The hub takes whatever comes last.
    LastWriterWins,
    /// A laptop takes an edit for done when it has sent it.
    AckOnSend,
    /// The cursor is written in a transaction before the rows of its page.
    CursorBeforeData,
    /// The hub forgets old groups of the feed and does not say so.
    CompactionWithoutHorizon,
    /// A laptop that starts over forgets what it had to send.
    ResyncDropsOutbox,
    /// A refused edit disappears.
    DropParked,
    /// An edit of a removed record is taken for done.
    DropEditOfRemoved,
    /// Nobody compares the epoch, or the chain.
    NoEpochCheck,
    /// A laptop does not offer again what a restored hub has lost.
    NoOfferAfterRestore,
    /// Edits are folded into what was sent already.
    FoldAfterSend,
    /// Each mutation of a group is taken or refused by itself.
    NonAtomicGroup,
    /// A laptop is not told what its own user did, wherever they did it.
    EchoByUser,
    /// Fields that only make sense together are judged one by one.
    AtomicSetSplit,
    /// A device may always write over what it wrote last, whatever was joined into it.
    TrustOwnDevice,
    /// The hub keeps the laptop's preview of stage history beside its own.
    HistoryDoubled,
    /// A conflict gets a new name each time it is found.
    RandomConflictId,
    /// Numbers of the feed are given before the commit.
    FeedByArrival,
    /// A laptop sends an edit before those that it builds on are taken.
    DepsIgnored,
    /// The hub takes what builds on an edit that it has just refused.
    RefusalHoldsNothing,
    /// A laptop says "saved" before the disk does.
    SavedBeforeCommit,
    /// Starting over leaves rows that the hub no longer has.
    ResyncKeepsGone,
    /// An answer from before the restore still counts after it.
    StaleAnswer,
    /// Rows of a push's answer count although a snapshot was taken since.
    LateRows,
    /// A removal counts whatever was changed unseen.
    RemovalAlwaysWins,
    /// The hub takes pushes that were put together for another life of it.
    PushOfAnotherLife,
    /// What was removed comes back with the edit that made it, and nobody is asked.
    RemovalForgotten,
}
