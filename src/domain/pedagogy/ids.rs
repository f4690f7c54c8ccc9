//! The short ids that people say aloud: a letter and a number, one more than the highest in the cohort. Typed in any case.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::domain::programme::ids::ids;
use crate::domain::schema::Reference;
use crate::lang::message::alike;

macro_rules! short_ids {
    ($($(#[$doc:meta])* $name:ident $of:ident),+ $(,)?) => {
        ids! { $($(#[$doc])* $name),+ }

        $(
        impl ShortId for $name {
            const OF: Reference = Reference::$of;

            fn of_text(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
        )+
    };
}

/// A letter and a number.
pub trait ShortId: AsRef<str> + Clone + PartialEq {
    /// What it names.
    const OF: Reference;

    /// From the text of a cell.
    fn of_text(text: &str) -> Self;

    /// The id after the highest of these.
    fn next<'a>(taken: impl Iterator<Item = &'a str>) -> Self {
        let letter = Self::OF.letter();
        let numbers = taken.filter_map(|id| number(id, letter));
        Self::of_text(&format!("{letter}{}", numbers.max().unwrap_or_default() + 1))
    }
}

short_ids! {
    /// Something to talk about: `t7`.
    TopicId Topic,
    /// Something that a structure did: `x2`.
    ExperienceId Experience,
    /// What tools are judged by: `c3`.
    CriterionId Criterion,
    /// What the group tries: `w4`.
    ToolId Tool,
    /// What a structure ran between two sessions: `f12`.
    FeedbackId Feedback,
    /// What somebody offers or needs: `o5`.
    OfferId Offer,
    /// Something to read, to watch, to use: `r3`.
    ResourceId Resource,
    /// A commitment: `p2`.
    CommitmentId Commitment,
}

/// The number of an id of that letter; none of any other text.
fn number(id: &str, letter: char) -> Option<u64> {
    let digits = id.strip_prefix(letter).or_else(|| id.strip_prefix(letter.to_ascii_uppercase()))?;
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|number| *number < u64::MAX)
}

/// Whether a text looks like such an id, whatever its letter names.
pub fn is_like_one(text: &str) -> bool {
    text.chars()
        .next()
        .filter(char::is_ascii_alphabetic)
        .is_some_and(|letter| text.len() > 1 && number(text, letter).is_some())
}

/// What ids are sorted by: `t2` stands before `t10`; an id that somebody wrote otherwise comes after those.
pub fn order(id: &str) -> (u64, &str) {
    let digits = id.find(|sign: char| sign.is_ascii_digit()).map_or("", |at| &id[at..]);
    (digits.parse().unwrap_or(u64::MAX), id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_id_is_one_more_than_the_highest() {
        assert_eq!(TopicId::next([].into_iter()).as_str(), "t1");
        assert_eq!(TopicId::next(["t2", "T10", "x40", "t", "tous", "t3b"].into_iter()).as_str(), "t11");
    }

    #[test]
    fn ids_are_in_the_order_of_their_numbers() {
        let mut ids = vec!["t10", "t2", "tous", "t1"];
        ids.sort_by_key(|id| order(id));
        assert_eq!(ids, ["t1", "t2", "t10", "tous"]);
    }
}
