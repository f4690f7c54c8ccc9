//! The first page of a dossier.

use super::gathered::Gathered;
use super::part::DossierFile;
use super::words::DossierContent;
use crate::commands::document::sources::Sources;
use crate::document::paper::{Dossier, DossierPart, Head};
use crate::domain::attendance::tally::Tally;
use crate::domain::programme::definition::Funder;
use crate::domain::quantity::Minutes;
use crate::lang::Words as _;
use crate::render::paper::Template;
use crate::ui::command_error::Result;

/// The page that says what is in it, and first what is not.
pub fn summary(sources: &Sources<'_>, funder: &Funder, gathered: &Gathered) -> Result<Vec<u8>> {
    let stationery = &sources.stationery;
    let lang = stationery.lang;
    let minutes: Minutes =
        sources.records.positions().map(|person| Tally::of(sources.records.seats_of(person)).attended).sum();
    let part = |part: &DossierFile| DossierPart {
        name: part.name.clone(),
        what: part.what.say(lang),
        bytes: part.bytes.len(),
        digest: part.digest(),
    };
    let body = Dossier {
        cohort: &sources.group,
        funder: funder.name.clone(),
        file_number: funder.file_number.clone(),
        people: gathered.people,
        minutes: minutes.0,
        missing: gathered.missing.iter().map(|missing| missing.say(lang)).collect(),
        parts: gathered.parts.iter().map(part).collect(),
        quotes_others: gathered.parts.iter().any(|part| matches!(part.what, DossierContent::Evidence { .. })),
    };
    let title = format!("Dossier · {}", funder.name);
    let doc = Head { draft: false, ..stationery.head("dossier", title) };
    Ok(stationery.paper(Template::Dossier, doc, body)?.bytes().to_vec())
}
