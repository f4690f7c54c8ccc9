//! What git leaves in a file where two copies of the folder changed the same lines: its marks between the two sides. Both
//! sides count until somebody has chosen: that is one thing to say of a file, not one a line.

use std::sync::Arc;

use memchr::memmem;

use crate::domain::findings::Code;
use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::store::keeping::{Keeping, KeepingHint};

/// The marks that begin and end a place where two sides differ.
const MARKS: [&[u8]; 2] = [b"<<<<<<<", b">>>>>>>"];

/// That a file holds marks of a merge, at the first of them.
pub(super) fn problem(file: &str, text: &[u8]) -> Option<Problem> {
    // Hardly any file has one of these signs at all.
    memchr::memchr2(b'<', b'>', text)?;
    let at = MARKS.iter().filter_map(|mark| first(text, mark)).min()?;
    let line = u32::try_from(memchr::memchr_iter(b'\n', &text[..at]).count() + 1).unwrap_or(u32::MAX);
    let problem = Problem::error(Keeping::Unmerged).code(Code::Unmerged.key());
    Some(problem.at(Place::line(&Arc::from(file), line)).hint(KeepingHint::ChooseSide))
}

/// Where a line begins with a mark that nothing but a space or the end of the line follows.
fn first(text: &[u8], mark: &[u8]) -> Option<usize> {
    memmem::find_iter(text, mark).find(|at| {
        let begins = *at == 0 || matches!(text[at - 1], b'\n' | b'\r');
        begins && text.get(at + mark.len()).is_none_or(|next| matches!(next, b' ' | b'\n' | b'\r'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_a_merge_stand_alone_at_the_beginning_of_a_line() {
        let line = |text: &str| problem("f", text.as_bytes()).map(|problem| problem.place.unwrap().line);
        for (text, expected) in [
            ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> autre\n", Some(2)),
            ("a\r\n<<<<<<<\r\n", Some(2)),
            (">>>>>>> autre", Some(1)),
            ("a <<<<<<< b\n<<<<<<<<\n=======\n<<<<<<\n", None),
            ("", None),
        ] {
            assert_eq!(line(text), expected, "{text:?}");
        }
    }
}
