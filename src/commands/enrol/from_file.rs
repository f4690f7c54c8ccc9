//! Everybody of a form's export: read the file, judge every row, ask about near matches on a terminal, show, and, unless
//! it is a dry run, write the good rows as one operation.

use std::path::Path;

use anyhow::Result;

use crate::commands::carry_out;
use crate::commands::context::Context;
use crate::commands::foreign;
use crate::commands::show_plan::PlanFormat;
use crate::domain::change::Change;
use crate::domain::decide::import::{Counts, Defaults, Import, Imported, Settled, Verdict, import};
use crate::domain::ids::CohortId;
use crate::domain::mapping::Mapping;
use crate::i18n::Words;
use crate::i18n::questions::Question;
use crate::i18n::status::Status;
use crate::i18n::verdicts::{Detail, ImportHint};
use crate::import::registrations::{Form, Wanted, read};
use crate::store::Reading;
use crate::ui::failure::Stop;
use crate::ui::{Ui, exit, prompt};

use super::args::Args;
use super::rejects;
use super::verdicts::Shown;

/// Enrols everybody of a file.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args, file: &Path) -> Result<()> {
    let form = form(context, ui, args, file)?;
    let mut request = request(context, ui, args)?;
    if ui.interactive {
        settle(context, ui, &form, &mut request)?;
    }
    let rejected = if args.write.dry_run {
        let reading = context.read(ui)?;
        let judged = Judged::on(context, &reading, &form, &request, args)?;
        judged.show(ui, args, file, &form)?;
        ui.status(&Status::NothingWritten);
        judged.imported.counts().rejected + judged.imported.counts().ambiguous
    } else {
        written(context, ui, args, file, &form, &request)?
    };
    if rejected == 0 { Ok(()) } else { Err(Stop(exit::REFUSED).into()) }
}

/// Writes the good rows, and the others where they are asked for. How many those are.
fn written(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    args: &Args,
    file: &Path,
    form: &Form,
    request: &Import,
) -> Result<usize> {
    let writing = context.write(ui)?;
    let judged = Judged::on(context, &writing, form, request, args)?;
    // A place that cannot be written is found before anything is.
    let rejects = rejects::prepared(context, ui, args.file.rejects.as_deref(), form, &judged.imported)?;
    let committed = if judged.changes.is_empty() { None } else { Some(writing.commit(&judged.changes)?) };
    judged.show(ui, args, file, form)?;
    if let Some(committed) = &committed {
        carry_out::said(ui, committed);
    }
    let Counts { rejected, ambiguous, .. } = judged.imported.counts();
    rejects.finish(ui, args.file.rejects.as_deref(), rejected + ambiguous)?;
    Ok(rejected + ambiguous)
}

/// The file, read; its mapping may be one that was kept.
fn form(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args, file: &Path) -> Result<Form> {
    let bytes = foreign::bytes(context, file)?;
    let reading = context.read(ui)?;
    let remembered = reading.mappings()?;
    let name = foreign::name(file);
    let wanted = Wanted {
        programme: reading.programme(),
        cohorts: &reading.cohort_ids(),
        file_name: &name,
        maps: &args.file.maps,
        remembered: &remembered,
        date_order: args.file.date_order,
    };
    read(&bytes, &wanted).map_err(|why| foreign::cannot(&name, &why))
}

fn request(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<Import> {
    let today = context.today(context.read(ui)?.programme());
    Ok(Import {
        defaults: Defaults {
            status: args.status,
            organisation: args.organisation.clone().unwrap_or_default(),
            funder: args.funder.clone().unwrap_or_default(),
            modules: args.modules.clone(),
            starts_on: args.starts_on.map(|day| day.on(today)),
            answers: args.fields.clone(),
            on: args.on.map(|day| day.on(today)),
        },
        update: args.file.update,
        distinct: args.distinct,
        exception: args.exception.clone(),
        settled: std::collections::HashMap::new(),
    })
}

/// Asks about each near match until none is left, before the folder is locked: nobody else waits for the answers.
fn settle(context: &Context<'_>, ui: &mut Ui<'_>, form: &Form, request: &mut Import) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.records(&reading)?;
    let today = context.today(reading.programme());
    loop {
        let imported = import(&records, reading.programme(), &form.rows, request, today);
        let open = form.rows.iter().zip(&imported.verdicts).find(|(row, verdict)| {
            matches!(verdict, Verdict::Ambiguous { .. }) && !request.settled.contains_key(&row.number)
        });
        let Some((row, verdict)) = open else { return Ok(()) };
        let detail = Detail { verdict, mended: &[] }.say(ui.lang);
        let who = row.person.clone();
        let question = Question::WhoIsTheRow { row: row.number, who, perhaps: detail }.say(ui.lang);
        let options = [Question::TheSamePerson, Question::AnotherPerson, Question::LeaveTheRow];
        let said = options.each_ref().map(|option| option.say(ui.lang));
        let chosen = prompt::choice(ui, &question, said.to_vec())?;
        let answer = match said.iter().position(|option| *option == chosen) {
            Some(0) => Settled::Same,
            Some(1) => Settled::SomebodyElse,
            _ => Settled::Unknown,
        };
        request.settled.insert(row.number, answer);
    }
}

/// The verdicts, and everything that is written: people, and the mapping that read them.
struct Judged {
    cohort: CohortId,
    imported: Imported,
    changes: Vec<Change>,
    kept: usize,
}

impl Judged {
    fn on(context: &Context<'_>, reading: &Reading, form: &Form, request: &Import, args: &Args) -> Result<Self> {
        let (programme, records) = (reading.programme(), context.records(reading)?);
        let imported = import(&records, programme, &form.rows, request, context.today(programme));
        let mut changes = imported.plan.changes.clone();
        let mappings = if imported.verdicts.iter().any(succeeded) { kept(reading, form, args)? } else { Vec::new() };
        let kept = mappings.len();
        changes.extend(mappings);
        Ok(Self { cohort: records.cohort.id.clone(), imported, changes, kept })
    }

    fn show(&self, ui: &mut Ui<'_>, args: &Args, file: &Path, form: &Form) -> Result<()> {
        let shown = Shown { file: &foreign::name(file), form, imported: &self.imported, cohort: &self.cohort };
        if args.write.format == Some(PlanFormat::Json) {
            ui.answer(&shown.json(&self.changes)?)?;
        } else {
            shown.people(ui)?;
        }
        for notice in &self.imported.plan.notices {
            if notice.is_hint() { ui.hint(notice) } else { ui.warning(notice) }
        }
        self.hints(ui, args);
        Ok(())
    }

    fn hints(&self, ui: &mut Ui<'_>, args: &Args) {
        let counts = self.imported.counts();
        let differing = |verdict: &&Verdict| matches!(verdict, Verdict::Already { differs, updated: false, row: None, .. } if !differs.is_empty());
        let people = self.imported.verdicts.iter().filter(differing).count();
        if people > 0 && !args.file.update {
            ui.hint(&ImportHint::Update { people });
        }
        for (column, rows) in self.imported.silent() {
            ui.hint(&ImportHint::Missing { column, rows });
        }
        if counts.ambiguous > 0 {
            ui.hint(&ImportHint::Distinct);
        }
        if counts.rejected + counts.ambiguous > 0 && args.file.rejects.is_none() {
            ui.hint(&ImportHint::Rejects);
        }
        if self.kept > 0 {
            ui.status(&ImportHint::Remembered { columns: self.kept });
        }
    }
}

/// Whether a row was read as somebody.
fn succeeded(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::New { .. } | Verdict::Already { .. })
}

/// The mapping named on the command line, where it is not kept already.
fn kept(reading: &Reading, form: &Form, args: &Args) -> Result<Vec<Change>> {
    let known = reading.mappings()?;
    let mut changes = Vec::new();
    for (column, heading) in &args.file.maps {
        let after = Mapping { fingerprint: form.fingerprint.clone(), column: column.clone(), heading: heading.clone() };
        let same = |there: &&Mapping| there.fingerprint == after.fingerprint && there.column == after.column;
        let before = known.iter().find(same).cloned();
        if before.as_ref() != Some(&after) {
            changes.push(Change::Mapping { before, after: Some(after) });
        }
    }
    Ok(changes)
}
