//! What a programme sheet lacks, and which indicator of Qualiopi asks for it (guide V9, domain §4).

use super::notice::SheetSection;
use crate::domain::programme::definition::Programme;
use crate::domain::vocabulary::Modality;

/// How many sections a sheet is asked for.
pub const ASKED: usize = 12;

/// What is not written, in the order of the sheet.
pub fn lacking(programme: &Programme) -> Vec<SheetSection> {
    let (sheet, is_remote) = (&programme.sheet, programme.modality != Modality::InPerson);
    let lacks_content = programme.modules.iter().any(|module| module.content.is_empty());
    let sections: [_; ASKED] = [
        ("objectives", 5, programme.objectives.is_empty()),
        ("audience", 1, programme.audience.is_empty()),
        ("prerequisites", 1, sheet.prerequisites.is_empty()),
        ("content", 6, lacks_content),
        ("methods", 1, sheet.methods.is_empty()),
        ("evaluation", 1, sheet.evaluation.is_empty()),
        ("support", 19, is_remote && sheet.support.is_empty()),
        ("access", 1, sheet.access.is_empty()),
        ("price", 1, sheet.price.is_empty()),
        ("accessibility", 1, sheet.accessibility.is_empty()),
        ("contact", 1, sheet.contact.is_empty()),
        ("updated", 1, programme.updated.is_none()),
    ];
    let lacking = sections.into_iter().filter(|(_, _, lacks)| *lacks);
    lacking.map(|(key, indicator, _)| SheetSection { key, indicator }).collect()
}
