//! `formation todo`: what is due now, over all cohorts, each with the command that settles it.

use chrono::NaiveDateTime;

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::in_order::{all_in_order, all_readable};
use crate::domain::breadth::Breadth;
use crate::domain::findings::sessions::few;
use crate::domain::headings::Heading;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::{CohortId, FieldId};
use crate::domain::todo::{Due, Scope, What, due};
use crate::lang::cut::cut;
use crate::lang::message::words;
use crate::lang::words::{Lang, Words, count_en, count_fr, list_en, list_fr};
use crate::store::{Failure, Reading};
use crate::table::{Cell, Column, Row, Table};
use crate::ui::Ui;
use crate::ui::command_error::Result;
use crate::ui::status::Status;

/// What is due now, in every cohort, and the command that settles it
/// fr: Ce qui est à faire, dans toutes les cohortes, et la commande qui le règle
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
}

/// Lists what is due, in all cohorts unless one is named by `-c`.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let ids = context.cohorts_typed_or_all(&reading)?;
    let several = if let [one] = &ids[..] { !reading.is_only(one)? } else { !ids.is_empty() };
    let mut table = Table { columns: columns(several), ..Table::default() };
    let now = context.moment(reading.programme());
    let lang = ui.lang;
    let work = |at: usize| rows(&reading, &ids[at], now, several, lang);
    table.rows = all_readable(all_in_order(ids.len(), work))?.into_iter().flatten().collect();
    if table.rows.is_empty() && args.handover.is_for_people() {
        ui.status(&Status::NothingDue);
        return Ok(());
    }
    args.handover.show(context, ui, &table)
}

fn columns(several: bool) -> Vec<Column> {
    vec![
        Column::always(Heading::What),
        if several { Column::always(Heading::Cohort) } else { Column::in_files(Heading::Cohort) },
        Column::always(Heading::Session),
        Column::always(Heading::Date),
        Column::in_files(Heading::Participant),
        Column::always(Heading::Detail),
        Column::always(Heading::Command),
    ]
}

fn rows(
    reading: &Reading,
    id: &CohortId,
    now: NaiveDateTime,
    several: bool,
    lang: Lang,
) -> Result<Vec<Row<'static>>, Failure> {
    let (programme, records) = (reading.programme(), reading.records_of(id, Breadth::Whole)?);
    let all = due(&Scope { programme, records: &records, today: now.date(), time: now.time() });
    let row = |due: &_| -> Row<'static> {
        let detail = Detail { due, programme, file: &records.cohort.file }.say(lang);
        vec![
            Cell::word(due.what.kind()),
            Cell::text(id.to_string()),
            Cell::maybe(due.session.as_ref(), |session| Cell::text(session.to_string())),
            Cell::maybe(due.date, Cell::Date),
            Cell::maybe(due.participant.as_ref(), |id| Cell::text(id.to_string())),
            Cell::text(detail),
            Cell::maybe(command(due, several.then_some(id)), Cell::text),
        ]
    };
    Ok(all.iter().map(row).collect())
}

words! {
    /// What there is to know of something due.
    #[derive(Debug)]
    struct Detail<'a> {
        due: &'a Due,
        /// The definition: questions are asked by their label.
        programme: &'a Programme,
        /// The file that defines the cohort.
        file: &'a str,
    } match (&due.what) {
        What::OpenSheet => en: "everybody is marked" fr: "tout le monde est renseigné",
        What::LogAlone { marks, .. } =>
            en: ("{} on a connection log alone", count_en(*marks, "presence", "presences"))
            fr: ("{} avec un journal de connexion seul", count_fr(*marks, "présence", "présences")),
        What::ModuleHours { module, planned, scheduled } =>
            en: ("{module}: {} min of {} planned, at {file}", scheduled.0, planned.0)
            fr: ("{module} : {} min prévues sur {}, dans {file}", scheduled.0, planned.0),
        What::Unmarked { people, expected, .. } =>
            en: ("{} of {expected} not marked", count_en(*people, "person", "people"))
            fr: ("{} sur {expected} sans marque", count_fr(*people, "personne", "personnes")),
        What::Link { line } => en: "`link = \"…\"` at {file}:{line}" fr: "`link = \"…\"` dans {file}:{line}",
        What::Place { line } => en: "`place = \"…\"` at {file}:{line}" fr: "`place = \"…\"` dans {file}:{line}",
        What::Trainer { line } => en: "`trainer = \"…\"` at {file}:{line}" fr: "`trainer = \"…\"` dans {file}:{line}",
        What::FreeSeat { free, waiting } =>
            en: {
                let free = free.map(|free| format!("{}, ", count_en(free, "free seat", "free seats")));
                let waiting = count_en(*waiting, "waits", "wait");
                format!("{}{waiting}; {} is next", free.unwrap_or_default(), due.name)
            }
            fr: {
                let free = free.map(|free| format!("{}, ", count_fr(free, "place libre", "places libres")));
                let waiting = count_fr(*waiting, "personne attend", "personnes attendent");
                format!("{}{waiting} ; {} est en tête", free.unwrap_or_default(), due.name)
            },
        What::Answers { fields } =>
            en: ("{}: {}", due.name, list_en(&labels(programme, fields)))
            fr: ("{} : {}", due.name, list_fr(&labels(programme, fields))),
        What::Topics { open: 0 } => en: "no topic is open" fr: "aucun sujet n'est ouvert",
        What::Topics { open } =>
            en: ("none chosen yet, of {}", count_en(*open, "open topic", "open topics"))
            fr: ("aucun n'est choisi, sur {}", count_fr(*open, "sujet ouvert", "sujets ouverts")),
        What::Feedback { after, people } =>
            en: ("nothing told since {after}: {}", list_en(&few(people, Lang::En)))
            fr: ("rien de rapporté depuis {after} : {}", list_fr(&few(people, Lang::Fr))),
        What::Promise { text, .. } =>
            en: ("{}: {}", due.name, cut(text, TEXT))
            fr: ("{} : {}", due.name, cut(text, TEXT)),
    }
}

/// Letters of a promise that are shown.
const TEXT: usize = 60;

fn labels(programme: &Programme, fields: &[FieldId]) -> Vec<String> {
    let label = |id: &FieldId| {
        let field = programme.fields.iter().find(|field| field.id == *id);
        field.map_or_else(|| id.to_string(), |field| field.label.clone())
    };
    fields.iter().map(label).collect()
}

/// The command that settles it; none where the definition has to be edited. `cohort`: where it has to be named.
fn command(due: &Due, cohort: Option<&CohortId>) -> Option<String> {
    let id = due.participant.as_ref().map(ToString::to_string).unwrap_or_default();
    let session = due.session.as_ref().map(ToString::to_string).unwrap_or_default();
    let command = match &due.what {
        What::Unmarked { closed: false, .. } => format!("formation attend {session}"),
        // Its sheet is closed: marking there is refused without a reason.
        What::Unmarked { closed: true, .. } => format!("formation attend {session} --reopen …"),
        What::LogAlone { closed: false, .. } => format!("formation attend {session} --evidence …"),
        What::LogAlone { closed: true, .. } => format!("formation attend {session} --evidence … --reopen …"),
        What::OpenSheet => format!("formation sessions close {session}"),
        What::FreeSeat { .. } => format!("formation waitlist promote {id}"),
        What::Answers { fields } => {
            let answers: Vec<String> = fields.iter().map(|field| format!(" --field {field}=…")).collect();
            format!("formation participants edit {id}{}", answers.concat())
        }
        What::Topics { open: 0 } => "formation topics propose …".to_owned(),
        What::Topics { .. } => format!("formation topics choose {session} … --why …"),
        What::Feedback { after, .. } => {
            let who = if id.is_empty() { "…" } else { &id };
            format!("formation feedback add {who} --after {after} --did …")
        }
        What::Promise { id, .. } => format!("formation network done {id}"),
        What::Link { .. } | What::Place { .. } | What::Trainer { .. } | What::ModuleHours { .. } => return None,
    };
    let named = cohort.map(|cohort| format!(" -c {cohort}")).unwrap_or_default();
    Some(command + &named)
}
