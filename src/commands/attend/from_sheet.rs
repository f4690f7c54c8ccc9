//! Marking from the file of a roll-call page: read, decide, show, commit. The file is kept byte for byte as evidence.

use crate::commands::attend::words::{SheetHint, SheetPart};
use crate::commands::attend::{sheet_json, sheet_shown};
use crate::commands::carry_out::{Answer, Aside, Decided, Desk, Write, carry_out_decided};
use crate::commands::context::Context;
use crate::commands::kept_sheets::{kept_sheets, with_days};
use crate::commands::log_file::RawLog;
use crate::commands::reopening::ReopeningWish;
use crate::domain::change::Change;
use crate::domain::decide::log::AliasGiven;
use crate::domain::decide::roll_call::{TakeSheet, TakenSheet, take_sheet};
use crate::domain::notice::Notice;
use crate::domain::problem::Problem;
use crate::domain::refusal::roll_call::RollCallRefusal;
use crate::domain::taken::InFile;
use crate::import::roll_call::{Integrity, ReadRollCall, read};
use crate::lang::words::{HintOf, Words};
use crate::render::Style;
use crate::store::Failure;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What is asked.
pub struct FromSheet {
    pub session: String,
    pub raw: RawLog,
    pub aliases: Vec<AliasGiven>,
    pub unsealed: Option<String>,
    pub replace: bool,
    pub headcount: Option<u32>,
    pub reopening: ReopeningWish,
}

/// Marks a session from a sheet.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, asked: &FromSheet, write: &Write) -> Result<()> {
    let style = Style { lang: ui.lang, width: ui.width, colour: false, terminal: ui.to_terminal };
    let read = read(&asked.raw.bytes).map_err(|why| {
        let hint = HintOf(why.clone());
        let problem = Problem::error(InFile { file: asked.raw.name.clone(), what: why }).hint(hint);
        Failure::Invalid(vec![problem])
    })?;
    carry_out_decided(context, ui, write, |desk| decide(asked, &read, desk, write, style))
}

fn decide(
    asked: &FromSheet,
    read: &ReadRollCall,
    desk: &Desk<'_>,
    write: &Write,
    style: Style,
) -> Result<Decided<'static>> {
    let (session, cohort) = (desk.session(&asked.session)?, &desk.records.cohort.id);
    let mut kept = kept_sheets(desk.reading, cohort)?;
    if kept.iter().any(|kept| kept.sheet.copy == read.sheet.copy) {
        kept = with_days(desk.reading, cohort, kept)?;
    }
    let request = TakeSheet {
        session,
        sheet: &read.sheet,
        digest: &asked.raw.digest,
        broken: match read.integrity {
            Integrity::Whole => None,
            Integrity::SealBroken => Some(RollCallRefusal::ChangedAfterwards),
            Integrity::ListChanged => Some(RollCallRefusal::ListChanged),
        },
        unsealed: asked.unsealed.as_deref(),
        replace: asked.replace,
        headcount: asked.headcount,
        aliases: &asked.aliases,
        kept: &kept,
    };
    let mut taken = take_sheet(desk.records, &request, desk.today)?;
    keep(&mut taken, &asked.raw, desk)?;
    taken.plan = asked.reopening.applied(taken.plan, desk);
    let answer = sheet_shown::SheetAnswer { taken: &taken, read, raw: &asked.raw, session, desk };
    let (shown, hidden) =
        if write.is_json() { (sheet_json::object(&answer)?, None) } else { sheet_shown::text(&answer, style) };
    let mut asides: Vec<Aside> = hidden.into_iter().map(|hidden| Aside::Status(Box::new(hidden))).collect();
    asides.extend(taken.oddities.iter().map(|oddity| Aside::Warning(Box::new(oddity.clone()))));
    if read.integrity == Integrity::Whole && asked.unsealed.is_some() {
        asides.push(Aside::Warning(Box::new(SheetPart::SealedAnyway)));
    }
    if let Some(revision) = taken.superseded_by {
        asides.push(Aside::Status(Box::new(SheetPart::Superseded { revision })));
    }
    asides.extend(hints(&taken, &answer).into_iter().map(|hint| Aside::Hint(Box::new(hint))));
    asides.extend(taken.plan.notices.iter().map(Aside::of));
    Ok(Decided { joining: None, plan: taken.plan, shown: Answer::Text(shown), asides, for_programs: write.is_json() })
}

/// Adds the file, if it is not kept yet: what it says must be there to be read in ten years.
fn keep(taken: &mut TakenSheet, raw: &RawLog, desk: &Desk<'_>) -> Result<()> {
    let cohort = &desk.records.cohort.id;
    let is_kept = desk.reading.evidence_of(cohort)?.iter().any(|name| name.starts_with(&raw.digest));
    if !is_kept && taken.superseded_by.is_none() {
        taken.plan.changes.push(Change::Evidence {
            cohort: cohort.clone(),
            name: format!("{}.json", raw.digest),
            before: None,
            after: Some(raw.bytes.clone()),
        });
        taken.plan.notices.retain(|notice| *notice != Notice::NothingToDo);
    }
    Ok(())
}

fn hints(taken: &TakenSheet, answer: &sheet_shown::SheetAnswer<'_>) -> Vec<SheetHint> {
    let mut hints = Vec::new();
    if let Some(one) = taken.added.iter().find(|one| one.unexpected.is_none()) {
        hints.push(SheetHint::Alias { name: one.person.full_name() });
    }
    let session = answer.desk.records.session(answer.session).id.clone();
    let closed = answer.desk.records.held(session.as_str()).is_some_and(|held| held.closed_on.is_some());
    let whole = taken.blank.is_empty() && taken.newcomers.is_empty() && !taken.rows.is_empty();
    if whole && !closed && taken.trainer.is_some() {
        hints.push(SheetHint::Close { session: session.to_string() });
    }
    hints
}

impl sheet_shown::SheetAnswer<'_> {
    /// The lines below the table.
    pub fn parts(&self) -> Vec<SheetPart> {
        let name = |person: &crate::domain::index::EnrolmentIndex| self.desk.records.enrolment(*person).full_name();
        let taken = self.taken;
        let mut parts = Vec::new();
        if !taken.gone.is_empty() {
            parts.push(SheetPart::Gone(taken.gone.iter().map(|(person, _)| person.full_name()).collect()));
        }
        if !taken.newcomers.is_empty() {
            parts.push(SheetPart::Newcomers(taken.newcomers.iter().map(name).collect()));
        }
        if !taken.blank.is_empty() {
            parts.push(SheetPart::Blank(taken.blank.iter().map(name).collect()));
        }
        let added = taken.added.iter().map(|one| SheetPart::Added {
            name: one.person.full_name(),
            organisation: one.person.organisation.clone(),
            signed: one.signed,
            unexpected: one.unexpected,
        });
        parts.extend(added);
        parts
    }

    /// The same in a language.
    pub fn lines(&self, lang: crate::lang::Lang) -> Vec<String> {
        self.parts().iter().map(|part| part.say(lang)).collect()
    }
}
