//! Marking from the log of a video tool: read, ask who people are where a terminal can be asked, decide, show, commit.

use std::path::PathBuf;

use chrono_tz::Tz;

use crate::commands::attend::by_hand::ByHand;
use crate::commands::attend::from_sheet::FromSheet;
use crate::commands::attend::words::{ListHint, LogFailed};
use crate::commands::attend::{as_json, ask, evidence, shown};
use crate::commands::carry_out::{Answer, Aside, Decided, Desk, Write, carry_out_decided};
use crate::commands::context::Context;
use crate::commands::log_file::{LogFile, LogReading as How, RawLog};
use crate::commands::reopening::ReopeningWish;
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::date_order::DateOrder;
use crate::domain::decide::closed;
use crate::domain::decide::log::{AliasGiven, FromLog, LogFate, Logged, NoPresence, UnmarkedVisitor, attend_from_log};
use crate::domain::index::SessionIndex;
use crate::domain::notice::Notice;
use crate::domain::problem::Problem;
use crate::domain::vocabulary::Attendance;
use crate::import::logs::messages::LogNote;
use crate::lang::words::HintOf;
use crate::render::Style;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::progress::Work;
use crate::ui::usage::{BadValue, Usage, UsageHint};
use crate::ui::{Ui, exit};

/// The hand flags: one way of marking at a time.
const BY_HAND: [&str; 9] = ["present", "absent", "excused", "arrived", "left", "minutes", "clear", "evidence", "note"];

/// What a log says, and how to read it.
#[derive(Clone, Debug, clap::Args)]
pub struct FromLogs {
    /// Mark from the log of a video tool: Zoom, Teams, Meet, BigBlueButton, Jitsi; repeat it for a meeting that was restarted. Or from the file that a roll-call page saved (`formation document roll-call`)
    /// fr: Marquer d'après le journal d'un outil de visioconférence : Zoom, Teams, Meet, BigBlueButton, Jitsi ; à
    /// répéter si la réunion a été relancée. Ou d'après le fichier enregistré par une page d'émargement
    /// (`formation document roll-call`)
    #[arg(long, value_name = "LOG", conflicts_with_all = BY_HAND, help_heading = "From a log")]
    from: Vec<PathBuf>,
    /// Which column is what, for the log of another tool: name=Attendee; name, first_name, last_name, email, joined, left, duration, waiting (who is in the waiting room; empty: no column says), or action where each row is one coming or going
    /// fr: Quelle colonne est quoi, pour le journal d'un autre outil : name=Participant ; name, first_name, last_name,
    /// email, joined, left, duration, waiting (qui est en salle d'attente ; vide : aucune colonne ne le dit), ou action
    /// si chaque ligne est une arrivée ou un départ
    #[arg(long, value_name = "COLUMN=HEADING", value_parser = values::log_column, requires = "from", help_heading = "From a log")]
    map: Vec<(String, String)>,
    /// Who somebody is: "iPhone de Karim=karim"; without a name, nobody of the cohort. Remembered for the next log
    /// fr: Qui est quelqu'un : "iPhone de Karim=karim" ; sans nom, quelqu'un d'extérieur. Retenu pour le prochain
    /// journal
    #[arg(long = "alias", value_name = "SHOWN=PERSON", value_parser = values::alias, requires = "from", help_heading = "From a log")]
    aliases: Vec<(String, String)>,
    /// The time zone of the log's times [the programme's]
    /// fr: Le fuseau horaire des heures du journal [celui du programme]
    #[arg(long, value_name = "TZ", value_parser = word_lists::timezones(), requires = "from", help_heading = "From a log")]
    timezone: Option<Tz>,
    /// The order of day and month in the log: dmy or mdy
    /// fr: L'ordre du jour et du mois dans le journal : dmy ou mdy
    #[arg(long, value_name = "ORDER", value_parser = word_lists::date_orders(), requires = "from", help_heading = "From a log")]
    date_order: Option<DateOrder>,
    /// Marks made by hand, or from another log or sheet, give way
    /// fr: Remplacer aussi les marques posées à la main, ou d'après un autre journal ou une autre feuille
    #[arg(long, requires = "from", help_heading = "From a log")]
    replace: bool,
    /// Do not keep a copy of the log
    /// fr: Ne pas garder de copie du journal
    #[arg(long, requires = "from", help_heading = "From a log")]
    no_keep: bool,
    /// Take the marks of a roll-call file that was changed after its page saved it, for this reason, which is kept: as a roll call, without any signature
    /// fr: Prendre les marques d'un fichier d'émargement modifié après son enregistrement, pour ce motif, qui est gardé :
    /// comme un appel, sans aucune signature
    #[arg(long, value_name = "REASON", value_parser = values::something, requires = "from", help_heading = "From a log")]
    unsealed: Option<String>,
}

/// What is asked, once the command line is understood.
pub struct LogRequest {
    session: String,
    flags: FromLogs,
    rest_absent: bool,
    aliases: Vec<AliasGiven>,
    reopening: ReopeningWish,
}

impl FromLogs {
    /// Whether a log is to be read.
    pub fn is_asked(&self) -> bool {
        !self.from.is_empty()
    }

    /// The files.
    pub fn files(&self, context: &Context<'_>) -> Result<Vec<RawLog>> {
        Ok(RawLog::read_all(context, &self.from)?)
    }

    /// Of a session, from the file of a roll-call page: what only a log needs does not go with it.
    pub fn of_sheet(
        &self,
        session: &str,
        mut raw: Vec<RawLog>,
        by_hand: &ByHand,
        reopening: ReopeningWish,
    ) -> Result<FromSheet> {
        let of_a_log = [
            ("--map", !self.map.is_empty()),
            ("--timezone", self.timezone.is_some()),
            ("--date-order", self.date_order.is_some()),
            ("--no-keep", self.no_keep),
            ("--rest", by_hand.rest.is_some()),
        ];
        if let Some((flag, _)) = of_a_log.into_iter().find(|(_, given)| *given) {
            return Err(CommandError::usage(Usage::OfALog { flag: flag.to_owned() }, None));
        }
        let (Some(raw), true) = (raw.pop(), raw.is_empty()) else {
            return Err(CommandError::usage(Usage::OneSheet, None));
        };
        Ok(FromSheet {
            session: session.to_owned(),
            raw,
            aliases: self.given(),
            unsealed: self.unsealed.clone(),
            replace: self.replace,
            headcount: by_hand.headcount,
            reopening,
        })
    }

    fn given(&self) -> Vec<AliasGiven> {
        let given = |(alias, person): &(String, String)| AliasGiven {
            alias: alias.clone(),
            person: person.clone(),
            remember: true,
        };
        self.aliases.iter().map(given).collect()
    }

    /// Of a session. Everybody else can only be absent: a log shows nobody whom it does not show.
    pub fn of(self, session: &str, by_hand: &ByHand, reopening: ReopeningWish) -> Result<LogRequest> {
        let of_a_sheet = [("--headcount", by_hand.headcount.is_some()), ("--unsealed", self.unsealed.is_some())];
        if let Some((flag, _)) = of_a_sheet.into_iter().find(|(_, given)| *given) {
            return Err(CommandError::usage(Usage::OfASheet { flag: flag.to_owned() }, None));
        }
        let rest = by_hand.rest;
        if let Some(other) = rest.filter(|rest| *rest != Attendance::Absent) {
            let (session, mark) = (session.to_owned(), other.key().to_owned());
            let wrong = BadValue::RestOfALog { typed: mark.clone() };
            let hint = UsageHint::RestByHand { session, mark };
            return Err(CommandError::usage(Usage::Value { flag: "--rest".to_owned(), wrong }, Some(hint)));
        }
        let aliases = self.given();
        Ok(LogRequest { session: session.to_owned(), flags: self, rest_absent: rest.is_some(), aliases, reopening })
    }
}

/// Marks a session from logs.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, mut asked: LogRequest, raw: &[RawLog], write: &Write) -> Result<()> {
    if ui.interactive {
        settle(context, ui, &mut asked, raw)?;
    }
    let style = Style { lang: ui.lang, width: ui.width, colour: false, terminal: ui.to_terminal };
    carry_out_decided(context, ui, write, |desk| decide(&asked, raw, desk, write, style))
}

/// On a terminal, who somebody is is a question. Asked before the folder is locked: nobody else waits for the answer.
fn settle(context: &Context<'_>, ui: &mut Ui<'_>, asked: &mut LogRequest, raw: &[RawLog]) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.records(&reading)?;
    let programme = reading.programme();
    let (today, now) = (context.today(programme), context.moment(programme));
    let desk = Desk { reading: &reading, programme, records: &records, others: &[], today, now };
    let waiting = ui.waiting(Work::Reading);
    let (session, logs) = read(asked, raw, &desk)?;
    drop(waiting);
    while let Err(NoPresence::Refused(refusal)) = taken(asked, session, &logs, &desk) {
        let Some(unsure) = ask::first(&refusal) else { break };
        if asked.reopening.reopen.is_none() {
            closed::open(&records, &records.session(session).id)?;
        }
        asked.aliases.push(ask::who(ui, &records, session, unsure)?);
    }
    Ok(())
}

/// The session, and the logs as they are to be read for it.
fn read(asked: &LogRequest, raw: &[RawLog], desk: &Desk<'_>) -> Result<(SessionIndex, Vec<LogFile>)> {
    let position = desk.session(&asked.session)?;
    let how = How {
        session: desk.records.session(position),
        somebody: desk.records.example_at(position),
        programme: desk.programme.timezone,
        timezone: asked.flags.timezone,
        order: asked.flags.date_order,
        map: &asked.flags.map,
    };
    Ok((position, raw.iter().map(|raw| raw.understood(&how)).collect::<Result<_>>()?))
}

fn taken(asked: &LogRequest, session: SessionIndex, logs: &[LogFile], desk: &Desk<'_>) -> Result<Logged, NoPresence> {
    let logs = logs.iter().map(LogFile::given).collect();
    let (aliases, replace) = (asked.aliases.clone(), asked.flags.replace);
    let request = FromLog { session, logs, aliases, replace, rest_absent: asked.rest_absent };
    attend_from_log(desk.records, desk.programme, &request, desk.today)
}

fn decide(
    asked: &LogRequest,
    raw: &[RawLog],
    desk: &Desk<'_>,
    write: &Write,
    style: Style,
) -> Result<Decided<'static>> {
    let (session, logs) = read(asked, raw, desk)?;
    let mut logged = taken(asked, session, &logs, desk).map_err(|why| failed(why, &logs, desk, session))?;
    if !asked.flags.no_keep {
        evidence::keep(&mut logged, &logs, raw, session, desk)?;
    }
    logged.plan.notices.extend(Notice::of_clocks(desk.records.session(session)));
    logged.plan = asked.reopening.applied(logged.plan, desk);
    let answer = shown::MarksAnswer { logged: &logged, files: &logs, records: desk.records, session, desk };
    let (shown, hidden) = if write.is_json() { (as_json::object(&answer)?, None) } else { shown::text(&answer, style) };
    let hidden = hidden.into_iter().map(|hidden| Aside::Status(Box::new(hidden)));
    let mut asides: Vec<Aside> = hidden.collect();
    asides.extend(logs.iter().flat_map(LogFile::warnings).map(Aside::Warning));
    if logged.rows.iter().any(|row| row.fate == LogFate::KeptByHand) {
        asides.push(Aside::Hint(Box::new(ListHint::KeptByHand)));
    }
    let name = |seen: &UnmarkedVisitor| if seen.name.is_empty() { seen.email.clone() } else { seen.name.clone() };
    if let Some(unknown) = logged.unknown.iter().map(name).find(|name| !name.is_empty()) {
        asides.push(Aside::Hint(Box::new(ListHint::Unknown(unknown))));
    }
    // Who is not in what was read of a log may be in a section of it that was not.
    let unread = logs.iter().flat_map(LogFile::notes).any(|note| matches!(note.what, LogNote::SectionLeftOut { .. }));
    if !logged.unmarked.is_empty() && !asked.rest_absent && !unread {
        asides.push(Aside::Hint(Box::new(ListHint::Unmarked)));
    }
    for remark in &logged.remarks {
        asides.push(Aside::Warning(Box::new(remark.clone())));
        asides.push(Aside::Hint(Box::new(HintOf(remark.clone()))));
    }
    asides.extend(logged.plan.notices.iter().map(Aside::of));
    Ok(Decided { joining: None, plan: logged.plan, shown: Answer::Text(shown), asides, for_programs: write.is_json() })
}

/// The answer to a log that marks nobody is no, whatever the reason.
fn failed(why: NoPresence, logs: &[LogFile], desk: &Desk<'_>, session: SessionIndex) -> CommandError {
    if let NoPresence::Refused(refusal) = why {
        return refusal.into();
    }
    let columns = logs.first().map(LogFile::columns).unwrap_or_default();
    let session = desk.records.session(session).id.to_string();
    let notes: Vec<_> = logs.iter().flat_map(LogFile::notes).collect();
    let unread_duration = notes.iter().any(|note| matches!(note.what, LogNote::UnknownDuration { .. }));
    let failed = LogFailed { why, notes, session, columns, unread_duration };
    CommandError::problem(Problem::error(failed), exit::REFUSED)
}
