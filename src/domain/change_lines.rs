//! A plan in words: what it is about and what would be different, for the coordinator to read before and after.

use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::mark::Mark;
use crate::domain::change::{RecordChange, RowChange};
use crate::domain::pedagogy::names::Names;
use crate::domain::pedagogy::thing::title_column;
use crate::domain::people::alias::Alias;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::mapping::Mapping;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::definition::{Field, Programme};
use crate::domain::programme::ids::{CohortId, FieldId};
use crate::domain::refusal::register::held_lines;
use crate::domain::schema::{CellValue, Record, Reference, TableSchema};
use crate::domain::tables::AnyRow;
use crate::domain::values::Value;
use crate::domain::vocabulary::{Attendance, EvidenceKind};
use crate::lang::cut::cut;
use crate::lang::dates::{clock, full_date, long_date};
use crate::lang::folded_words;
use crate::lang::padding::{padded, widest};
use crate::lang::words::{Lang, count_en, count_fr};

/// `m1-1 · mardi 16 mars 2021, 14h–17h`.
pub fn session_line(session: &Session, lang: Lang) -> String {
    format!(
        "{} · {}, {}–{}",
        session.id,
        full_date(session.date, lang),
        clock(session.start, lang),
        clock(session.end, lang)
    )
}

/// `Zoé Martin (4k7m2p)`.
pub fn person_line(enrolment: &Enrolment) -> String {
    format!("{} ({})", enrolment.full_name(), enrolment.id)
}

/// A row of any table before and after; `named` says what people call a record by its id.
pub fn row_lines(
    row: &RowChange,
    fields: &[Field],
    named: &dyn Fn(Reference, &str) -> String,
    lang: Lang,
) -> Vec<String> {
    if let Some(RecordChange { cohort: Some(cohort), before, after }) = row.of::<Enrolment>() {
        return enrolment_lines(cohort, fields, before, after, lang);
    }
    if let Some(RecordChange { before, after, .. }) = row.of::<HeldSession>() {
        return held_lines(before, after, lang);
    }
    if let Some(RecordChange { before, after, .. }) = row.of::<Mapping>() {
        return mapping_line(before, after, lang).into_iter().collect();
    }
    let key = |row: &AnyRow| {
        let mut cells = said(row.table(), &row.values(), lang);
        cells.retain(|cell| row.table().key.contains(&cell.key.as_str()) && !cell.text.is_empty());
        for cell in &mut cells {
            cell.name(row.table(), named);
        }
        cells.into_iter().map(|cell| cell.text).collect::<Vec<_>>().join(" · ")
    };
    let Some(name) = row.after().or(row.before()).map(key) else { return Vec::new() };
    let called = row.before().and_then(title_of);
    let cohort = row.cohort.as_ref().map(ToString::to_string);
    let title = [Some(name), called, cohort].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let told = |row: &AnyRow| {
        let mut cells = told(row.table(), &row.values(), lang);
        for cell in &mut cells {
            cell.name(row.table(), named);
        }
        cells
    };
    let removed = lang.pick("  row removed", "  ligne retirée");
    lines(title, row.before().map(told), row.after().map(told), removed)
}

/// What people call a thing of the modules; nothing of any other row.
fn title_of(row: &AnyRow) -> Option<String> {
    let (of, _) = row.table().things()?;
    let position = row.table().position(title_column(of)?)?;
    let title = row.values().get(position)?.text().into_owned();
    (!title.is_empty()).then(|| cut(&title, TITLE).into_owned())
}

/// Letters of a title that a heading shows.
const TITLE: usize = 60;

/// A thing of the modules, every cell of it that says something.
pub fn thing_lines<R: Record>(record: &R, names: &Names<'_>, lang: Lang) -> Vec<String> {
    let mut cells = said(R::TABLE, &record.values(), lang);
    cells.retain(|cell| !cell.text.is_empty());
    for cell in &mut cells {
        cell.name(R::TABLE, &|of, id| names.with_id(of, id));
    }
    let width = widest(cells.iter().map(|cell| &cell.label));
    cells.iter().map(|cell| format!("{}  {}", padded(&cell.label, width), cell.text)).collect()
}

/// All that a row says, in one line: `Outil : caméra, Prêté le : 2 avril 2021`; whom it is about is left out.
pub fn row_line(row: &AnyRow, lang: Lang) -> String {
    let people: Vec<usize> = row.table().people().collect();
    let cells = said(row.table(), &row.values(), lang).into_iter().enumerate();
    let told = cells.filter(|(position, cell)| !people.contains(position) && !cell.text.is_empty());
    let colon = lang.pick(": ", " : ");
    told.map(|(_, cell)| format!("{}{colon}{}", cell.label, cell.text)).collect::<Vec<_>>().join(", ")
}

/// An enrolment before and after: who, where, and each cell that differs.
pub fn enrolment_lines(
    cohort: &CohortId,
    fields: &[Field],
    before: Option<&Enrolment>,
    after: Option<&Enrolment>,
    lang: Lang,
) -> Vec<String> {
    let Some(of) = after.or(before) else { return Vec::new() };
    let title = format!("{} · {cohort}", person_line(of));
    let told = |row: &Enrolment| cells(row, fields, before.is_some(), lang);
    let removed = lang.pick("  enrolment removed", "  inscription retirée");
    lines(title, before.map(told), after.map(told), removed)
}

/// Which row it is, and each cell that differs.
fn lines(title: String, before: Option<Vec<Told>>, after: Option<Vec<Told>>, removed: &str) -> Vec<String> {
    let is_new = before.is_none();
    let mut lines = vec![title];
    let Some(after) = after else {
        lines.push(removed.to_owned());
        return lines;
    };
    let cells = of_both(&before.unwrap_or_default(), &after);
    let width = widest(cells.iter().map(|(label, ..)| label));
    for (label, old, new) in cells {
        let said = match (is_new, old.is_empty(), new.is_empty()) {
            (true, ..) => new,
            (false, true, _) => format!("– → {new}"),
            (false, false, true) => format!("{old} → –"),
            (false, false, false) => format!("{old} → {new}"),
        };
        lines.push(format!("  {}  {said}", padded(&label, width)));
    }
    lines
}

/// A cell of a row, as people read it.
struct Told {
    /// The column, as files keep it.
    key: String,
    /// What people call it.
    label: String,
    text: String,
}

impl Told {
    /// An id with what people call the record that it names.
    fn name(&mut self, table: &TableSchema, named: &dyn Fn(Reference, &str) -> String) {
        let of = table.column(&self.key).and_then(|column| column.names).filter(|of| !of.is_of_programme());
        if let Some(of) = of.filter(|_| !self.text.is_empty()) {
            self.text = named(of, &self.text);
        }
    }
}

/// Label, old and new text of the cells that differ.
fn of_both(old: &[Told], new: &[Told]) -> Vec<(String, String, String)> {
    let was = |key: &str| old.iter().find(|cell| cell.key == key).map(|cell| cell.text.clone()).unwrap_or_default();
    let cells = new.iter().map(|cell| (cell.label.clone(), was(&cell.key), cell.text.clone()));
    cells.filter(|(_, old, new)| old != new).collect()
}

/// The cells of a row but for its key.
fn told(table: &TableSchema, values: &[CellValue<'_>], lang: Lang) -> Vec<Told> {
    let mut cells = said(table, values, lang);
    cells.retain(|cell| !table.key.contains(&cell.key.as_str()));
    cells
}

/// The cells of a row.
fn said(table: &TableSchema, values: &[CellValue<'_>], lang: Lang) -> Vec<Told> {
    let told = table.columns.iter().zip(values).map(|(column, value)| Told {
        key: column.name.to_owned(),
        label: column.label(lang).to_owned(),
        text: match value {
            CellValue::Date(day) => long_date(*day, lang),
            CellValue::Word(word) => word.word(lang).to_owned(),
            value => value.text().into_owned(),
        },
    });
    told.collect()
}

/// The cells of an enrolment; `all` spells out that no module named means all of them.
fn cells(row: &Enrolment, fields: &[Field], all: bool, lang: Lang) -> Vec<Told> {
    let mut cells = told(Enrolment::TABLE, &row.values(), lang);
    // Where somebody stands is read right behind the name.
    let rank = |cell: &Told| match cell.key.as_str() {
        "last_name" | "first_name" => 0,
        "state" => 1,
        _ => 2,
    };
    cells.sort_by_key(rank);
    let no_module = cells.iter_mut().find(|cell| cell.key == "modules" && cell.text.is_empty());
    if let Some(cell) = no_module.filter(|_| all) {
        lang.pick("all", "tous").clone_into(&mut cell.text);
    }
    let labels: Vec<String> = cells.iter().map(|cell| folded(&cell.label)).collect();
    let answers = row.fields.iter().map(|(id, text)| Told {
        key: id.to_string(),
        label: question(fields, id, &labels),
        text: text.clone(),
    });
    cells.into_iter().chain(answers).collect()
}

/// The label of a question; where a column of every enrolment or another question is called so too, its id.
fn question(fields: &[Field], id: &FieldId, labels: &[String]) -> String {
    let Some(field) = fields.iter().find(|field| field.id == *id) else { return id.to_string() };
    let label = folded(&field.label);
    let other = fields.iter().any(|other| other.id != *id && folded(&other.label) == label);
    if other || labels.contains(&label) { id.to_string() } else { field.label.clone() }
}

fn folded(label: &str) -> String {
    folded_words(label).join(" ")
}

/// What a mark says: `présent, 155 min (arrivée 14h25)`; `non renseigné` when there is none.
pub fn mark_words(mark: Option<&Mark>, lang: Lang) -> String {
    let Some(mark) = mark else { return lang.pick("not marked", "non renseigné").to_owned() };
    let word = Value::from(mark.attendance).word(lang);
    if mark.attendance != Attendance::Present {
        return word.to_owned();
    }
    let times = [(mark.arrived, lang.pick("arrived", "arrivée")), (mark.left, lang.pick("left", "départ"))];
    let times: Vec<String> =
        times.iter().filter_map(|(time, word)| time.map(|time| format!("{word} {}", clock(time, lang)))).collect();
    let times = if times.is_empty() { String::new() } else { format!(" ({})", times.join(", ")) };
    format!("{word}, {} min{times}", mark.minutes.0)
}

/// `« iPhone de Karim » = Karim Ben Saïd`; `named` says who has an id.
pub fn alias_line(
    before: Option<&Alias>,
    after: Option<&Alias>,
    named: impl Fn(&Alias) -> String,
    lang: Lang,
) -> Option<String> {
    let alias = quoted(&after.or(before)?.alias, lang);
    Some(match (before, after) {
        (Some(before), None) => {
            format!("{alias} {} {}", lang.pick("is no longer", "ne désigne plus"), named(before))
        }
        (Some(before), Some(after)) => format!("{alias} = {}  ({})", named(after), was(&named(before), lang)),
        (None, after) => format!("{alias} = {}", after.map(named).unwrap_or_default()),
    })
}

/// Which column a heading is, as it is remembered: `colonne email : « Votre courriel »`.
pub fn mapping_line(before: Option<&Mapping>, after: Option<&Mapping>, lang: Lang) -> Option<String> {
    let column = &after.or(before)?.column;
    let heading = |mapping: &Mapping| match mapping.heading.as_str() {
        "" => lang.pick("no heading", "aucun titre").to_owned(),
        heading => quoted(heading, lang),
    };
    let label = match after {
        Some(_) => {
            lang.pick("remembered for files with these headings:", "retenu pour les fichiers de mêmes en-têtes :")
        }
        None => lang.pick("no longer remembered:", "n'est plus retenu :"),
    };
    let was = before.filter(|_| after.is_some()).map(|mapping| format!("  ({})", was(&heading(mapping), lang)));
    Some(format!("{label} {column} = {}{}", after.or(before).map(heading)?, was.unwrap_or_default()))
}

/// A file of evidence that is kept, or goes.
pub fn evidence_line(cohort: &CohortId, name: &str, kept: bool, lang: Lang) -> String {
    let label = if kept {
        lang.pick("evidence kept:", "justificatif conservé :")
    } else {
        lang.pick("evidence removed:", "justificatif supprimé :")
    };
    format!("{label} data/{cohort}/evidence/{name}")
}

/// A text as it stands in a sentence.
fn quoted(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("« {text} »"),
        Lang::En => format!("“{text}”"),
    }
}

/// What a mark rests on and what was remarked, where there is more to say than a roll call.
pub fn mark_details(mark: &Mark, lang: Lang) -> String {
    let mut kinds: Vec<&str> = mark.evidence.proofs().iter().map(|proof| Value::from(proof.kind).word(lang)).collect();
    kinds.dedup();
    let called = matches!(mark.evidence.proofs(), [proof] if proof.kind == EvidenceKind::RollCall);
    let evidence = if called || kinds.is_empty() { String::new() } else { format!(" · {}", kinds.join(", ")) };
    let note = match mark.note.as_str() {
        "" => String::new(),
        note => format!(" · {}", quoted(note, lang)),
    };
    format!("{evidence}{note}")
}

/// What was said before, beside what is said now.
pub fn was(said: &str, lang: Lang) -> String {
    format!("{} {said}", lang.pick("was:", "avant :"))
}

/// A cohort that is new, or goes.
pub fn cohort_lines(id: &CohortId, after: Option<&Cohort>, lang: Lang) -> Vec<String> {
    let Some(cohort) = after else {
        return vec![id.to_string(), lang.pick("  cohort removed", "  cohorte retirée").to_owned()];
    };
    let sessions = cohort.sessions.len();
    let mut heading = vec![
        id.to_string(),
        lang.pick(count_en(sessions, "session", "sessions"), count_fr(sessions, "séance", "séances")),
    ];
    if let Some(seats) = cohort.capacity.map(|seats| seats as usize) {
        heading.push(lang.pick(count_en(seats, "seat", "seats"), count_fr(seats, "place", "places")));
    }
    heading.push(cohort.file.to_string());
    let mut lines = vec![heading.join(" · ")];
    lines.extend(cohort.sessions.iter().map(|session| format!("  {}", session_line(session, lang))));
    lines
}

/// A session that is new: what it is of, and what is said of it.
pub fn new_session_lines(session: &Session, programme: &Programme, lang: Lang) -> Vec<String> {
    let trainer = session.trainer.as_ref().and_then(|id| programme.trainer(id));
    let facts = [
        Some(session.module.to_string()),
        trainer.map(|trainer| trainer.name.clone()),
        Some(session.place.clone()),
        Some(session.link.clone()),
        session.modality.map(|modality| Value::from(modality).word(lang).to_owned()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect();
    vec![session_line(session, lang), format!("  {}", facts.join(" · "))]
}

/// A session that goes.
pub fn gone_session_lines(session: &Session, lang: Lang) -> Vec<String> {
    vec![session_line(session, lang), lang.pick("  session removed", "  séance retirée").to_owned()]
}

/// A session before and after.
pub fn session_lines(before: &Session, after: &Session, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if (before.date, before.start, before.end) == (after.date, after.start, after.end) {
        lines.push(session_line(after, lang));
    } else {
        let slot = |session: &Session| {
            format!("{}, {}–{}", full_date(session.date, lang), clock(session.start, lang), clock(session.end, lang))
        };
        lines.push(format!("{} · {} → {}", after.id, slot(before), slot(after)));
    }
    match (before.cancelled, after.cancelled) {
        (false, true) => lines.push(lang.pick("  cancelled", "  annulée").to_owned()),
        (true, false) => lines.push(lang.pick("  restored", "  rétablie").to_owned()),
        _ => {}
    }
    if before.note != after.note && !after.note.is_empty() {
        lines.push(format!("  {}", after.note));
    }
    lines
}
