//! Cells whose letters are not those that somebody typed: encoded twice, lost, or no letters at all.

use crate::domain::findings::letters::LettersFinding;
use crate::domain::place::Place;
use crate::text::twice::mended;

use super::Findings;

/// Looks at one cell. Each reads well enough to be printed on a certificate, and to find nobody by that name.
pub(super) fn letters(text: &str, findings: &mut Findings, place: impl Fn() -> Place) {
    let control = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if let Some(control) = text.chars().find(control) {
        findings.add(LettersFinding::Control { code: control.into() }, place());
    }
    let right = mended(text);
    if right.lost {
        findings.add(LettersFinding::Lost { text: text.to_owned() }, place());
    } else if right.repaired {
        findings.add(LettersFinding::Twice { text: text.to_owned(), right: right.text.into_owned() }, place());
    }
}
