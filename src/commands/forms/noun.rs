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
use crate::domain::schema::{Record, TableSchema};
use crate::domain::vocabulary::{OfferKind, TopicState};
use crate::import::modules::{FormThing, NeededColumn};

/// What a command takes.
pub struct Noun {
    /// The table.
    pub table: &'static TableSchema,
    /// What forms call a column here alone.
    pub also: Vec<(&'static str, &'static [&'static str])>,
    /// What some column has to give.
    pub needs: Vec<NeededColumn>,
    /// What columns may be about.
    pub things: fn(&CohortRecords) -> Vec<FormThing>,
}

impl Noun {
    fn of<R: Record>(needs: Vec<NeededColumn>) -> Self {
        Self { table: R::TABLE, also: Vec::new(), needs, things: |_| Vec::new() }
    }

    /// Topics proposed. Who proposes them may stay unsaid: then a trainer does.
    pub fn proposals() -> Self {
        Self::of::<Topic>(vec![NeededColumn::of("title")])
    }

    /// Dots given: a column for each topic, or one that lists topics.
    pub fn votes() -> Self {
        let topic = NeededColumn { by_things: true, ..NeededColumn::of("topic") };
        let things = |records: &CohortRecords| named::<Topic>(records, |topic| topic.state == TopicState::Open);
        Self { things, ..Self::of::<Vote>(vec![topic, NeededColumn::of("participant")]) }
    }

    /// Scores given: a column for each criterion; `tool_said`: the command line says which tool.
    pub fn scores(tool_said: bool) -> Self {
        let criterion = NeededColumn { by_things: true, ..NeededColumn::of("criterion") };
        let tool = NeededColumn { option: Some("--tool"), ..NeededColumn::of("tool") };
        let tool = Some(tool).filter(|_| !tool_said);
        let needs = [criterion, NeededColumn::of("participant")].into_iter().chain(tool).collect();
        Self { things: |records| named::<Criterion>(records, |_| false), ..Self::of::<Score>(needs) }
    }

    /// Feedback told; `after_said`: the command line says after which session.
    pub fn feedback(after_said: bool) -> Self {
        let after = NeededColumn { option: Some("--after"), ..NeededColumn::of("after") };
        let after = Some(after).filter(|_| !after_said);
        Self::of::<Feedback>(
            [NeededColumn::of("did"), NeededColumn::of("participant")].into_iter().chain(after).collect(),
        )
    }

    /// Offers, or needs.
    pub fn offers(kind: OfferKind) -> Self {
        let also = vec![("text", asked(kind))];
        Self { also, ..Self::of::<Offer>(vec![NeededColumn::of("text"), NeededColumn::of("participant")]) }
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
