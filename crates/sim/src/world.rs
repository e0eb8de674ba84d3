//! All machines of one run, and what a step does to them.

use std::collections::BTreeMap;
use std::rc::Rc;

use tandem_domain::{
    mutation::{fields_of, row_of},
    push::{RecordKey, Status},
};
use tandem_model::Table;
use uuid::Uuid;

use crate::{
    check,
    deed::{self, Deed},
    digest::Digest,
    hub::{Hub, push::Sender},
    laptop::{Fate, Laptop},
    ledger::Ledger,
    mutant::Mutant,
    plan::{Kind, Plan, Step, Way},
    rng::Rng,
    values,
    wire::{Answer, Checked, Packet, Problem, Record, Request, Shared},
};

const MICROS_A_YEAR: i64 = 31_557_600_000_000;
const MOST_LAPTOPS: usize = 8;
/// Steps between two looks at everything.
const LOOK_EACH: u64 = 12;

pub struct World {
    pub hub: Hub,
    pub laptops: Vec<Laptop>,
    pub ledger: Ledger,
    pub trace: Digest,
    /// What happened, and how often.
    pub met: BTreeMap<&'static str, usize>,
    net: Vec<Packet>,
    tickets: u64,
    steps: u64,
}

impl World {
    pub fn new(plan: &Plan, mutant: Option<Mutant>) -> Self {
        let mut rng = Rng::new(plan.seed ^ 0x5EED);
        let hub = Hub::new(rng.uuid(), first_rows(&mut rng), mutant);
        // Some users have two laptops.
        let member = |place: usize| Uuid::from_u128(700 + (place * 2 / 3) as u128);
        let laptops = (0..plan.laptops).map(|place| Laptop::new(member(place), &mut rng, mutant)).collect();
        Self {
            hub,
            laptops,
            ledger: Ledger::default(),
            trace: Digest::default(),
            met: BTreeMap::new(),
            net: Vec::new(),
            tickets: 0,
            steps: 0,
        }
    }

    pub fn ticket(&mut self) -> u64 {
        self.tickets += 1;
        self.tickets
    }

    pub fn step(&mut self, step: &Step) -> Checked {
        let mut rng = Rng::new(step.salt);
        self.hub.now += 1_000_000;
        let place = if self.laptops.len() > step.laptop { step.laptop } else { 0 };
        match step.kind {
            Kind::Act(fate) => self.act(place, fate, &mut rng),
            Kind::Ask(fate) => drop(self.ask(place, fate, &mut rng).map(|packet| self.net.push(packet))),
            Kind::Deliver(way, fate) => self.deliver(way, fate, &mut rng)?,
            Kind::Trip(fate) => self.trip(place, fate, &mut rng)?,
            Kind::Timeout => {
                self.laptops[place].memory.push = None;
                self.laptops[place].memory.pull = None;
            }
            Kind::Crash => self.laptops[place].crash(),
            Kind::Clock(years) => self.laptops[place].skew = years * MICROS_A_YEAR,
            Kind::Clone => self.copy_profile(place),
            Kind::Number => self.hub.number(1 + rng.below(4)),
            Kind::Backup => self.hub.backup(),
            Kind::Restore => self.hub.restore(rng.uuid()),
            Kind::FailOver => self.hub.fail_over(1 + rng.below(3), rng.uuid()),
            Kind::Compact => self.hub.compact(rng.below(4)),
        }
        if rng.chance(40) {
            self.hub.number(1 + rng.below(3));
        }
        self.steps += 1;
        self.note(place);
        check::each_step(self, place)?;
        if self.steps.is_multiple_of(LOOK_EACH) {
            check::everything(self)?;
        }
        Ok(())
    }

    /// What two runs of one seed have to agree on.
    fn note(&mut self, place: usize) {
        let (disk, state) = (&self.laptops[place].disk, &self.hub.state);
        self.trace.add_u64(state.taken.len() as u64);
        self.trace.add_u64(state.rows.len() as u64);
        self.trace.add_u64(state.head().1);
        self.trace.add_u64(disk.base.len() as u64);
        self.trace.add_u64(disk.lines.iter().fold(0, |sum, line| sum.rotate_left(7) ^ line.sum));
        self.trace.add_u64(disk.cursor.map_or(0, |cursor| cursor.seq.unsigned_abs()));
        self.trace.add_u64(self.net.len() as u64);
    }

    fn act(&mut self, place: usize, fate: Fate, rng: &mut Rng) {
        let (laptop, ledger) = (&mut self.laptops[place], &mut self.ledger);
        match deed::choose(laptop, rng) {
            Some(Deed::Save(drafts)) => laptop.save(&drafts, self.hub.now, fate, rng, ledger),
            Some(Deed::Mend(group)) => laptop.mend(group, fate, rng, ledger),
            Some(Deed::Discard(group)) => laptop.discard(group, fate, rng, ledger),
            None => {}
        }
    }

    fn ask(&mut self, place: usize, fate: Fate, rng: &mut Rng) -> Option<Packet> {
        let ticket = self.ticket();
        let (greet, first) = (rng.chance(20), rng.chance(60));
        let laptop = &mut self.laptops[place];
        let request = if first { laptop.send(ticket, fate) } else { None };
        let request = request.or_else(|| laptop.ask(ticket, greet))?;
        Some(Packet::Ask { from: place, ticket, request: Rc::new(request) })
    }

    fn deliver(&mut self, way: Way, fate: Fate, rng: &mut Rng) -> Checked {
        if self.net.is_empty() {
            return Ok(());
        }
        // Mostly in order.
        let place = if rng.chance(70) { 0 } else { rng.below(self.net.len()) };
        let packet = self.net.remove(place);
        match packet {
            Packet::Ask { .. } if way == Way::Lost => {}
            Packet::Ask { from, ticket, request } => {
                if way == Way::Twice {
                    self.net.push(Packet::Ask { from, ticket, request: request.clone() });
                }
                let answer = Rc::new(self.answer(from, &request, way)?);
                if way != Way::Truncated {
                    self.net.push(Packet::Reply { to: from, ticket, answer });
                }
            }
            Packet::Reply { to, ticket, answer } => {
                if way == Way::Twice {
                    self.net.push(Packet::Reply { to, ticket, answer: answer.clone() });
                }
                let broken = Rc::new(Answer::Refused(Problem::Broken));
                let heard = if matches!(way, Way::Lost | Way::Truncated) { broken } else { answer };
                self.laptops[to].hear(ticket, &heard, fate, rng, &mut self.ledger)?;
            }
        }
        Ok(())
    }

    /// Asks and hears without anything between; true when there was something to ask.
    fn trip(&mut self, place: usize, fate: Fate, rng: &mut Rng) -> Checked {
        let Some(Packet::Ask { ticket, request, .. }) = self.ask(place, Fate::Fine, rng) else { return Ok(()) };
        let answer = self.answer(place, &request, Way::Arrives)?;
        self.laptops[place].hear(ticket, &answer, fate, rng, &mut self.ledger)
    }

    pub fn answer(&mut self, from: usize, request: &Request, way: Way) -> Checked<Answer> {
        let laptop = &self.laptops[from];
        let answer = match request {
            _ if way == Way::TooMany => Answer::Refused(Problem::TooMany),
            Request::Hello => self.hub.hello(),
            Request::Pull { cursor } => self.hub.pull(laptop.member, *cursor)?,
            Request::Snapshot { after, as_of } => self.hub.snapshot(*after, *as_of),
            Request::Push { device, epoch, groups } => {
                let sender = Sender { member: laptop.member, device: *device, epoch: *epoch };
                let most = if let Way::HubDies(most) = way { Some(most) } else { None };
                self.hub.push(&sender, groups, most, &mut self.ledger)?
            }
        };
        self.meet(&answer);
        Ok(answer)
    }

    fn meet(&mut self, answer: &Answer) {
        let mut meet = |name| *self.met.entry(name).or_default() += 1;
        match answer {
            Answer::Pushed { verdicts, .. } => verdicts.iter().for_each(|verdict| {
                meet(match verdict.status {
                    Status::Applied => "applied",
                    Status::Merged => "merged",
                    Status::Conflict => "conflict",
                    Status::Parked => "parked",
                });
            }),
            Answer::Rows { .. } => meet("snapshot"),
            Answer::Refused(problem) => meet(match problem {
                Problem::ResyncRequired => "resync required",
                Problem::TooMany => "too many",
                Problem::DeviceForked => "device forked",
                Problem::MutationReused => "mutation reused",
                Problem::EpochChanged => "epoch changed",
                Problem::Broken => "broken",
            }),
            Answer::Hello { .. } | Answer::Page { .. } => {}
        }
    }

    fn copy_profile(&mut self, place: usize) {
        if self.laptops.len() >= MOST_LAPTOPS {
            return;
        }
        let mut copy = self.laptops[place].clone();
        copy.crash();
        self.laptops.push(copy);
    }

    pub fn clear_net(&mut self) {
        self.net.clear();
    }
}

/// Two partners with a person each, three deals and an activity.
fn first_rows(rng: &mut Rng) -> BTreeMap<RecordKey, Shared> {
    let mut rows = BTreeMap::new();
    let mut add = |table: Table, partner: Option<Uuid>, deal: Option<Uuid>, rng: &mut Rng| {
        let id = rng.uuid();
        let mut fields = values::record(table, rng, partner, deal, None);
        fields.insert("id".into(), id.to_string().into());
        fields.insert("version".into(), 1.into());
        if let Ok(row) = row_of(table, fields)
            && let Some(fields) = fields_of(&row)
        {
            rows.insert((table, id), Rc::new(Record { version: 1, row: Some((row, fields)), last: None }));
        }
        id
    };
    for _ in 0..2 {
        let partner = add(Table::Partner, None, None, rng);
        add(Table::Person, Some(partner), None, rng);
        let deal = add(Table::Deal, Some(partner), None, rng);
        add(Table::Activity, Some(partner), Some(deal), rng);
    }
    rows
}
