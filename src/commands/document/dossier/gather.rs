//! A dossier gathered from one look at the folder.

use super::evidence::add_evidence;
use super::gathered::Gathered;
use super::gathering::Gathering;
use super::papers::{add_certificates, add_sheets, sessions};
use super::reports::add_reports;
use super::summary::summary;
use super::words::DossierContent;
use crate::commands::document::certificate::of_path;
use crate::commands::document::programme::{self, Leaves};
use crate::commands::document::sources::{Sources, Wish};
use crate::commands::document::whereto::OutputPlace;
use crate::commands::filters::known;
use crate::domain::attendance::mark::Mark;
use crate::domain::paper::dossier::{Missing, missing};
use crate::domain::paper::notice::PaperNotice;
use crate::domain::paper::reason::PaperReason;
use crate::domain::paper::refusal::PaperRefusal;
use crate::domain::paper::sheet;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::definition::Funder;
use crate::domain::programme::ids::CohortId;
use crate::domain::refusal::name_kind::NameKind;
use crate::store::Reading;
use crate::ui::command_error::Result;

/// Gathers it: of that funder's people alone.
pub fn gather(gathering: &Gathering<'_>, reading: &Reading, place: &OutputPlace) -> Result<Gathered> {
    let funder = funder(gathering, reading)?;
    let mut sources = Sources::of(gathering.context, reading, Wish::format(gathering.args.format))?;
    let is_paid_for = |row: &Enrolment| row.funder.as_ref() == Some(&funder.id) && row.state.counts();
    // A remark may say why somebody was absent, which is no funder's business.
    let without_remark = |mark: &Mark| Mark { note: String::new(), ..mark.clone() };
    sources.records = sources.records.of_people(is_paid_for).with_each::<Mark>(without_remark);
    let (programme, now) = (sources.stationery.programme, sources.stationery.now);
    let cohort = sources.records.cohort.id.clone();
    if sources.records.enrolments().next().is_none() {
        return Err(PaperRefusal::NobodyPaidBy { funder: funder.name.clone(), cohort }.into());
    }
    let mut gathered = Gathered {
        cohort,
        funder: funder.name.clone(),
        funder_id: funder.id.clone(),
        people: sources.records.enrolments().len(),
        missing: missing(programme, &sources.records, now),
        parts: Vec::new(),
        rows: Vec::new(),
        asides: Vec::new(),
        notices: Vec::new(),
        summary: Vec::new(),
    };
    let mut certificates = Vec::new();
    for (at, wanted) in of_path(&sources) {
        let person = || sources.records.enrolment(at).full_name();
        match wanted {
            Ok(wanted) => certificates.push(wanted),
            Err(PaperReason::NothingAttended { .. } | PaperReason::Unmarked { .. }) => {}
            Err(why) => gathered.missing.push(Missing::NoCertificate { person: person(), why }),
        }
    }
    let sessions = sessions(&sources);
    if gathering.prints() {
        gathering.press.borrow().expect(1 + sessions.len() + certificates.len());
    }
    gathered.notices.extend(sheet::doubts(programme, &sources.records, &sessions, (false, now)));
    gathered.notices.retain(|notice| !matches!(notice, PaperNotice::Unmarked { .. }));
    add_reports(gathering, reading, &sources, &mut gathered)?;
    let programme_sheet = {
        let (printed, asked) = (sources.stationery.printed, gathering.args.format);
        programme::sheet(&sources.stationery, Some(&sources.records), Leaves { draft: false, printed, asked })?
    };
    gathered.parts.push(gathering.paper(DossierContent::Programme, "03-programme", &programme_sheet, &sources)?);
    add_sheets(gathering, reading, &sources, &sessions, &mut gathered)?;
    add_certificates((gathering, place), &sources, certificates, &mut gathered)?;
    add_evidence(reading, &sources, &mut gathered)?;
    gathered.summary = summary(&sources, funder, &gathered)?;
    Ok(gathered)
}

fn funder<'r>(gathering: &Gathering<'_>, reading: &'r Reading) -> Result<&'r Funder> {
    let funders = || reading.programme().funders.iter();
    let id = known(NameKind::Funder, &gathering.args.funder, funders().map(|funder| funder.id.as_str()))?;
    let nobody = || {
        let cohort = CohortId::new("");
        PaperRefusal::NobodyPaidBy { funder: id.to_owned(), cohort }.into()
    };
    funders().find(|funder| funder.id.as_str() == id).ok_or_else(nobody)
}
