//! Two marks of one session that say the same, made one.

use crate::domain::attendance::evidence::Evidence;
use crate::domain::attendance::mark::Mark;

use super::super::reason::joined;

/// The first mark, with the evidence and the remarks of both.
pub(super) fn one_mark(mine: &Mark, other: &Mark) -> Mark {
    let (shown, more) = (mine.evidence.to_string(), other.evidence.to_string());
    let new = more.split(' ').filter(|word| !shown.split(' ').any(|known| known == *word));
    let words: Vec<&str> = std::iter::once(shown.as_str()).chain(new).filter(|word| !word.is_empty()).collect();
    let evidence = Evidence::parse(&words.join(" ")).unwrap_or_else(|_| mine.evidence.clone());
    let note = if other.note.is_empty() || other.note == mine.note {
        mine.note.clone()
    } else {
        joined(&mine.note, &other.note)
    };
    Mark { evidence, note, ..mine.clone() }
}
