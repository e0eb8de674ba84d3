//! What the partner's people have learned, and which course nobody has passed.

use tandem_l10n::tr;
use tandem_store::read::review::{Capability, CourseLine};

use super::{Review, figure, line, section, table};
use crate::{
    ApiError,
    query::shape::isolated,
    view::{ReviewPart, ReviewRow, ReviewSection},
};

impl Review<'_> {
    pub(super) async fn enablement(&self, capability: &Capability) -> Result<ReviewSection, ApiError> {
        let loc = &self.loc;
        let found = self.store.count_idle_learners(self.id(), self.today).await;
        let idle = found.map_err(|e| self.core.store_error(e))?;
        let running: i64 = capability.courses.iter().map(|course| course.running).sum();
        let learners = self.count(self.partner.learners_total);
        let figures = vec![
            self.certified(capability),
            figure("learners", tr::partner_learners(loc), learners, tr::review_explain_learners(loc)),
            figure("running", tr::review_running(loc), self.count(running), tr::review_explain_running(loc)),
            figure("idle", tr::today_stalled_learners(loc), self.count(idle), tr::today_explain_stalled_learners(loc)),
        ];
        let row = |course: &CourseLine| {
            line(&course.code, vec![course.title.clone(), self.count(course.certified), self.count(course.running)])
        };
        let rows: Vec<ReviewRow> = capability.courses.iter().map(row).collect();
        let headers = vec![tr::chart_course(loc), tr::review_certified(loc), tr::review_running(loc)];
        Ok(ReviewSection {
            note: self.gaps(capability),
            figures,
            tables: vec![table("courses", tr::review_courses(loc), headers, rows, tr::review_no_courses(loc))],
            ..section(ReviewPart::Enablement, tr::review_part_enablement(loc))
        })
    }

    /// Nothing where there are no courses.
    fn gaps(&self, capability: &Capability) -> Option<String> {
        let loc = &self.loc;
        let gaps: Vec<String> = capability
            .courses
            .iter()
            .filter(|course| course.certified == 0)
            .map(|course| isolated(&course.title))
            .collect();
        match (gaps.is_empty(), capability.courses.is_empty()) {
            (_, true) => None,
            (true, false) => Some(tr::review_no_gaps(loc)),
            (false, false) => Some(tr::review_gaps(loc, &gaps.join(&tr::chart_list_separator(loc)))),
        }
    }
}
