//! What a command takes from a form: the table that its answers fill, what some column has to give, and the topics or
//! criteria that columns may be about.

use crate::domain::pedagogy::criterion::Criterion;
use crate::domain::pedagogy::feedback::Feedback;
use crate::domain::pedagogy::offer::{Offer, asked};
use crate::domain::pedagogy::score::Score;
use crate::domain::pedagogy::thing::{Thing, things};
use crate::domain::pedagogy::topic::Topic;
use crate::domain::pedagogy::vote::Vote;
use crate::domain::records::CohortRecords;
use crate::domain::schema::{Record, Table};
use crate::domain::vocabulary::{OfferKind, TopicState};
use crate::import::modules::{FormThing, Need};

/// What a command takes.
pub struct Noun {
    /// The table.
    pub table: &'static Table,
    /// What forms call a column here alone.
    pub also: Vec<(&'static str, &'static [&'static str])>,
    /// What some column has to give.
    pub needs: Vec<Need>,
    /// What columns may be about.
    pub things: fn(&CohortRecords) -> Vec<FormThing>,
}

impl Noun {
    fn of<R: Record>(needs: Vec<Need>) -> Self {
        Self { table: R::TABLE, also: Vec::new(), needs, things: |_| Vec::new() }
    }

    /// Topics proposed. Who proposes them may stay unsaid: then a trainer does.
    pub fn proposals() -> Self {
        Self::of::<Topic>(vec![Need::of("title")])
    }

    /// Dots given: a column for each topic, or one that lists topics.
    pub fn votes() -> Self {
        let topic = Need { by_things: true, ..Need::of("topic") };
        let things = |records: &CohortRecords| named::<Topic>(records, |topic| topic.state == TopicState::Open);
        Self { things, ..Self::of::<Vote>(vec![topic, Need::of("participant")]) }
    }

    /// Scores given: a column for each criterion; `tool_said`: the command line says which tool.
    pub fn scores(tool_said: bool) -> Self {
        let criterion = Need { by_things: true, ..Need::of("criterion") };
        let tool = Need { option: Some("--tool"), ..Need::of("tool") };
        let tool = Some(tool).filter(|_| !tool_said);
        let needs = [criterion, Need::of("participant")].into_iter().chain(tool).collect();
        Self { things: |records| named::<Criterion>(records, |_| false), ..Self::of::<Score>(needs) }
    }

    /// Feedback told; `after_said`: the command line says after which session.
    pub fn feedback(after_said: bool) -> Self {
        let after = Need { option: Some("--after"), ..Need::of("after") };
        let after = Some(after).filter(|_| !after_said);
        Self::of::<Feedback>([Need::of("did"), Need::of("participant")].into_iter().chain(after).collect())
    }

    /// Offers, or needs.
    pub fn offers(kind: OfferKind) -> Self {
        let also = vec![("text", asked(kind))];
        Self { also, ..Self::of::<Offer>(vec![Need::of("text"), Need::of("participant")]) }
    }
}

fn named<T: Thing>(records: &CohortRecords, is_first: fn(&T) -> bool) -> Vec<FormThing> {
    let one = |thing: &T| FormThing {
        id: thing.id().as_ref().to_owned(),
        title: thing.title().to_owned(),
        is_first: is_first(thing),
    };
    things::<T>(records).map(one).collect()
}
