//! How a deal may move, and what the move leaves behind.

use chrono::NaiveDate;
use tandem_model::{DealStage, StageChangeId, deal, stage_change};
use uuid::Uuid;

/// A step towards the end of the pipeline: from an open stage to a later one, or to won or lost.
pub fn is_forward(from: DealStage, to: DealStage) -> bool {
    from.is_open() && to > from
}

/// The line of history that a change of stage leaves. Whoever makes it gives it the same id, so that the laptop's
/// preview and the hub's own line are one row.
///
/// `None` when the stage did not change.
pub fn stage_change(
    before: Option<&deal::Model>,
    after: &deal::Model,
    today: NaiveDate,
) -> Option<stage_change::Model> {
    let from_stage = before.map(|deal| deal.stage.clone());
    if from_stage.as_ref() == Some(&after.stage) {
        return None;
    }
    let changed_on = after.stage_entered_on.unwrap_or(today);
    let name = format!("{}>{}@{changed_on}", from_stage.as_deref().unwrap_or_default(), after.stage);
    Some(stage_change::Model {
        id: StageChangeId(Uuid::new_v5(&after.id.0, name.as_bytes())),
        deal_id: after.id,
        from_stage,
        to_stage: after.stage.clone(),
        changed_on,
        version: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::is_forward;
    use tandem_model::DealStage::*;

    #[test]
    fn only_an_open_deal_moves_forward() {
        assert!(is_forward(Prospecting, Engaging));
        assert!(is_forward(Engaging, Won));
        assert!(is_forward(Negotiation, Lost));
        assert!(!is_forward(Engaging, Prospecting));
        assert!(!is_forward(Won, Lost));
        assert!(!is_forward(Engaging, Engaging));
    }
}
