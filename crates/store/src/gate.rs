//! Who writes next: the user's own writes go before the next commit of the sync.

use std::sync::Arc;

use tokio::sync::{Mutex, OwnedMutexGuard, watch};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Priority {
    /// Somebody looks at the screen and waits.
    User,
    /// Sync and upkeep: steps aside while a user write waits.
    Sync,
}

/// The right to write; the next one comes when it is dropped.
pub(crate) type Turn = OwnedMutexGuard<()>;

#[derive(Clone)]
pub(crate) struct Gate {
    turn: Arc<Mutex<()>>,
    users_waiting: Arc<watch::Sender<usize>>,
}

impl Gate {
    pub(crate) fn new() -> Self {
        Self { turn: Arc::default(), users_waiting: Arc::new(watch::Sender::new(0)) }
    }

    pub(crate) async fn enter(&self, priority: Priority) -> Turn {
        match priority {
            Priority::User => {
                let _waiting = Waiting::new(&self.users_waiting);
                self.turn.clone().lock_owned().await
            }
            Priority::Sync => self.enter_behind_users().await,
        }
    }

    /// Asked between the pieces of a long write: time to commit and let the user in?
    pub(crate) fn user_waits(&self) -> bool {
        *self.users_waiting.borrow() > 0
    }

    async fn enter_behind_users(&self) -> Turn {
        let mut waiting = self.users_waiting.subscribe();
        loop {
            // The sender lives in `self`, so this can't fail before there is nobody left to wait for.
            let _ = waiting.wait_for(|users| *users == 0).await;
            let turn = self.turn.clone().lock_owned().await;
            if !self.user_waits() {
                return turn;
            }
        }
    }
}

/// Counts a waiting user write, also when its caller gives up.
struct Waiting<'a>(&'a watch::Sender<usize>);

impl<'a> Waiting<'a> {
    fn new(count: &'a watch::Sender<usize>) -> Self {
        count.send_modify(|users| *users += 1);
        Self(count)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|users| *users -= 1);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn a_waiting_user_goes_before_a_sync_that_asked_earlier() {
        let gate = Gate::new();
        let running = gate.enter(Priority::Sync).await;
        let order = Arc::new(std::sync::Mutex::new(Vec::new()));
        let mut tasks = Vec::new();
        for priority in [Priority::Sync, Priority::Sync, Priority::User, Priority::User] {
            let (gate, order) = (gate.clone(), order.clone());
            tasks.push(tokio::spawn(async move {
                let _turn = gate.enter(priority).await;
                order.lock().unwrap().push(priority);
            }));
            tokio::task::yield_now().await;
        }
        assert!(gate.user_waits());
        drop(running);
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(*order.lock().unwrap(), [Priority::User, Priority::User, Priority::Sync, Priority::Sync]);
    }

    #[tokio::test]
    async fn a_user_who_gave_up_does_not_hold_the_sync_back() {
        let gate = Gate::new();
        let running = gate.enter(Priority::Sync).await;
        let user = tokio::spawn({
            let gate = gate.clone();
            async move { gate.enter(Priority::User).await }
        });
        tokio::task::yield_now().await;
        assert!(gate.user_waits());
        user.abort();
        assert!(user.await.unwrap_err().is_cancelled());
        assert!(!gate.user_waits());
        drop(running);
        gate.enter(Priority::Sync).await;
    }
}
