//! What every writing command does once it knows what is asked: read, decide, show, and, unless it is a dry run,
//! commit. The same lines on standard output either way.

use std::borrow::Cow;
use std::io;
use std::rc::Rc;

use chrono::{NaiveDate, NaiveDateTime};

use crate::commands::context::Context;
use crate::commands::pipeline::{Decision, decide_and_commit};
use crate::commands::show_plan;
use crate::domain::breadth::Breadth;
use crate::domain::change::Plan;
use crate::domain::decide::import::Imported;
use crate::domain::decide::{closed, names};
use crate::domain::index::SessionIndex;
use crate::domain::notice::Notice;
use crate::domain::people::form_rows::FormRows;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::life::LifeRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::register::WayIn;
use crate::lang::words::{Lang, Words};
use crate::store::guarding::Guarding;
use crate::store::{Committed, Reading, SetAside, Writing};
use crate::ui::command_error::Result;
use crate::ui::questions::Question;
use crate::ui::status::Status;
use crate::ui::{Ui, prompt};

/// Options of every command that writes.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Write {
    /// Show what would be done, and write nothing
    /// fr: Montrer ce qui serait fait, sans rien écrire
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// How to show it: `json` for a program
    /// fr: `json` pour un logiciel
    #[arg(long, value_name = "FORMAT", value_parser = super::word_lists::plan_formats())]
    pub format: Option<show_plan::PlanFormat>,
}

impl Write {
    /// Whether a program reads the answer.
    pub fn is_json(&self) -> bool {
        self.format == Some(show_plan::PlanFormat::Json)
    }
}

/// What a decision is made from.
pub struct Desk<'a> {
    /// The folder.
    pub reading: &'a Reading,
    /// The definition.
    pub programme: &'a Programme,
    /// The cohort that it is about.
    pub records: &'a CohortRecords,
    /// The other cohorts that it is about, in the order in which they were named.
    pub others: &'a [CohortRecords],
    /// The day.
    pub today: NaiveDate,
    /// The moment of that day.
    pub now: NaiveDateTime,
}

impl<'a> Desk<'a> {
    /// The session of its cohort that was typed.
    pub fn session(&self, typed: &str) -> Result<SessionIndex, Refusal> {
        names::session(&self.records.cohort, typed, self.now)
    }

    /// Every cohort that it is about.
    pub fn cohorts(&self) -> Vec<&'a CohortRecords> {
        std::iter::once(self.records).chain(self.others).collect()
    }
}

/// The cohorts that a decision is about.
pub struct Cohorts {
    /// The first of them.
    pub first: CohortId,
    /// The others.
    pub others: Vec<CohortId>,
    /// How many of their tables it is made from.
    pub breadth: Breadth,
}

impl Cohorts {
    /// The cohort meant: `-c`, or what stands in for it.
    pub fn meant(context: &Context<'_>, reading: &Reading) -> Result<Self> {
        Ok(Self { first: context.cohort(reading)?, others: Vec::new(), breadth: Breadth::Register })
    }

    /// With what happened in the modules.
    #[must_use]
    pub fn whole(self) -> Self {
        Self { breadth: Breadth::Whole, ..self }
    }
}

/// Those who join with a form.
pub struct Joining<'a> {
    pub imported: Rc<Imported>,
    /// The form.
    pub rows: &'a FormRows,
}

/// A plan, what is shown of it on standard output, and what is said beside it.
pub struct Decided<'a> {
    /// Who joins, before everything that the plan changes.
    pub joining: Option<Joining<'a>>,
    /// The changes.
    pub plan: Plan,
    /// The same in a dry run.
    pub shown: Answer<'a>,
    /// In their order.
    pub asides: Vec<Aside>,
    /// Whether a program reads what is shown.
    pub for_programs: bool,
}

/// An answer on standard output.
pub enum Answer<'a> {
    Text(String),
    /// Told piece by piece, each of one line or several, as it is shown: an import tells a hundred thousand rows.
    Pieces(Box<Telling<'a>>),
}

/// Gives an answer, piece by piece.
type Telling<'a> = dyn Fn(&mut dyn FnMut(&str) -> io::Result<()>) -> io::Result<()> + 'a;

/// Something said beside the answer.
pub enum Aside {
    /// Looks wrong, or will matter.
    Warning(Box<dyn Words>),
    /// A next step.
    Hint(Box<dyn Words>),
    /// What was done beside.
    Status(Box<dyn Words>),
}

impl Aside {
    /// Says it.
    pub fn say(&self, ui: &mut Ui<'_>) {
        match self {
            Self::Warning(words) => ui.warning(&**words),
            Self::Hint(words) => ui.hint(&**words),
            Self::Status(words) => ui.status(&**words),
        }
    }
}

/// Decides on the cohort meant and carries the plan out, shown as plans are.
pub fn carry_out(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    write: &Write,
    decide: impl FnMut(&Desk<'_>) -> Result<Plan>,
) -> Result<()> {
    carry_out_on(context, ui, write, |reading| Cohorts::meant(context, reading), decide)
}

/// As [`carry_out`], from what happened in the modules too.
pub fn carry_out_whole(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    write: &Write,
    decide: impl FnMut(&Desk<'_>) -> Result<Plan>,
) -> Result<()> {
    carry_out_on(context, ui, write, |reading| Ok(Cohorts::meant(context, reading)?.whole()), decide)
}

/// Decides on those cohorts and carries the plan out, shown as plans are.
pub fn carry_out_on(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    write: &Write,
    cohorts: impl FnMut(&Reading) -> Result<Cohorts>,
    mut decide: impl FnMut(&Desk<'_>) -> Result<Plan>,
) -> Result<()> {
    let lang = ui.lang;
    settle(context, ui, write, cohorts, |desk| {
        let plan = decide(desk)?;
        let shown = show_plan::shown(&plan, desk.programme, &desk.cohorts(), write.format, lang)?;
        let asides = plan.notices.iter().map(Aside::of).collect();
        Ok(Decided { joining: None, plan, shown: Answer::Text(shown), asides, for_programs: write.is_json() })
    })
}

/// Decides on the cohort meant and carries the plan out, shown as the decision says.
pub fn carry_out_decided<'a>(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    write: &Write,
    decide: impl FnMut(&Desk<'_>) -> Result<Decided<'a>>,
) -> Result<()> {
    settle(context, ui, write, |reading| Cohorts::meant(context, reading), decide)
}

/// As [`carry_out_decided`], from what happened in the modules too.
pub fn carry_out_decided_whole<'a>(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    write: &Write,
    decide: impl FnMut(&Desk<'_>) -> Result<Decided<'a>>,
) -> Result<()> {
    settle(context, ui, write, |reading| Ok(Cohorts::meant(context, reading)?.whole()), decide)
}

fn settle<'a>(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    write: &Write,
    mut cohorts: impl FnMut(&Reading) -> Result<Cohorts>,
    mut decide: impl FnMut(&Desk<'_>) -> Result<Decided<'a>>,
) -> Result<()> {
    decide_and_commit(context, ui, write.dry_run, |reading| {
        Laid::out(context, reading, &mut cohorts)?.decide(reading, &mut decide)
    })
}

/// On a terminal, why a request would be refused, found without the lock: for questions, while nobody else has to wait.
pub fn refusal_to_settle(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    cohorts: impl FnMut(&Reading) -> Result<Cohorts>,
    mut decide: impl FnMut(&Desk<'_>) -> Result<Plan>,
) -> Option<Refusal> {
    if !ui.interactive {
        return None;
    }
    // Anything else that is wrong is said when the request is carried out.
    let reading = context.read(ui).ok()?;
    let laid = Laid::out(context, &reading, cohorts).ok()?;
    decide(&laid.desk(&reading)).err()?.refusal().cloned()
}

/// On a terminal, whether somebody says yes to the question that a refusal is.
pub fn agreed(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    cohorts: impl FnMut(&Reading) -> Result<Cohorts>,
    decide: impl FnMut(&Desk<'_>) -> Result<Plan>,
    question: fn(&Refusal, Lang) -> Option<Question>,
) -> Result<bool> {
    match refusal_to_settle(context, ui, cohorts, decide).and_then(|refusal| question(&refusal, ui.lang)) {
        Some(question) => prompt::confirm(ui, &question.say(ui.lang)),
        None => Ok(false),
    }
}

/// A near match: whether they are somebody else than who resembles them.
pub fn somebody_else(refusal: &Refusal, lang: Lang) -> Option<Question> {
    let near = matches!(
        refusal,
        Refusal::Enrolment(EnrolmentRefusal::NearMatch { .. }) | Refusal::Life(LifeRefusal::PerhapsThere { .. })
    );
    near.then(|| Question::SomebodyElse { near: refusal.say(lang) })
}

/// What is probably no name: whether somebody is called so.
pub fn spelled_so(refusal: &Refusal, _: Lang) -> Option<Question> {
    let Refusal::Enrolment(EnrolmentRefusal::NoName { name, why }) = refusal else { return None };
    Some(Question::SpelledSo { name: name.clone(), why: *why })
}

/// Everything that a decision is made from, read.
struct Laid {
    first: CohortRecords,
    others: Vec<CohortRecords>,
    today: NaiveDate,
    now: NaiveDateTime,
}

impl Laid {
    fn out(
        context: &Context<'_>,
        reading: &Reading,
        mut cohorts: impl FnMut(&Reading) -> Result<Cohorts>,
    ) -> Result<Self> {
        let Cohorts { first, others, breadth } = cohorts(reading)?;
        let others = others.iter().map(|id| reading.records_of(id, breadth)).collect::<Result<_, _>>()?;
        let (today, now) = (context.today(reading.programme()), context.moment(reading.programme()));
        Ok(Self { first: reading.records_of(&first, breadth)?, others, today, now })
    }

    fn desk<'a>(&'a self, reading: &'a Reading) -> Desk<'a> {
        let programme = reading.programme();
        Desk { reading, programme, records: &self.first, others: &self.others, today: self.today, now: self.now }
    }

    fn decide<'d>(
        &self,
        reading: &Reading,
        mut decide: impl FnMut(&Desk<'_>) -> Result<Decided<'d>>,
    ) -> Result<Decided<'d>> {
        let desk = self.desk(reading);
        let decided = decide(&desk)?;
        closed::respected(&decided.plan, &desk.cohorts(), WayIn::Reopen)?;
        Ok(decided)
    }
}

impl Decision for Decided<'_> {
    fn show(&self, ui: &mut Ui<'_>) -> Result<()> {
        match &self.shown {
            Answer::Text(text) if self.for_programs => ui.answer_for_programs(text)?,
            Answer::Text(text) if text.is_empty() => {}
            Answer::Text(text) => ui.answer(text)?,
            Answer::Pieces(tell) => tell(&mut |piece| ui.answer(piece))?,
        }
        for aside in &self.asides {
            aside.say(ui);
        }
        Ok(())
    }

    fn commit(&mut self, writing: Writing) -> Result<Option<Committed>> {
        let joining = self.joining.iter().flat_map(|joining| joining.imported.newcomers.changes(joining.rows));
        let mut changes = joining.map(Cow::Owned).chain(self.plan.changes.iter().map(Cow::Borrowed)).peekable();
        if changes.peek().is_none() {
            return Ok(None);
        }
        Ok(Some(writing.commit_each(changes)?))
    }

    fn done(&self, ui: &mut Ui<'_>, committed: &Committed) {
        said(ui, committed);
    }
}

impl Aside {
    /// What there is to know beside a plan.
    pub fn of(notice: &Notice) -> Self {
        let words = Box::new(notice.clone());
        if notice.is_hint() { Self::Hint(words) } else { Self::Warning(words) }
    }
}

/// What the coordinator should know of a commit.
pub fn said(ui: &mut Ui<'_>, committed: &Committed) {
    files_said(ui, committed);
    if committed.waits {
        ui.status(&Status::Waits);
    } else if !committed.is_in_store {
        ui.status(&Status::Written { operation: committed.operation });
    }
}

/// What a commit found of its files.
pub fn files_said(ui: &mut Ui<'_>, committed: &Committed) {
    for SetAside { file, kept } in &committed.set_aside {
        ui.warning(&Guarding::SetAsideNow { file: file.clone(), kept: kept.clone() });
    }
    let named = |files: &[std::sync::Arc<str>]| files.iter().map(ToString::to_string).collect::<Vec<_>>();
    // A spreadsheet saves tables; a definition comes from a text editor.
    let (texts, tables): (Vec<_>, Vec<_>) =
        committed.restored.iter().cloned().partition(|file: &std::sync::Arc<str>| file.ends_with(".toml"));
    if !tables.is_empty() {
        ui.status(&Status::Restored { files: named(&tables) });
    }
    if !texts.is_empty() {
        ui.status(&Status::Recoded { files: named(&texts) });
    }
    if !committed.changed_by_hand.is_empty() {
        ui.status(&Status::ChangedByHand { files: named(&committed.changed_by_hand) });
    }
}
