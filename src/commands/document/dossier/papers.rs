//! The papers of a dossier: the sheet of each session, and the certificates.

use super::gathered::Gathered;
use super::gathering::{Gathering, name};
use super::part::Part;
use super::words::What;
use crate::commands::document::file_name::file_name;
use crate::commands::document::sign_in_sheet::{Of, sheet as sheet_page};
use crate::commands::document::sources::Sources;
use crate::commands::document::standing::Standing;
use crate::commands::document::wanted::Wanted;
use crate::domain::index::SessionIndex;
use crate::domain::paper::notice::PaperNotice;
use crate::domain::paper::permitted;
use crate::domain::vocabulary::PaperKind;
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
        let what = What::Sheet { session: session.id.clone(), date: session.date };
        let stem = format!("{}-{}", name(sources, "04-sheet", "04-emargement"), session.id);
        gathered.parts.push(gathering.paper(what, &stem, &page, sources)?);
    }
    Ok(())
}

/// Certificates of everybody with an attended minute, issued as `document certificate` issues them.
pub fn add_certificates(
    gathering: &Gathering<'_>,
    sources: &Sources<'_>,
    certificates: Vec<Wanted<'_>>,
    gathered: &mut Gathered,
) -> Result<()> {
    if permitted::provider(&sources.stationery.programme.provider).is_err() {
        return Ok(());
    }
    let (lang, mut numbers) = (sources.stationery.lang, None);
    for wanted in certificates {
        let standing = Standing::of(sources, &wanted, &mut numbers, gathering.lang)?;
        let bytes = gathering.printed(&standing.page, standing.issued_on)?;
        gathered.rows.extend(standing.row(&wanted, &bytes));
        let numbered = Some((standing.number.as_str(), standing.version));
        let file = file_name(
            PaperKind::Certificate,
            numbered,
            &wanted.filed_under,
            gathering.format(&standing.page).ending(),
            lang,
        );
        let what = What::Certificate { number: standing.number.clone(), name: wanted.name.clone() };
        gathered.parts.push(Part { name: format!("05-{file}"), what, bytes });
        let told = wanted.notices.iter().filter(|notice| !gathered.notices.contains(notice)).cloned();
        let told: Vec<PaperNotice> = told.chain(standing.replaces).collect();
        gathered.notices.extend(told);
    }
    Ok(())
}

/// The sessions that take place, and at which somebody of these people is expected.
pub fn sessions(sources: &Sources<'_>) -> Vec<SessionIndex> {
    let records = &sources.records;
    let takes_place =
        |at: &SessionIndex| !records.session(*at).cancelled && records.seats_at(*at).any(|seat| seat.expected());
    records.cohort.positions().filter(takes_place).collect()
}
