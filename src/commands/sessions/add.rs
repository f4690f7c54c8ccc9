//! `formation sessions add`: a session by its id, several by a rule, or those of a file.

use std::path::Path;

use chrono::{NaiveDate, NaiveTime};

use crate::commands::carry_out::{Write, carry_out};
use crate::commands::context::Context;
use crate::commands::plan_file::PlanFile;
use crate::commands::sessions::at_once::elsewhere;
use crate::commands::values::{self, Weeks};
use crate::commands::word_lists;
use crate::domain::date_words::DateWord;
use crate::domain::decide::schedule::{
    NewSession, Recurrence, SlotFacts, add_sessions, by_rule, sessions_of, with_sessions,
};
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::Modality;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{BadValue, Usage};

/// Add a session by its id, several by a rule (--every), or those of a file (--from)
/// fr: Ajouter une séance par son identifiant, plusieurs par une règle (--every) ou celles d'un fichier (--from)
#[derive(Clone, Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("slot").args(["id", "every"])))]
pub struct Args {
    /// The id of the new session, such as m2-5
    /// fr: L'identifiant de la nouvelle séance, par exemple m2-5
    #[arg(value_name = "ID", value_parser = values::something, requires_all = ["module", "date", "start", "end"], required_unless_present_any = ["every", "from"], conflicts_with_all = ["every", "from"])]
    id: Option<String>,
    /// The module, by its id or its title
    /// fr: Le module, par son identifiant ou son intitulé
    #[arg(long, value_name = "MODULE", value_parser = values::something, requires = "slot")]
    module: Option<String>,
    /// The day of the session
    /// fr: La date de la séance
    #[arg(long, value_name = "DATE", value_parser = values::date, requires = "id", conflicts_with = "every")]
    date: Option<DateWord>,
    /// When it starts
    /// fr: L'heure de début
    #[arg(long, value_name = "TIME", value_parser = values::time, requires = "slot")]
    start: Option<NaiveTime>,
    /// When it ends
    /// fr: L'heure de fin
    #[arg(long, value_name = "TIME", value_parser = values::time, requires = "slot")]
    end: Option<NaiveTime>,
    /// The trainer, by id or by name
    /// fr: Qui l'anime : identifiant ou nom
    #[arg(long, value_name = "TRAINER", value_parser = values::something, requires = "slot")]
    trainer: Option<String>,
    /// Where to connect
    /// fr: Le lien de connexion
    #[arg(long, value_name = "LINK", value_parser = values::something, requires = "slot")]
    link: Option<String>,
    /// Where it takes place
    /// fr: Le lieu
    #[arg(long, value_name = "PLACE", value_parser = values::something, requires = "slot")]
    place: Option<String>,
    /// Where people sit, when it differs from the programme
    /// fr: La modalité, si ce n'est pas celle du programme
    #[arg(long, value_name = "MODALITY", value_parser = word_lists::words::<Modality>(), requires = "slot")]
    modality: Option<Modality>,
    /// A session every week or every two weeks, ids made as m2-5: week or 2weeks
    /// fr: Une séance par semaine ou toutes les deux semaines, identifiants formés comme m2-5 : week ou 2weeks
    #[arg(long, value_name = "WEEKS", value_parser = word_lists::weeks(), requires_all = ["module", "from", "count", "start", "end"], conflicts_with_all = ["date_order", "sheet", "maps"])]
    every: Option<Weeks>,
    /// With `--every`, the first day; without it, a file of sessions (CSV, XLSX or ODS) with headings for module, date,
    /// start, end and perhaps trainer, place, link
    /// fr: Avec `--every`, le premier jour ; sinon, un fichier de séances (CSV, XLSX ou ODS) avec des titres pour
    /// module, date, début, fin et au besoin formateur, lieu, lien
    #[arg(long, value_name = "DATE|FILE", value_parser = values::something)]
    from: Option<String>,
    /// How many sessions `--every` makes; days left out do not count
    /// fr: Combien de séances fait `--every` ; les jours laissés de côté ne comptent pas
    #[arg(long, value_name = "N", value_parser = values::sessions, requires = "every")]
    count: Option<usize>,
    /// No session on a public holiday
    /// fr: Pas de séance un jour férié
    #[arg(long, requires = "every")]
    skip_holidays: bool,
    /// Days without a session, separated by commas
    /// fr: Les jours sans séance, séparés par des virgules
    #[arg(long, value_name = "DATE,…", value_delimiter = ',', value_parser = values::date, requires = "every")]
    except: Vec<DateWord>,
    #[command(flatten)]
    file: PlanFile,
    #[command(flatten)]
    write: Write,
}

/// Adds them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    if let (Some(file), None) = (&args.from, args.every) {
        let rows = args.file.rows(context, ui, Path::new(file))?;
        return carry_out(context, ui, &args.write, |desk| {
            let sessions = sessions_of(desk.programme, &desk.records.cohort, &rows, desk.today)?;
            let mut plan = with_sessions(desk.programme, desk.records, sessions);
            elsewhere(desk, &mut plan);
            Ok(plan)
        });
    }
    let asked = Asked::of(args)?;
    carry_out(context, ui, &args.write, |desk| {
        let (sessions, left_out) = match &asked {
            Asked::One { id, date, slot } => (vec![slot.session(Some(id.clone()), date.on(desk.today))], Vec::new()),
            Asked::Rule { weeks, from, count, slot } => {
                let rule = Recurrence {
                    module: slot.module.clone(),
                    weeks: weeks.0,
                    from: from.on(desk.today),
                    count: *count,
                    start: slot.start,
                    end: slot.end,
                    skip_holidays: args.skip_holidays,
                    except: args.except.iter().map(|day| day.on(desk.today)).collect(),
                    facts: slot.facts.clone(),
                };
                by_rule(desk.programme, &rule).map_err(Refusal::from)?
            }
        };
        let mut plan = add_sessions(desk.programme, desk.records, &sessions, desk.today)?;
        plan.notices.splice(0..0, left_out);
        elsewhere(desk, &mut plan);
        Ok(plan)
    })
}

/// What is asked for.
enum Asked {
    One { id: String, date: DateWord, slot: Slot },
    Rule { weeks: Weeks, from: DateWord, count: usize, slot: Slot },
}

/// What the sessions of a command line have in common.
struct Slot {
    module: String,
    start: NaiveTime,
    end: NaiveTime,
    facts: SlotFacts,
}

impl Slot {
    fn session(&self, id: Option<String>, date: NaiveDate) -> NewSession {
        let (module, facts) = (self.module.clone(), self.facts.clone());
        NewSession { id, module, date, start: self.start, end: self.end, facts }
    }
}

impl Asked {
    /// The parser of arguments has seen to it that all is there which goes together.
    fn of(args: &Args) -> Result<Self> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let facts = SlotFacts {
            trainer: text(&args.trainer),
            link: text(&args.link),
            place: text(&args.place),
            modality: args.modality,
        };
        let slot = args.start.zip(args.end).map(|(start, end)| Slot { module: text(&args.module), start, end, facts });
        let asked = match (slot, args.every) {
            (Some(slot), Some(weeks)) => {
                let from = DateWord::parse(&text(&args.from)).map_err(|wrong| {
                    let wrong = BadValue::Date(wrong);
                    CommandError::usage(Usage::Value { flag: "--from".to_owned(), wrong }, None)
                })?;
                args.count.map(|count| Self::Rule { weeks, from, count, slot })
            }
            (Some(slot), None) => args.id.clone().zip(args.date).map(|(id, date)| Self::One { id, date, slot }),
            _ => None,
        };
        asked.ok_or_else(|| CommandError::usage(Usage::Missing { needed: vec!["<ID>".to_owned()] }, None))
    }
}
