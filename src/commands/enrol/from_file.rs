//! Everybody of a form's export: read the file, ask about near matches on a terminal, judge every row, show, and, unless it
//! is a dry run, write the good rows as one operation.

use crate::domain::people::alias::Alias;
use std::io;
use std::path::Path;
use std::rc::Rc;

use crate::commands::carry_out::{Answer, Aside, Decided, Desk, Joining, carry_out_decided};
use crate::commands::context::Context;
use crate::commands::enrol::args::Args;
use crate::commands::enrol::row_answers;
use crate::commands::enrol::verdicts::ShownImport;
use crate::commands::rejects::{self, Refused, Rejects};
use crate::commands::{foreign, values};
use crate::domain::change::Change;
use crate::domain::decide::import::hint::ImportHint;
use crate::domain::decide::import::row_line::RowRemark;
use crate::domain::decide::import::{
    Import, Imported, NearMatchAnswer, Rejection, Verdict, import, is_of_somebody_renamed,
};
use crate::domain::decide::remember::remember;
use crate::domain::people::registration::OfColumns;
use crate::domain::programme::definition::Programme;
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::EnrolmentState;
use crate::import::registrations::{Form, FormRequest, read};
use crate::lang::words::{Lang, Words};
use crate::render::Style;
use crate::store::Reading;
use crate::ui::command_error::Result;
use crate::ui::progress::Work;
use crate::ui::questions::Question;
use crate::ui::{Ui, prompt};

/// Enrols everybody of a file.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args, file: &Path) -> Result<()> {
    let (form, mut request) = asked(context, ui, args, file)?;
    // What is shown of a plan is told as text: nothing in it acts on a terminal, colours neither.
    let style = Style { lang: ui.lang, width: ui.width, colour: false, terminal: ui.to_terminal };
    let mut refused = None;
    let done = carry_out_decided(context, ui, &args.write, |desk| {
        // Of a try that came second, before its place is taken again.
        refused = None;
        let imported = imported(desk, &form, &mut request)?;
        // A place that cannot be written is found before anything is.
        let rejects = rejected(context, style.lang, args, &form, &imported)?;
        let counts = imported.counts();
        refused = Some((rejects, counts.rejected + counts.ambiguous));
        decided(desk, args, file, &form, imported, style)
    });
    rejects::finished(ui, done, refused)
}

/// The rows that were refused, ready to be put in place where somebody asks for them.
fn rejected(
    context: &Context<'_>,
    lang: Lang,
    args: &Args,
    form: &Form,
    imported: &Imported,
) -> Result<Option<Rejects>> {
    let place = args.file.form.rejects.as_deref().filter(|_| !args.write.dry_run);
    if place.is_none() {
        return Ok(None);
    }
    let refused = |verdict: &Verdict| matches!(verdict, Verdict::Rejected(_) | Verdict::Ambiguous(_));
    let judged = form.rows.iter().zip(&imported.verdicts).filter(|(_, verdict)| refused(verdict));
    let rows: Vec<Refused<'_>> = judged
        .map(|(row, verdict)| Refused {
            cells: row.cells().into(),
            unfit: row.reasons(),
            reason: RowRemark {
                verdict,
                newcomers: &imported.newcomers,
                mended: &[],
                labels: &form.questions,
                above: &[],
            }
            .say(lang),
        })
        .collect();
    let faulty = imported.verdicts.iter().any(|verdict| matches!(verdict, Verdict::Rejected(_)));
    rejects::prepared(context, place, &form.headings, &rows, faulty)
}

/// What is asked: the file, read, perhaps as it was said once how to read it, and what to take its rows with. Questions
/// are asked before the folder is locked: nobody else waits for the answers.
fn asked(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args, file: &Path) -> Result<(Form, Import)> {
    rejects::elsewhere(context, args.file.form.rejects.as_deref(), file)?;
    let bytes = foreign::bytes(context, file)?;
    let reading = context.read(ui)?;
    let waiting = ui.waiting(Work::Reading);
    let form = form(&reading, args, file, bytes)?;
    drop(waiting);
    let mut request = request(context, &reading, args)?;
    let records = context.records(&reading)?;
    let today = context.today(reading.programme());
    request.erased = reading.erased(&records)?;
    let judged = |request: &Import| import(&records, reading.programme(), &form.rows, request, today);
    request.rows = row_answers::answers(&records, args, file, &form, || judged(&request))?;
    // Nobody is asked, and no answer hides who is unsure: that is seen once everything is decided.
    if !ui.interactive && !request.distinct {
        return Ok((form, request));
    }
    let waiting = ui.waiting(Work::Deciding);
    let unsure = if request.distinct {
        is_of_somebody_renamed(&records, reading.programme(), &form.rows, &request, today)
    } else {
        judged(&request).counts().ambiguous > 0
    };
    drop(waiting);
    if unsure {
        request.former_names = row_answers::former_names(&reading, &records)?;
        if ui.interactive {
            settle(ui, &form, &mut request, judged)?;
        }
    }
    Ok((form, request))
}

/// What becomes of the rows. Only the journal knows who was called otherwise, and only where a row is unsure one needs to know.
fn imported(desk: &Desk<'_>, form: &Form, request: &mut Import) -> Result<Imported> {
    let judged = |request: &Import| import(desk.records, desk.programme, &form.rows, request, desk.today);
    let imported = judged(request);
    if imported.counts().ambiguous == 0 || !request.former_names.is_empty() {
        return Ok(imported);
    }
    request.former_names = row_answers::former_names(desk.reading, desk.records)?;
    Ok(if request.former_names.is_empty() { imported } else { judged(request) })
}

fn form(reading: &Reading, args: &Args, file: &Path, bytes: Vec<u8>) -> Result<Form> {
    let remembered = reading.mappings()?;
    let name = foreign::name(file);
    let wanted = FormRequest {
        programme: reading.programme(),
        cohorts: &reading.cohort_ids()?,
        // Its folders say nothing of when it was written.
        file_name: &file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default(),
        maps: &args.file.form.maps,
        remembered: &remembered,
        date_order: args.file.form.date_order,
        name_order: args.file.name_order,
        sheet: args.file.form.sheet.as_deref(),
        values: &args.file.form.values,
        keeps_cells: args.file.form.rejects.is_some() && !args.write.dry_run,
    };
    read(bytes, &wanted).map_err(|why| foreign::cannot(&name, &why))
}

/// What is said for all rows is wrong once, not in each of them.
fn request(context: &Context<'_>, reading: &Reading, args: &Args) -> Result<Import> {
    let programme = reading.programme();
    let today = context.today(programme);
    let defaults = args.cells.texts(programme, today).filled();
    defaults.known(programme).try_for_each(|known| known.map(drop))?;
    Ok(Import {
        defaults,
        on: args.on.map(|day| day.on(today)),
        update: args.file.update,
        distinct: args.distinct.as_ref().is_some_and(Vec::is_empty),
        exception: exception_of_all(args),
        passing: args.passing.clone(),
        ..Import::default()
    })
}

/// Why people are let in whom the programme is not for, said of no single row.
fn exception_of_all(args: &Args) -> Option<String> {
    args.exception.iter().find(|typed| values::of_row(typed).is_err()).cloned()
}

/// Asks whether somebody is whom they resemble, one after another, until no such question is open.
fn settle(ui: &mut Ui<'_>, form: &Form, request: &mut Import, judged: impl Fn(&Import) -> Imported) -> Result<()> {
    loop {
        let imported = judged(request);
        let strange = form.rows.iter().zip(&imported.verdicts).find_map(|(row, verdict)| {
            let Verdict::Rejected(rejections) = verdict else { return None };
            let (name, why) = rejections.iter().find_map(|rejection| match rejection {
                Rejection::Refused(refusal) => match &**refusal {
                    Refusal::Enrolment(EnrolmentRefusal::NoName { name, why }) => Some((name, *why)),
                    _ => None,
                },
                _ => None,
            })?;
            (!request.spelled_so.contains_key(&row.number())).then(|| (row.number(), name.clone(), why))
        });
        if let Some((row, name, why)) = strange {
            let question = Question::SpelledSo { name, why }.say(ui.lang);
            request.spelled_so.insert(row, prompt::confirm(ui, &question)?);
            continue;
        }
        let open = form.rows.iter().zip(&imported.verdicts).find_map(|(row, verdict)| {
            let Verdict::Ambiguous(near) = verdict else { return None };
            let near = near.first()?;
            let key = (row.number(), near.person.id.clone());
            (!request.settled.contains_key(&key)).then(|| (row, near.clone(), key))
        });
        let Some((row, near, key)) = open else { return Ok(()) };
        let (who, perhaps) = (row.person(), near.say(ui.lang));
        let question = Question::WhoIsTheRow { row: row.number(), who, perhaps }.say(ui.lang);
        let options = [Question::TheSamePerson, Question::AnotherPerson, Question::LeaveTheRow];
        let said = options.each_ref().map(|option| option.say(ui.lang));
        let chosen = prompt::choice(ui, &question, said.to_vec())?;
        let answer = match said.iter().position(|option| *option == chosen) {
            Some(0) => NearMatchAnswer::Same,
            Some(1) => NearMatchAnswer::SomebodyElse,
            _ => NearMatchAnswer::Unknown,
        };
        request.settled.insert(key, answer);
    }
}

/// What is written, people and the mapping that read them, and what is shown of it.
fn decided<'a>(
    desk: &Desk<'_>,
    args: &Args,
    file: &Path,
    form: &'a Form,
    mut imported: Imported,
    style: Style,
) -> Result<Decided<'a>> {
    let succeeded = |verdict: &Verdict| matches!(verdict, Verdict::New { .. } | Verdict::Back(_) | Verdict::Already(_));
    let any = imported.verdicts.iter().any(succeeded);
    let mappings = if any { remember(&desk.reading.mappings()?, &form.told) } else { Vec::new() };
    let mut asides: Vec<Aside> = imported.plan.notices.drain(..).map(|notice| Aside::of(&notice)).collect();
    asides.extend(hints(desk.programme, &imported, form, args).into_iter().map(|hint| Aside::Hint(Box::new(hint))));
    if !mappings.is_empty() && !args.write.dry_run {
        let values = form.told.iter().filter(|told| told.column.contains(':')).count();
        asides.push(Aside::Status(Box::new(ImportHint::Remembered { columns: form.told.len() - values, values })));
    }
    let told = imported.plan.changes.iter().filter_map(Change::of::<Alias>).count();
    if told > 0 && !args.write.dry_run {
        asides.push(Aside::Status(Box::new(ImportHint::RememberedRows { rows: told })));
    }
    imported.plan.changes.extend(mappings);
    let above = of_columns(desk.programme, form, args);
    let (file, cohort) = (foreign::name(file), desk.records.cohort.id.clone());
    if args.write.is_json() {
        let shown = ShownImport { file: &file, form, imported: &imported, cohort: &cohort, above: &above }.json()?;
        let plan = std::mem::take(&mut imported.plan);
        let joining = Some(Joining { imported: Rc::new(imported), rows: &form.rows });
        return Ok(Decided { joining, plan, shown: Answer::Text(shown), asides, for_programs: true });
    }
    let plan = std::mem::take(&mut imported.plan);
    let imported = Rc::new(imported);
    let joining = Some(Joining { imported: Rc::clone(&imported), rows: &form.rows });
    let tell = move |piece: &mut dyn FnMut(&str) -> io::Result<()>| {
        let shown = ShownImport { file: &file, form, imported: &imported, cohort: &cohort, above: &above };
        shown.people(style, piece)
    };
    Ok(Decided { joining, plan, shown: Answer::Pieces(Box::new(tell)), asides, for_programs: false })
}

/// What there is to know of the columns, before the rows.
fn of_columns(programme: &Programme, form: &Form, args: &Args) -> Vec<OfColumns> {
    let missing = |(key, perhaps): &(&'static str, Vec<String>)| OfColumns::Missing {
        column: (*key).to_owned(),
        label: None,
        perhaps: perhaps.clone(),
    };
    let needed = compulsory(programme, form, args).into_iter().map(|column| {
        let label =
            programme.fields.iter().find(|field| field.id.as_str() == column).map(|field| field.shown().to_owned());
        OfColumns::Missing { column, label, perhaps: Vec::new() }
    });
    let further =
        form.further.iter().map(|(heading, people)| OfColumns::Further { heading: heading.clone(), people: *people });
    let states = form.perhaps_states.iter().map(|(heading, rows, value)| OfColumns::PerhapsState {
        heading: heading.clone(),
        rows: rows.clone(),
        value: value.clone(),
    });
    let nowhere =
        form.nowhere.iter().map(|(column, word)| OfColumns::Nowhere { column: column.clone(), word: word.clone() });
    form.halves.iter().map(missing).chain(needed).chain(further).chain(states).chain(nowhere).collect()
}

/// Columns that every enrolment needs, and neither a column of the file nor the command line gives.
fn compulsory(programme: &Programme, form: &Form, args: &Args) -> Vec<String> {
    let required = programme.fields.iter().filter(|field| field.required).map(|field| field.id.to_string());
    let ruled = programme.eligibility.iter().map(|rule| rule.column.clone());
    let given =
        |column: &String| args.cells.say(programme, column) || form.taken.mapped.iter().any(|(_, key)| key == column);
    let mut needed: Vec<String> = Vec::new();
    for column in required.chain(ruled.filter(|_| exception_of_all(args).is_none())) {
        if !needed.contains(&column) && !given(&column) {
            needed.push(column);
        }
    }
    needed
}

fn hints(programme: &Programme, imported: &Imported, form: &Form, args: &Args) -> Vec<ImportHint> {
    let mut hints = Vec::new();
    let counts = imported.counts();
    let differing = |verdict: &&Verdict| matches!(verdict, Verdict::Already(there) if there.row.is_none() && !there.updated && !there.differs.is_empty());
    let people = imported.verdicts.iter().filter(differing).count();
    if people > 0 && !args.file.update {
        hints.push(ImportHint::Update { people });
    }
    let mut left = form.rows.iter().zip(&imported.verdicts).filter_map(|(row, verdict)| match verdict {
        Verdict::Already(there) if there.row.is_none() => {
            let undated = row.is_read() && row.registered().is_none();
            let gone = matches!(there.state, EnrolmentState::Cancelled | EnrolmentState::Withdrawn);
            (undated && gone).then_some((&there.person, there.state))
        }
        _ => None,
    });
    if let Some((person, state)) = left.next() {
        hints.push(ImportHint::Left { rows: 1 + left.count(), person: person.clone(), state });
    }
    let mut erased =
        form.rows.iter().zip(&imported.verdicts).filter(|(_, verdict)| matches!(verdict, Verdict::Erased(_)));
    hints.extend(erased.next().map(|(row, _)| ImportHint::Erased { row: row.number() }));
    let perhaps_aside = !form.taken.aside.is_empty();
    let label = |column: &str| form.questions.iter().find(|(id, _)| id == column).map(|(_, label)| label.clone());
    let missing =
        |(column, rows): (String, usize)| ImportHint::Missing { label: label(&column), column, rows, perhaps_aside };
    let said = compulsory(programme, form, args);
    hints.extend(imported.silent().into_iter().filter(|(column, _)| !said.contains(column)).map(missing));
    if counts.ambiguous > 0 {
        let ambiguous = form.rows.iter().zip(&imported.verdicts).find_map(|(row, verdict)| match verdict {
            Verdict::Ambiguous(near) => near.first().map(|near| (row.number(), near.person.id.clone())),
            _ => None,
        });
        hints.extend(ambiguous.map(|(row, person)| ImportHint::WhoIsIt { row, person }));
    }
    if counts.rejected + counts.ambiguous > 0 && args.file.form.rejects.is_none() {
        hints.push(ImportHint::Rejects);
    }
    hints
}
