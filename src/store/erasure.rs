//! Erasing a person from tables and journal at once: every line of the journal that says something of them is written
//! anew without it, together with the operation that records that it happened. Which cells go is the domain's
//! ([`crate::domain::privacy::forgetting`]); an operation so touched can no longer be undone, and says by which it was.

use crate::domain::schema::TableSchema;
use std::collections::BTreeSet;

use super::commit::{JournalEntry, Nothing, Steps};
use super::draft::{Draft, Keep};
use super::failure::Failure;
use super::held_on::SetAsideText;
use super::journal::{FileEdit, JOURNAL, Journal, Operation, Whole, lines};
use super::lock::cannot_write;
use super::paths::{cohort_of, is_evidence, table_of};
use super::replace::replace;
use super::source::cannot_read;
use super::whose::{alias_of, whose};
use super::writing::{Committed, Writing};
use crate::domain::change::Change;
use crate::domain::decide::erase::Erasure;
use crate::domain::findings::Code;
use crate::domain::people::mapping::Mapping;
use crate::domain::people::writings::Writings;
use crate::domain::place::Place;
use crate::domain::privacy::command_line::{CommandMention, struck};
use crate::domain::privacy::forgetting::Forgotten;
use crate::domain::privacy::mentions::{Mentions, STRUCK};
use crate::domain::problem::Problem;
use crate::domain::programme::ids::CohortId;
use crate::domain::schema::{CellFate, SchemaColumn};
use crate::domain::seal::Seal;
use crate::store::guarding::{Guarding, GuardingHint};

impl Writing {
    /// Erases a person, as one operation: all of it, or nothing. None when there is nothing left of them to erase.
    pub fn erase(self, erasure: &Erasure) -> Result<Option<Committed>, Failure> {
        self.erase_by(erasure, &mut Nothing)
    }

    /// As [`Writing::erase`], stopped where a test wants.
    pub fn erase_by(mut self, erasure: &Erasure, steps: &mut dyn Steps) -> Result<Option<Committed>, Failure> {
        self.holds_others()?;
        let unreadable = |error: std::io::Error| cannot_read(JOURNAL, &error);
        let alone = erasure.writings.alone();
        let drafted = {
            let mut draft = Draft::new(&self);
            for change in &erasure.changes {
                draft.apply(change)?;
            }
            for who in &erasure.people {
                draft.forget(who)?;
            }
            for before in self.mappings()? {
                if let Some(heading) = alone.strike(&before.heading) {
                    let after = Some(Mapping { heading, ..before.clone() });
                    draft.apply(&Change::shared_row(Some(before), after))?;
                }
            }
            for before in self.rows_of_folder::<Seal>()? {
                if let Some(note) = alone.strike(&before.note) {
                    let after = Some(Seal { note, ..before.clone() });
                    draft.apply(&Change::shared_row(Some(before), after))?;
                }
            }
            draft.finish(Keep::Nothing)?
        };
        let journal = self.journal();
        let (tail, old) = (journal.tail().map_err(unreadable)?, journal.bytes().map_err(unreadable)?);
        let mut forgetting = Forgetting::new(erasure);
        let whole = journal.all().map_err(unreadable)?;
        whole.operations.iter().for_each(|operation| forgetting.learn(operation));
        forgetting.reaches_all_of(&old, &whole)?;
        let (operation, files) = self.operation(drafted, self.next_number(&tail))?;
        let mut operation = operation.listed();
        forgetting.learn_aliases(&operation);
        forgetting.rewrite_changes(&mut operation);
        forgetting.rewrite_command(&mut operation, CommandMention::Erasing);
        let who = |who: &Forgotten| (who.cohort.to_string(), who.participant.to_string());
        let at = operation.moment().map(|moment| moment.date_naive());
        operation.erased_on = (at != Some(erasure.on)).then(|| erasure.on.to_string());
        operation.erases = erasure.people.iter().map(who).collect();
        let (mut touched, number) = (false, operation.op);
        let rewrite = |old: &mut Operation| {
            let changed = forgetting.rewrite(old);
            if changed {
                old.erased_by = Some(number);
                touched = true;
            }
            changed
        };
        let new = Journal::rewritten(&old, rewrite, &operation).map_err(unreadable)?;
        let copies = self.copies_without(&alone)?;
        if !touched && operation.changes.is_empty() && files.is_empty() && copies.is_empty() {
            return Ok(None);
        }
        // Before the rest: whoever is stopped in between erases them again, and these are not asked for a second time.
        for (file, path, text) in copies {
            if self.is_in_store(&file) {
                self.add_beside(&file, text.as_bytes());
            }
            replace(&path, text.as_bytes()).map_err(|error| Failure::Unwritable(cannot_write(&file, &error)))?;
        }
        self.carry_out((&tail, &JournalEntry::Anew { old, new }), &operation, &files, steps).map(Some)
    }
}

/// Whom to forget, and all writings of them.
struct Forgetting<'e> {
    people: &'e [Forgotten],
    writings: &'e Writings,
    /// All writings, with the texts that were theirs.
    theirs: Mentions,
    /// Those that mean nobody else.
    alone: Mentions,
    /// Aliases that were theirs at some time, with the cohort: they may have been nobody's, or another's, before.
    aliases: BTreeSet<(CohortId, String)>,
}

impl<'e> Forgetting<'e> {
    fn new(erasure: &'e Erasure) -> Self {
        let (writings, mut theirs) = (&erasure.writings, erasure.writings.all().clone());
        erasure.people.iter().for_each(|who| theirs.add_id(who.participant.as_str()));
        Self { people: &erasure.people, writings, theirs, alone: writings.alone(), aliases: BTreeSet::new() }
    }

    /// Aliases that an operation says are, or were, theirs.
    fn learn_aliases(&mut self, operation: &Operation) {
        for edit in &operation.changes {
            let Some((cohort, alias)) = alias_of(edit).filter(|_| whose(self.people, edit).is_some()) else { continue };
            if alias != STRUCK {
                self.aliases.insert((cohort, alias.to_owned()));
            }
        }
    }

    /// Whether the row of an alias once was theirs.
    fn was_their_alias(&self, edit: &FileEdit) -> bool {
        alias_of(edit).is_some_and(|(cohort, alias)| self.aliases.contains(&(cohort, alias.to_owned())))
    }

    /// Whether an alias given to nobody shows their name.
    fn shows_them(&self, edit: &FileEdit) -> bool {
        let FileEdit::Row { before, after, .. } = edit else { return false };
        let nobody = [before, after].into_iter().flatten().all(|cells| cells.get("participant").is_empty());
        nobody && alias_of(edit).is_some_and(|(cohort, alias)| self.writings.in_cohort(&cohort).shown_as(alias))
    }

    /// A line that is no operation is not written anew: where one names them, nothing is erased at all.
    fn reaches_all_of(&self, journal: &[u8], whole: &Whole) -> Result<(), Failure> {
        let lines: Vec<&[u8]> = lines(journal).map(|(line, _)| line).collect();
        let names = |number: u32| {
            let line = lines.get(number as usize - 1).copied().unwrap_or_default();
            self.theirs.strike(&String::from_utf8_lossy(line)).is_some()
        };
        let problems: Vec<Problem> = whole
            .unusable
            .iter()
            .filter(|(number, _)| names(*number))
            .map(|(number, _)| {
                let problem = Problem::error(Guarding::LineNamesThem).at(Place::line(&JOURNAL.into(), *number));
                problem.code(Code::JournalBroken.key()).hint(GuardingHint::MendLineFirst)
            })
            .collect();
        if problems.is_empty() { Ok(()) } else { Err(Failure::Invalid(problems)) }
    }

    /// Texts that older rows say were theirs.
    fn learn(&mut self, operation: &Operation) {
        self.learn_aliases(operation);
        for edit in &operation.changes {
            let (FileEdit::Row { before, after, .. }, Some((table, who))) = (edit, whose(self.people, edit)) else {
                continue;
            };
            // A name alone is no text of theirs: others have it too.
            let named = |column: &str| {
                let erasure = table.column(column).map(|column| column.fate);
                matches!(erasure, Some(CellFate::LastName | CellFate::FirstName))
            };
            let goes = |column: &str, cell: &str| !named(column) && who.cell(table, column, cell) != cell;
            for cells in [before, after].into_iter().flatten() {
                let texts = cells.iter().filter(|(column, cell)| goes(column, cell));
                texts.for_each(|(_, cell)| self.theirs.add_text(cell));
            }
        }
    }

    /// The line without what is theirs; whether anything of it changed.
    fn rewrite(&self, operation: &mut Operation) -> bool {
        let erased = self.people.iter().any(|who| {
            let is = |(cohort, id): &(String, String)| who.cohort.as_str() == cohort && who.participant.as_str() == id;
            operation.erases.iter().any(is)
        });
        let theirs = |edit: &FileEdit| whose(self.people, edit).is_some() || self.was_their_alias(edit);
        let touched = operation.changes.iter().any(theirs);
        let changes = self.rewrite_changes(operation);
        let about = match (erased, touched) {
            (true, _) => CommandMention::Erasing,
            (false, true) => CommandMention::Them,
            (false, false) => CommandMention::Others,
        };
        let command = self.rewrite_command(operation, about);
        // The name of a file of evidence that is gone; nothing is looked up by it any more.
        let mut files = false;
        for file in operation.files.iter_mut().filter(|file| is_evidence(&file.path)) {
            if let Some((folder, name)) = file.path.rsplit_once('/')
                && let Some(name) = self.alone.strike(name)
            {
                file.path = format!("{folder}/{name}");
                files = true;
            }
        }
        changes || command || files
    }

    fn rewrite_command(&self, operation: &mut Operation, about: CommandMention) -> bool {
        let mentions = if about == CommandMention::Others { &self.alone } else { &self.theirs };
        let Some(words) = struck(&operation.command, mentions, about) else { return false };
        operation.command = words;
        true
    }

    fn rewrite_changes(&self, operation: &mut Operation) -> bool {
        let mut changed = false;
        for edit in &mut operation.changes {
            changed |= self.rewrite_edit(edit);
        }
        changed
    }

    fn rewrite_edit(&self, edit: &mut FileEdit) -> bool {
        let whose = whose(self.people, edit);
        let their_alias =
            alias_of(edit).is_some() && (whose.is_some() || self.was_their_alias(edit) || self.shows_them(edit));
        let mentions = match cohort_of(edit.table()) {
            Some(cohort) if whose.is_none() => self.writings.in_cohort(&cohort),
            _ => self.alone.clone(),
        };
        let struck = |text: &str| mentions.strike(text).unwrap_or_else(|| text.to_owned());
        match edit {
            FileEdit::Lines { before, after, .. } => {
                let mut changed = false;
                for lines in [before, after] {
                    if let Some(struck) = mentions.strike(lines) {
                        *lines = struck;
                        changed = true;
                    }
                }
                changed
            }
            FileEdit::Row { table, key, before, after, .. } => {
                let Some(table) = table_of(table) else { return false };
                let mut changed = false;
                for (part, column) in key.iter_mut().zip(table.key).filter(|(_, column)| is_free(table, column)) {
                    let told = match &whose {
                        Some((_, who)) if table.column(column).is_some() => who.cell(table, column, part),
                        _ => struck(part),
                    };
                    changed |= told != *part;
                    *part = told;
                }
                if their_alias {
                    changed |= key.iter().any(|part| part != STRUCK);
                    *key = vec![STRUCK.to_owned()];
                }
                let text = |column: &str, cell: &str| match &whose {
                    _ if their_alias && column == "participant" => cell.to_owned(),
                    _ if their_alias => STRUCK.to_owned(),
                    Some((_, who)) => who.cell(table, column, cell),
                    None if is_free(table, column) => struck(cell),
                    None => cell.to_owned(),
                };
                for cells in [before, after].into_iter().flatten() {
                    changed |= cells.rewrite(text);
                }
                changed
            }
        }
    }
}

impl Writing {
    /// Copies that were set aside and name somebody, without the lines that do.
    fn copies_without(&self, mentions: &Mentions) -> Result<Vec<SetAsideText>, Failure> {
        let copies = self.set_aside()?.into_iter();
        Ok(copies.filter_map(|(file, path, text)| Some((file, path, mentions.strike_lines(&text)?))).collect())
    }
}

/// Whether a column of somebody else's row holds free text, in which a name may stand: one that the program does not know
/// may.
fn is_free(table: &TableSchema, column: &str) -> bool {
    table.column(column).is_none_or(SchemaColumn::is_free_text)
}
