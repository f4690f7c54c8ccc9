//! What every page is made from, once the folder is read.

use crate::commands::context::Context;
use crate::document::{Disclosure, Page};
use crate::domain::records::CohortRecords;
use crate::store::Reading;

/// A page of a cohort, on which everybody may be named, in the language of the programme.
pub fn page<'p>(context: &Context<'_>, reading: &'p Reading, records: &'p CohortRecords) -> Page<'p> {
    let programme = reading.programme();
    let (today, lang) = (context.today(programme), Page::language(programme));
    Page { programme, records, today, lang, disclosure: Disclosure::All }
}
