//! What a dossier holds, gathered from one look at the folder.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::args::Args;
use super::part::{MANIFEST, Part, manifest};
use super::target::Files;
use super::words::What;
use crate::commands::answer::made;
use crate::commands::ask::{Ask, Purpose};
use crate::commands::carry_out::Aside;
use crate::commands::context::Context;
use crate::commands::document::certificate::of_path;
use crate::commands::document::file_name::file_name;
use crate::commands::document::made::Made;
use crate::commands::document::press::Press;
use crate::commands::document::programme;
use crate::commands::document::sign_in_sheet::{Of, sheet as sheet_page};
use crate::commands::document::sources::Sources;
use crate::commands::document::standing::Standing;
use crate::commands::document::wanted::Wanted;
use crate::commands::filters::{Filters, known};
use crate::commands::handover::Handover;
use crate::commands::outlet::Outlet;
use crate::document::paper::{Dossier, DossierPart, Head};
use crate::domain::attendance::mark::Mark;
use crate::domain::attendance::tally::Tally;
use crate::domain::headings::Heading;
use crate::domain::index::SessionIndex;
use crate::domain::paper::dossier::{Missing, missing};
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::paper::notice::PaperNotice;
use crate::domain::paper::permitted;
use crate::domain::paper::reason::PaperReason;
use crate::domain::paper::refusal::PaperRefusal;
use crate::domain::paper::sheet;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::definition::Funder;
use crate::domain::programme::ids::{CohortId, FunderId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::records::Seat;
use crate::domain::refusal::name_kind::NameKind;
use crate::domain::vocabulary::PaperKind;
use crate::lang::{Lang, Words as _};
use crate::render::Style;
use crate::render::paper::{PaperFormat, Template};
use crate::report;
use crate::store::Reading;
use crate::ui::command_error::Result;

/// The summary.
const SUMMARY: &str = "00-sommaire.html";

/// How a dossier is gathered.
pub struct Gathering<'g> {
    pub context: &'g Context<'g>,
    pub args: &'g Args,
    /// Of what is said on the terminal.
    pub lang: Lang,
    pub press: RefCell<Press>,
}

/// What a dossier holds.
pub struct Gathered {
    pub cohort: CohortId,
    /// Its name.
    pub funder: String,
    funder_id: FunderId,
    pub people: usize,
    pub missing: Vec<Missing>,
    pub parts: Vec<Part>,
    /// Papers issued with it.
    pub rows: Vec<IssuedPaper>,
    pub asides: Vec<Aside>,
    pub notices: Vec<PaperNotice>,
    summary: Vec<u8>,
}

impl Gathered {
    /// Every file, the summary first, the manifest last.
    pub fn files(&self) -> Files {
        let mut files = vec![(SUMMARY.to_owned(), self.summary.clone())];
        files.extend(self.parts.iter().map(|part| (part.name.clone(), part.bytes.clone())));
        let digests = manifest(files.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])));
        files.push((MANIFEST.to_owned(), digests.into_bytes()));
        Files { folder: format!("{}-{}", self.funder_id, self.cohort), of: files }
    }
}

impl Gathering<'_> {
    /// Whether papers are printed: not in a dry run.
    pub fn prints(&self) -> bool {
        self.args.format == Some(PaperFormat::Pdf) && !self.args.dry_run
    }

    fn format(&self, page: &Made) -> PaperFormat {
        self.args.format.unwrap_or(page.format())
    }

    /// Gathers it: of that funder's people alone.
    pub fn gather(&self, reading: &Reading) -> Result<Gathered> {
        let funder = self.funder(reading)?;
        let mut sources = Sources::of(self.context, reading, self.args.format)?;
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
        if self.prints() {
            self.press.borrow().expect(1 + sessions.len() + certificates.len());
        }
        gathered.notices.extend(sheet::doubts(programme, &sources.records, &sessions, (false, now)));
        gathered.notices.retain(|notice| !matches!(notice, PaperNotice::Unmarked { .. }));
        self.add_reports(reading, &sources, &mut gathered)?;
        let programme_sheet = programme::sheet(&sources.stationery, Some(&sources.records), false)?;
        gathered.parts.push(self.paper(What::Programme, "03-programme", &programme_sheet, &sources)?);
        self.add_sheets(reading, &sources, &sessions, &mut gathered)?;
        self.add_certificates(&sources, certificates, &mut gathered)?;
        add_evidence(reading, &sources, &mut gathered)?;
        gathered.summary = summary(&sources, funder, &gathered)?;
        Ok(gathered)
    }

    fn funder<'r>(&self, reading: &'r Reading) -> Result<&'r Funder> {
        let funders = || reading.programme().funders.iter();
        let id = known(NameKind::Funder, &self.args.funder, funders().map(|funder| funder.id.as_str()))?;
        let nobody = || {
            let cohort = CohortId::new("");
            PaperRefusal::NobodyPaidBy { funder: id.to_owned(), cohort }.into()
        };
        funders().find(|funder| funder.id.as_str() == id).ok_or_else(nobody)
    }

    /// Attendance in the funder's own format and columns, and hours in the same format.
    fn add_reports(&self, reading: &Reading, sources: &Sources<'_>, gathered: &mut Gathered) -> Result<()> {
        let filters = Filters { funder: Some(self.args.funder.clone()), ..Filters::default() };
        let mut format = None;
        for (report, what, (en, fr)) in [
            (report::ATTENDANCE, What::Attendance, ("01-attendance", "01-presences")),
            (report::HOURS, What::Hours, ("02-hours", "02-heures")),
        ] {
            let columns = if what == What::Hours { keys(&HOURS) } else { Vec::new() };
            let handover = Handover { format, columns, output: None };
            let ask = Ask { name: report, filters: &filters, handover: &handover, purpose: Purpose::HandOver };
            let style = Style::plain(sources.stationery.lang);
            let made = made(self.context, reading, &ask, style, || Ok(Outlet::kept()))?;
            format = Some(made.format);
            let name = format!("{}.{}", name(sources, en, fr), made.format.ending());
            gathered.asides.extend(made.asides);
            gathered.parts.push(Part { name, what, bytes: made.outlet.bytes()? });
        }
        Ok(())
    }

    fn add_sheets(
        &self,
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
            gathered.parts.push(self.paper(what, &stem, &page, sources)?);
        }
        Ok(())
    }

    /// Certificates of everybody with an attended minute, issued as `document certificate` issues them.
    fn add_certificates(
        &self,
        sources: &Sources<'_>,
        certificates: Vec<Wanted<'_>>,
        gathered: &mut Gathered,
    ) -> Result<()> {
        if permitted::provider(&sources.stationery.programme.provider).is_err() {
            return Ok(());
        }
        let (lang, mut numbers) = (sources.stationery.lang, None);
        for wanted in certificates {
            let standing = Standing::of(sources, &wanted, &mut numbers, self.lang)?;
            let bytes = self.printed(&standing.page, standing.issued_on)?;
            gathered.rows.extend(standing.row(&wanted, &bytes));
            let numbered = Some((standing.number.as_str(), standing.version));
            let file = file_name(
                PaperKind::Certificate,
                numbered,
                &wanted.filed_under,
                self.format(&standing.page).ending(),
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

    fn paper(&self, what: What, stem: &str, page: &Made, sources: &Sources<'_>) -> Result<Part> {
        let bytes = self.printed(page, sources.stationery.today)?;
        Ok(Part { name: format!("{stem}.{}", self.format(page).ending()), what, bytes })
    }

    fn printed(&self, page: &Made, day: chrono::NaiveDate) -> Result<Vec<u8>> {
        if self.prints() { self.press.borrow_mut().print(page, day) } else { Ok(page.bytes().to_vec()) }
    }
}

/// The sessions that take place, and at which somebody of these people is expected.
fn sessions(sources: &Sources<'_>) -> Vec<SessionIndex> {
    let records = &sources.records;
    let takes_place =
        |at: &SessionIndex| !records.session(*at).cancelled && records.seats_at(*at).any(|seat| seat.expected());
    records.cohort.positions().filter(takes_place).collect()
}

/// Columns of the hours: who, and for how long. No address and no remark, whatever the funder wants of the attendance.
const HOURS: [Heading; 7] = [
    Heading::LastName,
    Heading::FirstName,
    Heading::Organisation,
    Heading::State,
    Heading::PlannedMinutes,
    Heading::AttendedMinutes,
    Heading::Hours,
];

fn keys(headings: &[Heading]) -> Vec<String> {
    headings.iter().map(|heading| heading.key().to_owned()).collect()
}

/// The name of a file in the language of the papers.
fn name<'n>(sources: &Sources<'_>, en: &'n str, fr: &'n str) -> &'n str {
    sources.stationery.lang.pick(en, fr)
}

/// The files of evidence that marks of these people cite, byte for byte; one that is gone is missing.
fn add_evidence(reading: &Reading, sources: &Sources<'_>, gathered: &mut Gathered) -> Result<()> {
    let (records, mut cited) = (&sources.records, BTreeMap::<&str, Vec<SessionId>>::new());
    for session in records.cohort.positions() {
        for seat in records.seats_at(session).filter(Seat::expected) {
            let proofs = seat.mark.map_or(&[][..], |mark| mark.evidence.proofs());
            for digest in proofs.iter().filter_map(|proof| proof.digest.as_deref()) {
                let sessions = cited.entry(digest).or_default();
                if !sessions.contains(&seat.session.id) {
                    sessions.push(seat.session.id.clone());
                }
            }
        }
    }
    if cited.is_empty() {
        return Ok(());
    }
    let files = reading.evidence_files(&records.cohort.id)?;
    for (digest, sessions) in cited {
        match files.iter().find(|file| file.digest == digest) {
            Some(file) => gathered.parts.push(Part {
                name: format!("06-{}", file.name),
                what: What::Evidence { sessions },
                bytes: file.bytes.to_vec(),
            }),
            None => gathered.missing.push(Missing::NoFile { digest: digest.to_owned(), sessions }),
        }
    }
    Ok(())
}

/// The page that says what is in it, and first what is not.
fn summary(sources: &Sources<'_>, funder: &Funder, gathered: &Gathered) -> Result<Vec<u8>> {
    let stationery = &sources.stationery;
    let lang = stationery.lang;
    let minutes: Minutes =
        sources.records.positions().map(|person| Tally::of(sources.records.seats_of(person)).attended).sum();
    let part = |part: &Part| DossierPart {
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
        quotes_others: gathered.parts.iter().any(|part| matches!(part.what, What::Evidence { .. })),
    };
    let title = format!("Dossier · {}", funder.name);
    let doc = Head { draft: false, ..stationery.head("dossier", title) };
    Ok(stationery.paper(Template::Dossier, doc, body)?.bytes().to_vec())
}
