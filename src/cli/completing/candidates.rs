//! What may stand at the place of the cursor.

use clap::{Arg, ArgAction};

use super::candidate::Completion;
use super::folder::GlancedFolder;
use super::kind::{self, Kind};
use super::place::WordPlace;
use super::things;
use super::typed::{Typed, about};
use super::vocabulary;
use crate::cli::grammar::flags_of_every_page;
use crate::domain::headings::Heading;
use crate::lang::Lang;
use crate::ui::help;

/// What may stand there.
#[derive(Debug, PartialEq, Eq)]
pub enum Offered {
    Words(Vec<Completion>),
    Files,
    Folders,
}

/// What may stand at the place of the last word.
pub fn offered(typed: &Typed, folder: &GlancedFolder<'_>, lang: Lang) -> Offered {
    let search = Search { typed, folder, lang };
    match &typed.place {
        WordPlace::Value { arg, typed: value, kept } => search.values(arg, value, kept),
        WordPlace::Option => Offered::Words(search.options()),
        WordPlace::Word { positional } => search.words(positional.as_deref()),
    }
}

/// What is looked for, and where.
struct Search<'s> {
    typed: &'s Typed,
    folder: &'s GlancedFolder<'s>,
    lang: Lang,
}

impl Search<'_> {
    /// Commands, the next value; where neither is known and nothing was typed, options.
    fn words(&self, positional: Option<&Arg>) -> Offered {
        let last = &self.typed.last;
        let commands = self.typed.command.get_subcommands().filter(|command| !command.is_hide_set());
        let commands = commands.filter_map(|command| {
            let found = Completion::new(command.get_name(), "").beginning(last)?;
            Some(Completion { told: help::in_language(&about(command), self.lang), ..found })
        });
        let mut words: Vec<Completion> = commands.collect();
        match positional.map(|arg| self.values(arg, last, "")) {
            Some(Offered::Words(values)) => words.extend(values),
            Some(files) if words.is_empty() => return files,
            _ => {}
        }
        // Where something is known, and nothing of it is there, an option would not be what is looked for.
        let is_known = |arg| kind::of(arg).is_some_and(|value| !value.is_nothing());
        if words.is_empty() && last.is_empty() && !positional.is_some_and(is_known) {
            words = self.options();
        }
        Offered::Words(words)
    }

    /// The options that may still be given.
    fn options(&self) -> Vec<Completion> {
        let flags = flags_of_every_page(self.lang);
        let own = self.typed.command.get_arguments().filter(|arg| !matches!(arg.get_id().as_str(), "help" | "version"));
        let repeated = |arg: &Arg| matches!(arg.get_action(), ArgAction::Append | ArgAction::Count);
        let open =
            |arg: &&Arg| !arg.is_hide_set() && (repeated(arg) || self.typed.value(arg.get_id().as_str()).is_none());
        let option = |arg: &Arg| {
            let told = arg.get_help().map(|text| help::in_language(&text.to_string(), self.lang)).unwrap_or_default();
            Completion::new(format!("--{}", arg.get_long()?), told).beginning(&self.typed.last)
        };
        let (everywhere, own): (Vec<&Arg>, Vec<&Arg>) = own.filter(open).partition(|arg| arg.is_global_set());
        own.into_iter().chain(everywhere).chain(&flags).filter_map(option).collect()
    }

    /// What may be a value of that argument.
    fn values(&self, arg: &Arg, typed: &str, kept: &str) -> Offered {
        let Some(value) = kind::of(arg) else { return Offered::Words(Vec::new()) };
        if value.kinds.contains(&Kind::Files) {
            return Offered::Files;
        }
        if value.kinds.contains(&Kind::Folders) {
            return Offered::Folders;
        }
        let side = value.then.as_ref().and_then(|(sign, behind)| Some((typed.find(*sign)? + sign.len_utf8(), behind)));
        let (kinds, typed, kept, sign) = match side {
            Some((at, behind)) => (behind, &typed[at..], format!("{kept}{}", &typed[..at]), None),
            None => (&value.kinds, typed, kept.to_owned(), value.then.as_ref().map(|(sign, _)| *sign)),
        };
        let found = kinds.iter().flat_map(|kind| self.of_kind(*kind, arg, typed));
        // Who was named once is not named twice.
        let named: Vec<&str> = self.typed.values_of(arg.get_id().as_str()).collect();
        let is_new = |one: &Completion| !named.contains(&one.value.as_str());
        Offered::Words(found.filter(is_new).map(|one| one.within(&kept, sign)).collect())
    }

    fn of_kind(&self, kind: Kind, arg: &Arg, typed: &str) -> Vec<Completion> {
        let (folder, lang) = (self.folder, self.lang);
        let found = match kind {
            Kind::People => things::people(folder, typed, lang),
            Kind::Sessions => things::sessions(folder, typed, lang),
            Kind::Cohorts => things::cohorts(folder, typed, arg.is_global_set(), lang),
            Kind::Funders => things::funders(folder, typed),
            Kind::Modules => things::modules(folder, typed),
            Kind::Trainers => things::trainers(folder, typed),
            Kind::Organisations => things::organisations(folder, typed),
            Kind::Things(of) => things::things(folder, of, typed),
            Kind::Seals => things::seals(folder, typed, lang),
            Kind::Answers => things::answers(folder, typed),
            Kind::Tags => things::tags(folder, typed),
            Kind::Explained => Some(self.explained(arg, typed)),
            Kind::Reports => Some(vocabulary::reports(typed, lang)),
            Kind::Codes => Some(vocabulary::codes(typed, lang)),
            Kind::FormColumns => Some(vocabulary::form_columns(self.typed, typed, lang)),
            Kind::EnrolmentColumns => Some(vocabulary::enrolment_columns(typed, lang)),
            Kind::Columns => Some(vocabulary::columns(arg, self.typed, folder, typed, lang)),
            Kind::Words => Some(vocabulary::words(arg, typed, lang)),
            Kind::Files | Kind::Folders | Kind::Nothing(_) => None,
        };
        found.unwrap_or_default()
    }

    /// A person or a report; behind a report the keys of its figures.
    fn explained(&self, arg: &Arg, typed: &str) -> Vec<Completion> {
        let given = self.typed.values_of(arg.get_id().as_str()).count();
        if given == 0 {
            let mut found = things::people(self.folder, typed, self.lang).unwrap_or_default();
            found.extend(vocabulary::reports(typed, self.lang));
            return found;
        }
        let keys = vocabulary::report(self.typed).and_then(|report| report.explained).map_or(&[][..], |one| one.keys);
        let kind = match keys.get(given - 1) {
            Some(Heading::Cohort) => Kind::Cohorts,
            Some(Heading::Participant) => Kind::People,
            Some(Heading::Session) => Kind::Sessions,
            Some(Heading::Module) => Kind::Modules,
            Some(Heading::Funder) => Kind::Funders,
            Some(Heading::Trainer) => Kind::Trainers,
            Some(Heading::Organisation) => Kind::Organisations,
            _ => return Vec::new(),
        };
        self.of_kind(kind, arg, typed)
    }
}
