//! All the answers of a form's export: read the file, judge every row, show, and, unless it is a dry run, write the good
//! rows as one operation.

use std::io;
use std::path::Path;

use crate::commands::carry_out::{Answer, Aside, Decided, Desk, Write, carry_out_decided_whole};
use crate::commands::context::Context;
use crate::commands::foreign;
use crate::commands::forms::args::FormFile;
use crate::commands::forms::describe::describe;
use crate::commands::forms::noun::Noun;
use crate::commands::forms::same::named_anew;
use crate::commands::forms::shown::ShownAnswers;
use crate::commands::rejects::{self, Refused, Rejects};
use crate::domain::decide::import::hint::ImportHint;
use crate::domain::decide::modules::form::{FormAnswer, JudgedForm, RowDetail, RowVerdict};
use crate::domain::decide::remember::remember;
use crate::domain::notice::Notice;
use crate::domain::refusal::reason::Refusal;
use crate::import::modules::{FormThing, ModuleForm, ModuleFormRequest, read};
use crate::lang::Lang;
use crate::lang::words::Words;
use crate::render::Style;
use crate::ui::Ui;
use crate::ui::command_error::Result;
use crate::ui::progress::Work;

/// Takes the answers of a file; `judge` says what becomes of its rows.
pub fn run(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    (args, write): (&FormFile, &Write),
    file: &Path,
    noun: &Noun,
    judge: impl Fn(&Desk<'_>, &[FormAnswer]) -> Result<JudgedForm, Refusal>,
) -> Result<()> {
    if args.describe {
        return describe(context, ui, args, file, write.is_json());
    }
    rejects::elsewhere(context, args.rejects.as_deref(), file)?;
    let answers = answers(context, ui, (args, write), file, noun)?;
    // What is shown of a plan is told as text: nothing in it acts on a terminal, colours neither.
    let style = Style { lang: ui.lang, width: ui.width, colour: false, terminal: ui.to_terminal };
    let mut refused = None;
    let done = carry_out_decided_whole(context, ui, write, |desk| {
        // Of a try that came second, before its place is taken again.
        refused = None;
        let judged = if args.same.is_empty() {
            judge(desk, &answers.rows)?
        } else {
            judge(desk, &named_anew(desk.records, args, file, &answers.rows)?)?
        };
        // A place that cannot be written is found before anything is.
        let place = args.rejects.as_deref().filter(|_| !write.dry_run);
        let rejects = rejected(context, style.lang, place, &answers, &judged, noun)?;
        refused = Some((rejects, judged.counts().rejected));
        decided(desk, (args, write), file, &answers, judged, (noun, style))
    });
    rejects::finished(ui, done, refused)
}

/// The file, read.
fn answers(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    (args, write): (&FormFile, &Write),
    file: &Path,
    noun: &Noun,
) -> Result<ModuleForm> {
    let bytes = foreign::bytes(context, file)?;
    let reading = context.read(ui)?;
    let (remembered, records) = (reading.mappings()?, context.whole_records(&reading)?);
    let things = (noun.things)(&records);
    let wanted = ModuleFormRequest {
        table: noun.table,
        also: &noun.also,
        things: &things,
        needs: &noun.needs,
        // Its folders say nothing of when it was written.
        file_name: &file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default(),
        maps: &args.maps,
        remembered: &remembered,
        sheet: args.sheet.as_deref(),
        date_order: args.date_order,
        values: &args.values,
        keeps_cells: args.rejects.is_some() && !write.dry_run,
    };
    let _waiting = ui.waiting(Work::Reading);
    let mut answers = read(bytes, &wanted).map_err(|why| foreign::cannot(&foreign::name(file), &why))?;
    answers.taken.labels = labels(noun, &things, ui.lang);
    Ok(answers)
}

/// What people call the columns that a form may fill.
fn labels(noun: &Noun, things: &[FormThing], lang: Lang) -> Vec<(String, String)> {
    let columns = noun.table.columns.iter().filter(|column| column.form.is_some());
    let columns = columns.map(|column| (column.name.to_owned(), column.label(lang).to_owned()));
    let things = things.iter().map(|thing| (thing.id.clone(), format!("{} ({})", thing.id, thing.title)));
    let sent = ("registered".to_owned(), lang.pick("sent on", "date d'envoi").to_owned());
    columns.chain(things).chain([sent]).collect()
}

/// The rows that were refused, ready to be put in place where somebody asks for them.
fn rejected(
    context: &Context<'_>,
    lang: Lang,
    place: Option<&Path>,
    answers: &ModuleForm,
    judged: &JudgedForm,
    noun: &Noun,
) -> Result<Option<Rejects>> {
    let rows = answers.rows.iter().zip(&judged.rows);
    let refused = rows.filter(|(_, judged)| matches!(judged.verdict, RowVerdict::Rejected(_)));
    let refused: Vec<Refused<'_>> = refused
        .map(|(row, judged)| Refused {
            cells: (&row.cells[..]).into(),
            unfit: &row.unfit,
            reason: RowDetail { row: judged, mended: &[], table: noun.table }.say(lang),
        })
        .collect();
    rejects::prepared(context, place, &answers.headings, &refused, true)
}

/// What is written, answers and the mapping that read them, and what is shown of it.
fn decided<'a>(
    desk: &Desk<'_>,
    (args, write): (&FormFile, &Write),
    file: &Path,
    answers: &'a ModuleForm,
    mut judged: JudgedForm,
    (noun, style): (&Noun, Style),
) -> Result<Decided<'a>> {
    let counts = judged.counts();
    let any = counts.rejected < counts.rows;
    let mappings = if any { remember(&desk.reading.mappings()?, &answers.told) } else { Vec::new() };
    let mut asides: Vec<Aside> = judged.plan.notices.drain(..).map(|notice| Aside::of(&notice)).collect();
    if judged.plan.changes.is_empty() && any {
        asides.push(Aside::of(&Notice::NothingToDo));
    }
    if counts.rejected > 0 && args.rejects.is_none() {
        asides.push(Aside::Hint(Box::new(ImportHint::Rejects)));
    }
    if !mappings.is_empty() && !write.dry_run {
        let values = answers.told.iter().filter(|told| told.column.contains(':')).count();
        let columns = answers.told.len() - values;
        asides.push(Aside::Status(Box::new(ImportHint::Remembered { columns, values })));
    }
    judged.plan.changes.extend(mappings);
    let (file, cohort, table) = (foreign::name(file), desk.records.cohort.id.clone(), noun.table);
    if write.is_json() {
        let shown = ShownAnswers { file: &file, answers, judged: &judged, cohort: &cohort, table }.json()?;
        return Ok(Decided {
            joining: None,
            plan: judged.plan,
            shown: Answer::Text(shown),
            asides,
            for_programs: true,
        });
    }
    let plan = std::mem::take(&mut judged.plan);
    let tell = move |piece: &mut dyn FnMut(&str) -> io::Result<()>| {
        ShownAnswers { file: &file, answers, judged: &judged, cohort: &cohort, table }.people(style, piece)
    };
    Ok(Decided { joining: None, plan, shown: Answer::Pieces(Box::new(tell)), asides, for_programs: false })
}
