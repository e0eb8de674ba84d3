//! The tables that only the hub has: who may ask, and the feed of what changed.
//!
//! Times are microseconds UTC, hashes are lower-case hex: both databases keep them alike.

pub mod workspace {
    //! One team's data. `ordinal` is unique, so that two nodes that start at once make one workspace.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "workspace")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub ordinal: i32,
        pub name: String,
        /// Changes whenever the feed starts over: a cursor of another epoch is worth nothing.
        pub epoch: Uuid,
        /// Signs cursors; never leaves the database.
        pub secret: Vec<u8>,
        /// A first load has begun and not ended.
        pub loading: bool,
    }

    /// Without the secret.
    impl std::fmt::Debug for Model {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Workspace").field("id", &self.id).field("epoch", &self.epoch).finish_non_exhaustive()
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod token {
    //! A bearer token, of which only the hash is kept.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "token")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub ws: Uuid,
        pub name: String,
        pub member_id: Option<Uuid>,
        pub hash: String,
        pub created_at: i64,
        pub revoked_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod device {
    //! A laptop that said hello.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "device")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub ws: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub token_id: Uuid,
        pub app: String,
        pub client_schema: i32,
        pub first_seen_at: i64,
        pub last_seen_at: i64,
        /// All mutations of this device up to this number have been answered; kept for ever.
        pub acked_through: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod feed_head {
    //! Where the feed of a workspace ends. Whoever numbers groups holds this row's lock.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "feed_head")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub ws: Uuid,
        pub seq: i64,
        pub chain: String,
        /// A cursor before this number has to start with a snapshot.
        pub horizon: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod change_group {
    //! One write transaction. It commits without a number; the sequencer numbers what is committed.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "change_group")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub group_id: Uuid,
        pub ws: Uuid,
        pub seq: Option<i64>,
        pub enq_at: i64,
        /// How many changes it holds.
        pub size: i32,
        pub content_hash: String,
        pub chain: Option<String>,
        /// Member who asked for it, and the laptop it came from; neither for what the hub did itself.
        pub actor: Option<Uuid>,
        pub device: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod change {
    //! Which row a group touched. The row itself is read when a laptop asks.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "change")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub group_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub ord: i32,
        pub t: String,
        pub row_id: Uuid,
        pub version: i64,
        pub op: String,
        /// Where the row lies after it, and where it lay before, when that was elsewhere.
        pub bucket: String,
        pub left_bucket: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod tombstone {
    //! The version at which a row was deleted, so that it can come back with a higher one.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "tombstone")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub t: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub row_id: Uuid,
        pub version: i64,
        pub deleted_at: i64,
        /// JSON of the row as it last was, so that it can be brought back; dropped after a while.
        pub was: Option<String>,
        /// Where the row lay; `None` for one of a table that is everybody's.
        pub bucket: Option<String>,
        pub finance: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod applied {
    //! A mutation that was answered, with the answer: written in the transaction that has the effect.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "applied")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub mutation_id: Uuid,
        pub ws: Uuid,
        /// The device that first sent it.
        pub device_id: Uuid,
        /// SHA-256 of what was asked, without the number: a device that was renamed counts anew.
        pub req_hash: String,
        /// JSON of the answer.
        pub result: String,
        /// It was refused.
        pub parked: bool,
        pub supersedes: Option<Uuid>,
        pub at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod answered {
    //! Which mutation a device gave which number. A mutation has two when its device was renamed before it was answered.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "answered")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub ws: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub device_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub device_seq: i64,
        pub mutation_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod imported {
    //! What the imported files last said of a row that people may edit.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "imported")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub t: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub row_id: Uuid,
        /// JSON of the row.
        pub said: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod feed_bucket {
    //! Which groups touch a bucket: whoever holds few of them reads few groups.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "feed_bucket")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub group_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub bucket: String,
        pub ws: Uuid,
        /// That of the group, given together with it.
        pub seq: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod access {
    //! What a member may do, or the holder of a token that is nobody's. Who is not in here may do nothing.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "access")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub ws: Uuid,
        /// Id of the member or of the token.
        #[sea_orm(primary_key, auto_increment = false)]
        pub principal: Uuid,
        pub role: String,
        /// JSON array; `None` for all regions.
        pub regions: Option<String>,
        pub finance: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
