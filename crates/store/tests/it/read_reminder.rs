//! What reminders are made from: in the order that was asked, with what is left and who was written to.

use tandem_model::{ActivityId, AttemptId, ExamId, PartnerId, PersonId, Row, activity, attempt, enrollment, exam};
use tandem_store::{Change, read::reminder::mailed_at_sql};

use crate::{
    read_world::{World, today},
    support::id,
};

fn mail(n: u128, person: PersonId, happened_at: i64, change: impl FnOnce(&mut activity::Model)) -> Change {
    let mut row = activity::Model {
        id: ActivityId(id(80_000 + n)),
        partner_id: PartnerId(id(1)),
        deal_id: None,
        person_id: Some(person),
        member_id: None,
        kind: "email".into(),
        subject: "Reminder".into(),
        two_way: false,
        happened_at,
        version: 1,
    };
    change(&mut row);
    Change::Put(Row::Activity(row))
}

async fn mailed_at(world: &World, of: &enrollment::Model) -> Option<i64> {
    let lines = world.cache.store.list_reminder_lines(&[of.id]).await.unwrap();
    lines[0].mailed_at
}

#[tokio::test]
async fn the_newest_mail_without_an_answer_is_when_somebody_was_written_to() {
    let world = World::new().await;
    let line = world.cache.store.list_stalled_learners(today(), None, None, 1).await.unwrap().remove(0);
    assert_eq!(line.mailed_at, None);
    let of = world.enrollments.iter().find(|e| e.id == line.id).unwrap();
    let mails = vec![
        mail(1, of.person_id, 70, |_| {}),
        mail(2, of.person_id, 80, |_| {}),
        mail(3, of.person_id, 90, |row| row.two_way = true),
        mail(4, of.person_id, 91, |row| row.kind = "call".into()),
        mail(5, of.person_id, 92, |row| row.person_id = None),
        mail(6, PersonId(id(99_999)), 93, |_| {}),
    ];
    world.cache.remote(mails).await;
    assert_eq!(mailed_at(&world, of).await, Some(80));
    let listed = world.cache.store.list_stalled_learners(today(), None, None, 1).await.unwrap();
    assert_eq!(listed[0].mailed_at, Some(80));
}

#[tokio::test]
async fn lines_keep_the_order_that_was_asked_and_count_what_is_left() {
    let world = World::new().await;
    let of = &world.enrollments[7];
    let exam = |n: u128| exam::Model {
        id: ExamId(id(81_000 + n)),
        run_id: of.run_id,
        code: format!("X{n}"),
        kind: "exam".into(),
        due_on: None,
        weight_bp: 2_500,
        version: 1,
    };
    let attempt = |n: u128, exam: u128| attempt::Model {
        id: AttemptId(id(82_000 + n)),
        exam_id: ExamId(id(81_000 + exam)),
        enrollment_id: of.id,
        submitted_on: today(),
        banked: false,
        score_bp: None,
        version: 1,
    };
    let before = world.cache.store.list_reminder_lines(&[of.id]).await.unwrap().remove(0);
    let exams = (0..4).map(|n| Row::Exam(exam(n)));
    // The second exam was handed in twice.
    let attempts = [(0, 0), (1, 1), (2, 1)].map(|(n, exam)| Row::Attempt(attempt(n, exam)));
    world.cache.remote(exams.chain(attempts).map(Change::Put).collect()).await;
    let (first, gone) = (world.enrollments[20].id, tandem_model::EnrollmentId(id(99_998)));
    let lines = world.cache.store.list_reminder_lines(&[first, gone, of.id]).await.unwrap();
    assert_eq!(lines.iter().map(|line| line.enrollment.id).collect::<Vec<_>>(), [first, of.id]);
    assert_eq!(lines[1].enrollment, *of);
    assert_eq!((lines[1].exams - before.exams, lines[1].handed_in - before.handed_in), (4, 2));
}

#[tokio::test]
async fn who_was_written_to_is_found_by_an_index() {
    let world = World::new().await;
    let sqlite = world.cache.raw();
    let sql = format!("EXPLAIN QUERY PLAN SELECT {} FROM enrollment e", mailed_at_sql("e"));
    let mut statement = sqlite.prepare(&sql).unwrap();
    let plan = statement.query_map([], |row| row.get::<_, String>(3)).unwrap();
    let plan: Vec<String> = plan.map(Result::unwrap).collect();
    assert!(plan.iter().any(|step| step.contains("mail_by_person (person_id=?)")), "{plan:?}");
}
