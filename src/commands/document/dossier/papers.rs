//! The papers of a dossier: the sheet of each session, and the certificates.

use super::gathered::Gathered;
use super::gathering::{Gathering, name};
use super::part::DossierFile;
use super::words::DossierContent;
use crate::commands::document::given_again::given_again;
use crate::commands::document::numbered::NumberedPaper;
use crate::commands::document::sign_in_sheet::{Of, sheet as sheet_page};
use crate::commands::document::sources::Sources;
use crate::commands::document::wanted::WantedPaper;
use crate::commands::document::whereto::OutputPlace;
use crate::domain::index::SessionIndex;
use crate::domain::paper::permitted;
use crate::store::Reading;
use crate::ui::command_error::Result;

pub fn add_sheets(
    gathering: &Gathering<'_>,
    reading: &Reading,
    sources: &Sources<'_>,
    sessions: &[SessionIndex],
    gathered: &mut Gathered,
) -> Result<()> {
    for at in sessions {
        let session = sources.records.session(*at);
        let of = Of { sessions: &[*at], about: session.id.as_str(), is_single: true };
        let page = sheet_page(sources, reading, of, false, false)?.page;
        let what = DossierContent::Sheet { session: session.id.clone(), date: session.date };
        let stem = format!("{}-{}", name(sources, "04-sheet", "04-emargement"), session.id);
        gathered.parts.push(gathering.paper(what, &stem, &page, sources)?);
    }
    Ok(())
}

/// Certificates of everybody with an attended minute, issued as `document certificate` issues them.
pub fn add_certificates(
    (gathering, place): (&Gathering<'_>, &OutputPlace),
    sources: &Sources<'_>,
    certificates: Vec<WantedPaper<'_>>,
    gathered: &mut Gathered,
) -> Result<()> {
    if permitted::provider(&sources.stationery.programme.provider).is_err() {
        return Ok(());
    }
    let mut ledger = sources.ledger();
    for wanted in certificates {
        let paper = NumberedPaper::of(sources, &wanted, &mut ledger, gathering.lang)?;
        let format = gathering.format(&paper.page);
        let (file, bytes) = paper.file(sources, &wanted, format, &mut gathering.press.borrow_mut())?;
        gathered.rows.extend(paper.row(&wanted, &bytes));
        let what = DossierContent::Certificate { number: paper.standing.number, name: wanted.name };
        gathered.parts.push(DossierFile { name: format!("05-{file}"), what, bytes });
        gathered.note(paper.notices);
    }
    let names: Vec<&str> = gathered.parts.iter().map(|part| part.name.as_str()).collect();
    let again = given_again(gathering.context, sources, place, (&gathered.rows, &names), gathering.lang)?;
    gathered.note(again);
    Ok(())
}

/// The sessions that take place, and at which somebody of these people is expected.
pub fn sessions(sources: &Sources<'_>) -> Vec<SessionIndex> {
    let records = &sources.records;
    let takes_place =
        |at: &SessionIndex| !records.session(*at).cancelled && records.seats_at(*at).any(|seat| seat.expected());
    records.cohort.positions().filter(takes_place).collect()
}
