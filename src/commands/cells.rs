//! The cells of a row on a command line: a flag for each column of which the schema says so, and `--field` for the
//! programme's questions where its table has them. Owns which values each kind of column takes; which columns there are is the schema's.

use std::ffi::OsStr;
use std::marker::PhantomData;

use chrono::NaiveDate;
use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, Error, FromArgMatches};

use crate::commands::values::{self, Parsed};
use crate::commands::word_lists;
use crate::domain::date_words::DateWord;
use crate::domain::decide::names;
use crate::domain::people::cell_texts::CellTexts;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::definition::{Field, Programme, question_called};
use crate::domain::schema::{CellFate, CellKind, Flag, Necessity, Record, SchemaColumn};
use crate::lang::words::{any_en, any_fr};
use crate::ui::command_error::CommandError;
use crate::ui::help::FRENCH;
use crate::ui::usage::{BadValue, Usage, UsageHint};

/// The argument of answers to questions.
const FIELDS: &str = "fields";

/// Cells of a new row, or of every new row of a form.
pub const NEW: bool = true;
/// Cells of a row that is there.
pub const OLD: bool = false;

/// What is said of the cells of a row.
#[derive(Clone, Debug)]
pub struct Cells<T, const IS_NEW: bool> {
    said: Vec<(&'static SchemaColumn, FlagValue)>,
    answers: Vec<(String, String)>,
    of: PhantomData<T>,
}

/// What one flag says: a day is known once one knows which day it is.
#[derive(Clone, Debug)]
enum FlagValue {
    Text(String),
    Day(DateWord),
}

/// The columns that a command line says, in the order of its help: what every row needs, the others, and what is beside
/// the questions of the programme.
pub fn columns<T: Record>(is_new: bool) -> Vec<(&'static SchemaColumn, Flag)> {
    let flags = T::TABLE.columns.iter().filter_map(|column| Some((column, column.flag?)));
    let mut flags: Vec<_> = flags.filter(|(_, flag)| !is_new || flag.need != Necessity::Later).collect();
    // One says the first name first.
    flags.sort_by_key(|(column, flag)| {
        (is_behind::<T>(column, *flag), flag.need != Necessity::Every, column.fate != CellFate::FirstName)
    });
    flags
}

/// Whether it stands behind the questions of the programme.
fn is_behind<T: Record>(column: &SchemaColumn, flag: Flag) -> bool {
    T::TABLE.has_answers && (flag.need == Necessity::Later || column.is_free_text())
}

impl<T: Record, const IS_NEW: bool> Cells<T, IS_NEW> {
    /// That nothing was said to correct, and by which options one says it: those of the cells, and others.
    pub fn nothing_said(command: &str, others: &[&str]) -> CommandError {
        let mut flags = columns::<T>(false);
        let place = |column: &SchemaColumn| T::TABLE.position(column.name);
        flags.sort_by_key(|(column, flag)| {
            (is_behind::<T>(column, *flag), column.fate != CellFate::FirstName, place(column))
        });
        let (behind, before): (Vec<_>, Vec<_>) =
            flags.into_iter().partition(|(column, flag)| is_behind::<T>(column, *flag));
        let option = |(column, flag): (&'static SchemaColumn, Flag)| {
            [Some(column.option()), flag.off.map(|_| off_option(column))].into_iter().flatten()
        };
        let fields = T::TABLE.has_answers.then(|| "--field".to_owned());
        let options = before.into_iter().flat_map(option).chain(fields).chain(behind.into_iter().flat_map(option));
        let flags = options.chain(others.iter().map(|option| (*option).to_owned())).collect();
        let hint = UsageHint::SeeHelp { command: command.to_owned() };
        CommandError::usage(Usage::NothingToCorrect { flags }, Some(hint))
    }

    /// The texts of the columns of which something is said, on that day.
    pub fn said(&self, today: NaiveDate) -> impl Iterator<Item = (&'static SchemaColumn, String)> {
        self.said.iter().map(move |(column, said)| match said {
            FlagValue::Text(text) => (*column, text.clone()),
            FlagValue::Day(day) => (*column, day.on(today).to_string()),
        })
    }
}

impl<const IS_NEW: bool> Cells<Enrolment, IS_NEW> {
    /// Whether something is said of a column of that name, or of the question of that id.
    pub fn say(&self, programme: &Programme, name: &str) -> bool {
        let answers = names::columns(programme, &self.answers);
        self.said.iter().any(|(said, _)| said.name == name) || answers.iter().any(|(id, _)| id == name)
    }

    /// Whether something is said of a column.
    pub fn has(&self, column: &SchemaColumn) -> bool {
        self.said.iter().any(|(said, _)| said.name == column.name)
    }

    /// Says a text of a column.
    pub fn set(&mut self, column: &'static SchemaColumn, text: String) {
        self.said.push((column, FlagValue::Text(text)));
    }

    /// Whether a question is answered.
    pub fn answers(&self, fields: &[Field], field: &Field) -> bool {
        self.answers.iter().any(|(named, _)| question_called(fields, named).is_some_and(|called| called.id == field.id))
    }

    /// Answers a question.
    pub fn answer(&mut self, field: &Field, answer: String) {
        self.answers.push((field.id.to_string(), answer));
    }

    /// What is said, on that day.
    pub fn texts(&self, programme: &Programme, today: NaiveDate) -> CellTexts {
        let says =
            self.said(today).fold(CellTexts::nothing(), |says, (column, text)| says.text(column.name, Some(text)));
        says.answers(names::columns(programme, &self.answers))
    }
}

impl<T: Record + Send + Sync + 'static, const IS_NEW: bool> clap::Args for Cells<T, IS_NEW> {
    fn augment_args(command: Command) -> Command {
        let (behind, before): (Vec<_>, Vec<_>) =
            columns::<T>(IS_NEW).into_iter().partition(|(column, flag)| is_behind::<T>(column, *flag));
        let arg = |(column, flag): (&'static SchemaColumn, Flag)| match flag.off {
            Some(off) => switch(column, flag, off),
            None => vec![arg(column, flag, IS_NEW)],
        };
        let fields = T::TABLE.has_answers.then(|| fields(IS_NEW));
        command.args(before.into_iter().flat_map(arg).chain(fields).chain(behind.into_iter().flat_map(arg)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<T: Record, const IS_NEW: bool> FromArgMatches for Cells<T, IS_NEW> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let said = columns::<T>(IS_NEW).into_iter().filter_map(|(column, flag)| {
            if flag.off.is_some() {
                return Some((column, switched(column, matches)?));
            }
            let said: Vec<FlagValue> = matches.get_many::<FlagValue>(column.name)?.cloned().collect();
            Some((column, joined(said)))
        });
        let answers = matches.try_get_many::<(String, String)>(FIELDS).ok().flatten().unwrap_or_default();
        Ok(Self { said: said.collect(), answers: answers.cloned().collect(), of: PhantomData })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Several ids as one cell has them.
fn joined(said: Vec<FlagValue>) -> FlagValue {
    said.into_iter()
        .reduce(|all, next| match (all, next) {
            (FlagValue::Text(all), FlagValue::Text(next)) => FlagValue::Text(format!("{all} {next}")),
            (_, last) => last,
        })
        .unwrap_or_else(|| FlagValue::Text(String::new()))
}

fn arg(column: &'static SchemaColumn, flag: Flag, is_new: bool) -> Arg {
    let arg = Arg::new(column.name).help(help(column, flag, is_new)).action(ArgAction::Set);
    let can_be_empty = flag.emptied.is_some() && !is_new;
    let arg = arg.value_parser(CellParser { column, can_be_empty });
    let arg =
        if matches!(column.kind, CellKind::Ids) { arg.action(ArgAction::Append).value_delimiter(',') } else { arg };
    let arg = match column.fate {
        // Whom a new row is about is named without a flag.
        CellFate::FirstName if is_new => return arg.value_name("FIRST").conflicts_with("from"),
        CellFate::LastName if is_new => return arg.value_name("LAST"),
        _ => arg.long(column.option().trim_start_matches('-').to_owned()).value_name(flag.value),
    };
    match column.fate {
        _ if !is_new => arg,
        // It may be said of everybody of a form.
        CellFate::Kept => arg.conflicts_with("describe"),
        _ => arg.conflicts_with("from"),
    }
}

/// The name of the argument that empties a cell of one word.
fn off_name(column: &SchemaColumn) -> String {
    format!("no_{}", column.name)
}

/// The option that empties a cell of one word: `--no-must`.
fn off_option(column: &SchemaColumn) -> String {
    format!("--no-{}", column.option().trim_start_matches('-'))
}

/// The flag that says the one word of a column's list, and the flag that empties its cell.
fn switch(column: &'static SchemaColumn, flag: Flag, [en, fr]: [&str; 2]) -> Vec<Arg> {
    let long = |option: String| option.trim_start_matches('-').to_owned();
    let on =
        Arg::new(column.name).long(long(column.option())).help(help(column, flag, false)).action(ArgAction::SetTrue);
    let off = Arg::new(off_name(column)).long(long(off_option(column))).help(format!("{en}{FRENCH}{fr}"));
    vec![on.conflicts_with(off_name(column)), off.action(ArgAction::SetTrue)]
}

/// What a pair of such flags says; none where neither is given.
fn switched(column: &SchemaColumn, matches: &ArgMatches) -> Option<FlagValue> {
    if matches.get_flag(&off_name(column)) {
        return Some(FlagValue::Text(String::new()));
    }
    let CellKind::Word { all, .. } = column.kind else { return None };
    let word = all().first().map(|word| word.key().to_owned());
    word.filter(|_| matches.get_flag(column.name)).map(FlagValue::Text)
}

/// What its help says, in both languages.
fn help(column: &SchemaColumn, flag: Flag, is_new: bool) -> String {
    let more = if is_new { flag.unsaid } else { flag.emptied.unwrap_or_default() };
    let [en, fr] = match (flag.help, column.kind) {
        (Some(help), _) => help.map(str::to_owned),
        (None, CellKind::Word { all, .. }) => {
            let words = all();
            let keys: Vec<&str> = words.iter().map(|word| word.key()).collect();
            let french: Vec<&str> = words.iter().map(|word| word.word(crate::lang::Lang::Fr)).collect();
            [any_en(&keys), any_fr(&french)]
        }
        (None, _) => Default::default(),
    };
    format!("{en}{}{FRENCH}{fr}{}", more[0], more[1])
}

/// How a value of a flag is read; of a closed list it knows every word.
#[derive(Clone)]
struct CellParser {
    column: &'static SchemaColumn,
    can_be_empty: bool,
}

impl TypedValueParser for CellParser {
    type Value = FlagValue;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<FlagValue, Error> {
        let Self { column, can_be_empty } = *self;
        TypedValueParser::parse_ref(&move |typed: &str| parsed(column, can_be_empty, typed), command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let CellKind::Word { all, .. } = self.column.kind else { return None };
        Some(Box::new(all().into_iter().map(word_lists::word)))
    }
}

/// A value of a flag, as the kind of its column takes it.
fn parsed(column: &SchemaColumn, can_be_empty: bool, typed: &str) -> Parsed<FlagValue> {
    let text = match column.kind {
        _ if column.is_of_a_name() => values::name(typed)?,
        _ if can_be_empty && typed.trim().is_empty() => String::new(),
        _ if column.filled && column.names.is_some() => values::something(typed)?,
        CellKind::Email => values::address(typed)?,
        CellKind::Scale { highest } => values::of_scale(typed, highest)?,
        CellKind::Date => return values::date(typed).map(FlagValue::Day),
        CellKind::Word { key, all, .. } => match key(typed) {
            Ok(Some(key)) => key.to_owned(),
            _ => return Err(BadValue::NotAWord { typed: typed.to_owned(), known: all() }),
        },
        _ => typed.to_owned(),
    };
    Ok(FlagValue::Text(text))
}

fn fields(is_new: bool) -> Arg {
    let help = "Answer to a question of the programme: ID=VALUE";
    let french = "La réponse à une question du programme : IDENTIFIANT=VALEUR";
    let arg = Arg::new(FIELDS).long("field").value_name("ID=VALUE").help(format!("{help}{FRENCH}{french}"));
    let arg = arg.action(ArgAction::Append).value_parser(values::answer);
    if is_new { arg.conflicts_with("describe") } else { arg }
}
