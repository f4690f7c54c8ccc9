//! What people name by a short id, or by words of its title: topics, experiences, criteria, tools, feedback, offers,
//! resources, commitments.

use super::commitment::Commitment;
use super::criterion::Criterion;
use super::experience::Experience;
use super::feedback::Feedback;
use super::ids::{CommitmentId, CriterionId, ExperienceId, FeedbackId, OfferId, ResourceId, ShortId, ToolId, TopicId};
use super::offer::Offer;
use super::resource::Resource;
use super::tool::Tool;
use super::topic::Topic;
use crate::domain::records::CohortRecords;
use crate::domain::schema::Reference;
use crate::domain::tables::KeptRecord;
use crate::lang::folded_words;

/// A record with a short id and something to call it by.
pub trait Thing: KeptRecord + 'static {
    /// The type of its id.
    type Id: ShortId;

    /// Its id.
    fn id(&self) -> &Self::Id;

    /// What people call it.
    fn title(&self) -> &str;
}

macro_rules! things {
    ($($Record:ident $Id:ident $title:ident),+ $(,)?) => {
        $(impl Thing for $Record {
            type Id = $Id;

            fn id(&self) -> &$Id {
                &self.id
            }

            fn title(&self) -> &str {
                &self.$title
            }
        })+

        /// The column of what people call such a record; none where ids of that kind have no title.
        pub const fn title_column(of: Reference) -> Option<&'static str> {
            match of {
                $(Reference::$Record => Some(stringify!($title)),)+
                Reference::Participant | Reference::Session | Reference::Module | Reference::Funder => None,
            }
        }

        /// What people call the record of an id; none where there is no such record, or ids of that kind have no title.
        pub fn title_of<'r>(records: &'r CohortRecords, of: Reference, id: &str) -> Option<&'r str> {
            match of {
                $(<$Id as ShortId>::OF => {
                    let rows = records.rows::<$Record>().iter().map(|row| &row.record);
                    rows.into_iter().find(|record| record.id.as_str() == id).map(|record| record.title())
                })+
                Reference::Participant | Reference::Session | Reference::Module | Reference::Funder => None,
            }
        }
    };
}

things! {
    Topic TopicId title,
    Experience ExperienceId title,
    Criterion CriterionId label,
    Tool ToolId name,
    Feedback FeedbackId did,
    Offer OfferId text,
    Resource ResourceId title,
    Commitment CommitmentId text,
}

/// What was typed for a thing leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum FoundThing<'r, T> {
    One(&'r T),
    /// In the order of the file.
    Several(Vec<&'r T>),
    None,
}

/// The things of a cohort, in the order of the file.
pub fn things<T: Thing>(records: &CohortRecords) -> impl Iterator<Item = &T> + Clone {
    records.rows::<T>().iter().map(|row| &row.record)
}

/// By its id, in any case; else by words that each begin a word of its title.
pub fn found<'r, T: Thing>(records: &'r CohortRecords, typed: &str) -> FoundThing<'r, T> {
    let typed = typed.trim();
    let is_id = |thing: &&T| thing.id().as_ref().eq_ignore_ascii_case(typed);
    if let Some(one) = things::<T>(records).find(is_id) {
        return FoundThing::One(one);
    }
    let words = folded_words(typed);
    if words.is_empty() {
        return FoundThing::None;
    }
    let fits = |thing: &&T| {
        let title = folded_words(thing.title());
        words.iter().all(|word| title.iter().any(|of| of.starts_with(word.as_str())))
    };
    let fitting: Vec<&T> = things::<T>(records).filter(fits).collect();
    match fitting[..] {
        [] => FoundThing::None,
        [one] => FoundThing::One(one),
        _ => {
            // Of several, the one that is called exactly so.
            let exact: Vec<&T> = fitting.iter().copied().filter(|thing| folded_words(thing.title()) == words).collect();
            if let [one] = exact[..] { FoundThing::One(one) } else { FoundThing::Several(fitting) }
        }
    }
}

/// The id for one more.
pub fn next_id<T: Thing>(records: &CohortRecords) -> T::Id {
    T::Id::next(things::<T>(records).map(|thing| thing.id().as_ref()))
}
