//! How values on the command line are understood, for clap: parsers whose errors can be said in both languages.

use chrono::{NaiveTime, Timelike};
use clap_complete::Shell;

use crate::domain::attendance::evidence::Evidence;
use crate::domain::date_order::DateOrder;
use crate::domain::date_words::{DateWord, time_of_day};
use crate::domain::decide::merge::Side;
use crate::domain::pedagogy::scale::{self, Weight};
use crate::domain::people::names::{LONGEST_NAME, is_address};
use crate::domain::programme::plain_id::is_plain_id;
use crate::domain::quantity::Minutes;
use crate::domain::taken::NameOrder;
use crate::domain::values::{Value, understood};
use crate::domain::vocabulary::{EvidenceKind, Vocabulary};
use crate::lang::{Lang, folded_words};
use crate::render::Format;
use crate::render::paper::PaperFormat;
use crate::store::shared::address::StoreAddress;
use crate::store::shared::names::{login_name, office_name};
use crate::ui::usage::BadValue;

use super::show_plan::PlanFormat;

pub type Parsed<T> = Result<T, BadValue>;

/// A date in any of the ways people type one.
pub fn date(typed: &str) -> Parsed<DateWord> {
    DateWord::parse(typed).map_err(BadValue::Date)
}

/// Where a store is, as whom.
pub fn store_address(typed: &str) -> Parsed<StoreAddress> {
    typed.parse().map_err(BadValue::Address)
}

/// The name of an office; `head` is the head office's own.
pub fn office(typed: &str) -> Parsed<String> {
    if !is_plain_id(typed) {
        return Err(BadValue::NotAnOffice { typed: typed.to_owned() });
    }
    office_name(typed).map_err(|why| BadValue::NoStoreName { typed: typed.to_owned(), why })
}

/// A time of day: `14:25`, `14h25`, `14h`.
pub fn time(typed: &str) -> Parsed<NaiveTime> {
    let time = time_of_day(typed).map_err(BadValue::Time)?;
    // Tables keep hours and minutes: a second kept nowhere must not decide a minute.
    (time.second() == 0).then_some(time).ok_or_else(|| BadValue::Seconds { typed: typed.to_owned() })
}

/// Kinds of evidence, separated by spaces or commas.
pub fn evidence(typed: &str) -> Parsed<Evidence> {
    let keys = typed
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .map(|word| understood(EvidenceKind::ALL, word).map_or_else(|| word.to_owned(), |kind| kind.key().to_owned()))
        .collect::<Vec<_>>()
        .join(" ");
    match Evidence::parse(&keys) {
        Ok(evidence) if !evidence.proofs().is_empty() => Ok(evidence),
        _ => Err(BadValue::NotAWord { typed: typed.to_owned(), known: values(EvidenceKind::ALL) }),
    }
}

/// `PERSON=14:25`.
pub fn person_time(typed: &str) -> Parsed<(String, NaiveTime)> {
    let (person, value) = pair(typed, "NAME=14:25")?;
    Ok((person, time(&value)?))
}

/// `PERSON=90`.
pub fn person_minutes(typed: &str) -> Parsed<(String, u32)> {
    let (person, value) = pair(typed, "NAME=90")?;
    minutes(&value).map(|minutes| (person, minutes))
}

/// `90`, `90min`, `1h30`, `1 h`.
fn minutes(typed: &str) -> Parsed<u32> {
    let text: String = typed.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect();
    let number = |digits: &str| digits.parse::<u32>().ok();
    let read = match text.split_once('h') {
        Some((hours, "")) => number(hours).and_then(|hours| hours.checked_mul(60)),
        Some((hours, rest)) if rest.trim_end_matches("min").len() == 2 => {
            let rest = number(rest.trim_end_matches("min")).filter(|rest| *rest < 60);
            number(hours).and_then(|hours| hours.checked_mul(60)?.checked_add(rest?))
        }
        Some(_) => None,
        None => number(text.strip_suffix("min").unwrap_or(&text)),
    };
    read.ok_or_else(|| BadValue::NotMinutes { typed: typed.to_owned() })
}

/// `SESSION=110`.
pub fn session_minutes(typed: &str) -> Parsed<(String, Minutes)> {
    let (session, value) = pair(typed, "m1-1=110")?;
    minutes(&value).map(|minutes| (session, Minutes(minutes)))
}

/// As many as a cell of five digits holds.
const MOST_PEOPLE: u32 = 99_999;

/// A number of people.
pub fn count(typed: &str) -> Parsed<u32> {
    let count = typed.trim().parse::<u32>().ok().filter(|count| *count <= MOST_PEOPLE);
    count.ok_or_else(|| BadValue::NotACount { typed: typed.to_owned() })
}

/// As many as a definition may say.
const MOST_SEATS: u32 = 1_000_000;

/// Seats of a cohort, as many as a definition may say.
pub fn seats(typed: &str) -> Parsed<u32> {
    let seats = typed.trim().parse::<u32>().ok().filter(|seats| (1..=MOST_SEATS).contains(seats));
    seats.ok_or_else(|| match typed.trim().parse::<u64>() {
        Ok(0) => BadValue::NoSeat,
        Ok(_) => BadValue::TooManySeats { most: MOST_SEATS },
        Err(_) => BadValue::NotACount { typed: typed.to_owned() },
    })
}

/// Weeks from one session of a rule to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weeks(pub u64);

/// `week` or `2weeks`, in either language.
pub fn weeks(typed: &str) -> Parsed<Weeks> {
    match folded_words(typed).join("").as_str() {
        "week" | "1week" | "weekly" | "semaine" | "1semaine" => Ok(Weeks(1)),
        "2weeks" | "2week" | "2semaines" | "2semaine" => Ok(Weeks(2)),
        _ => Err(BadValue::NotOneOf { typed: typed.to_owned(), known: vec!["week", "2weeks"] }),
    }
}

/// As many sessions as a rule makes at once.
const MOST_SESSIONS: usize = 366;

/// How many sessions a rule makes.
pub fn sessions(typed: &str) -> Parsed<usize> {
    let count = typed.trim().parse::<usize>().ok().filter(|count| (1..=MOST_SESSIONS).contains(count));
    count.ok_or_else(|| BadValue::NotSoMany { typed: typed.to_owned(), most: MOST_SESSIONS })
}

/// The number of an operation.
pub fn operation(typed: &str) -> Parsed<u64> {
    typed.trim().parse().map_err(|_| BadValue::NotACount { typed: typed.to_owned() })
}

/// `email=A`: whose value stays.
pub fn side(typed: &str) -> Parsed<(String, Side)> {
    let (name, side) = pair(typed, "email=A")?;
    match side.as_str() {
        "A" | "a" => Ok((name, Side::First)),
        "B" | "b" => Ok((name, Side::Second)),
        _ => Err(BadValue::NotOneOf { typed: side, known: vec!["A", "B"] }),
    }
}

/// `ID=VALUE`.
pub fn answer(typed: &str) -> Parsed<(String, String)> {
    pair(typed, "teaching=active")
}

/// `COLUMN=HEADING`.
pub fn mapping(typed: &str) -> Parsed<(String, String)> {
    pair(typed, "email=Courriel")
}

/// `12=PERSON`: what is said of one row of a file.
pub fn of_row(typed: &str) -> Parsed<(u32, String)> {
    let (number, value) = pair(typed, "12=zoe@example.org")?;
    if value.is_empty() {
        return Err(BadValue::NotAPair { typed: typed.to_owned(), example: "12=zoe@example.org" });
    }
    Ok((row(&number)?, value))
}

/// A row that is about nobody who is there. A name after `--distinct` is one that should stand before.
pub fn distinct_row(typed: &str) -> Parsed<u32> {
    row(typed).map_err(|_| BadValue::DistinctIsLast { typed: typed.to_owned() })
}

/// The number of a row, as spreadsheets count them.
pub fn row(typed: &str) -> Parsed<u32> {
    let number = typed.trim().parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| BadValue::NotARow { typed: typed.to_owned() })
}

/// `COLUMN:WORD=VALUE`: what a word of a form is in a column. The word may hold either sign.
pub fn meant(typed: &str) -> Parsed<(String, String, String)> {
    let wrong = || BadValue::NotAPair { typed: typed.to_owned(), example: "status:Retraité=volunteer" };
    let (column, rest) = typed.split_once(':').ok_or_else(wrong)?;
    let (word, value) = rest.rsplit_once('=').ok_or_else(wrong)?;
    let parts = [column, word, value].map(|part| part.trim().to_owned());
    if parts.iter().any(String::is_empty) {
        return Err(wrong());
    }
    let [column, word, value] = parts;
    Ok((column, word, value))
}

/// The login of somebody who may see a shared programme.
pub fn login(typed: &str) -> Parsed<String> {
    login_name(typed).map_err(|why| BadValue::NoStoreName { typed: typed.to_owned(), why })
}

/// Which half of a name comes first.
pub fn name_order(typed: &str) -> Parsed<NameOrder> {
    [NameOrder::FirstNameFirst, NameOrder::LastNameFirst]
        .into_iter()
        .find(|order| order.key() == typed.trim())
        .ok_or_else(|| BadValue::NotOneOf { typed: typed.to_owned(), known: vec!["first-last", "last-first"] })
}

/// How a date whose year stands last is read.
pub fn date_order(typed: &str) -> Parsed<DateOrder> {
    [DateOrder::Dmy, DateOrder::Mdy]
        .into_iter()
        .find(|order| order.key() == typed.trim())
        .ok_or_else(|| BadValue::NotOneOf { typed: typed.to_owned(), known: vec!["dmy", "mdy"] })
}

fn pair(typed: &str, example: &'static str) -> Parsed<(String, String)> {
    match typed.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_owned(), value.trim().to_owned())),
        _ => Err(BadValue::NotAPair { typed: typed.to_owned(), example }),
    }
}

/// `SHOWN=PERSON`, the person after the last sign: what a tool shows may hold one. No person: nobody of the cohort.
pub fn alias(typed: &str) -> Parsed<(String, String)> {
    match typed.rsplit_once('=') {
        Some((shown, person)) if !shown.trim().is_empty() => Ok((shown.trim().to_owned(), person.trim().to_owned())),
        _ => Err(BadValue::NotAPair { typed: typed.to_owned(), example: "\"iPhone de Karim=karim\"" }),
    }
}

/// `COLUMN=HEADING` of a log.
pub fn log_column(typed: &str) -> Parsed<(String, String)> {
    pair(typed, "name=Participant")
}

/// A time zone by its IANA name, whatever the case.
pub fn timezone(typed: &str) -> Parsed<chrono_tz::Tz> {
    let named = |zone: &&chrono_tz::Tz| zone.name().eq_ignore_ascii_case(typed.trim());
    chrono_tz::TZ_VARIANTS.iter().find(named).copied().ok_or_else(|| BadValue::NotAZone { typed: typed.to_owned() })
}

/// An e-mail address; nothing for none.
pub fn address(typed: &str) -> Parsed<String> {
    let address = typed.trim();
    if address.is_empty() || is_address(address) {
        Ok(address.to_owned())
    } else {
        Err(BadValue::NotAnAddress { typed: address.to_owned() })
    }
}

/// A text that must say something.
pub fn something(typed: &str) -> Parsed<String> {
    let text = typed.trim();
    if text.is_empty() { Err(BadValue::Empty) } else { Ok(text.to_owned()) }
}

/// An address to which nothing goes in the clear.
pub fn secure_address(typed: &str) -> Parsed<String> {
    let address = something(typed)?;
    let sound =
        address.strip_prefix("https://").is_some_and(|rest| !rest.is_empty()) && !address.contains(char::is_whitespace);
    if sound { Ok(address) } else { Err(BadValue::NotSecure { typed: address }) }
}

/// The first or the last name of a person: it says something, and it is no text in the wrong place.
pub fn name(typed: &str) -> Parsed<String> {
    let name = something(typed)?;
    let letters = name.chars().count();
    if letters > LONGEST_NAME { Err(BadValue::NameTooLong { letters }) } else { Ok(name) }
}

/// How a plan is shown: `table` for people, `json` for programs.
pub fn plan_format(typed: &str) -> Parsed<PlanFormat> {
    match typed {
        "table" => Ok(PlanFormat::Table),
        "json" => Ok(PlanFormat::Json),
        _ => Err(BadValue::NotOneOf { typed: typed.to_owned(), known: vec!["table", "json"] }),
    }
}

/// Shells that completions can be written for.
pub const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];

/// A shell that completions can be written for.
pub fn shell(typed: &str) -> Parsed<Shell> {
    typed.parse().map_err(|_| BadValue::NotOneOf { typed: typed.to_owned(), known: SHELLS.to_vec() })
}

/// `fr` or `en`.
pub fn lang(typed: &str) -> Parsed<Lang> {
    match typed {
        "fr" => Ok(Lang::Fr),
        "en" => Ok(Lang::En),
        _ => Err(BadValue::NotOneOf { typed: typed.to_owned(), known: vec!["fr", "en"] }),
    }
}

/// A format of tables.
pub fn format(typed: &str) -> Parsed<Format> {
    Format::named(typed).ok_or_else(|| BadValue::NotOneOf {
        typed: typed.to_owned(),
        known: Format::ALL.iter().map(|format| format.name()).collect(),
    })
}

/// A format of papers.
pub fn paper_format(typed: &str) -> Parsed<PaperFormat> {
    let known = PaperFormat::NAMES.to_vec();
    PaperFormat::named(typed).ok_or_else(|| BadValue::NotOneOf { typed: typed.to_owned(), known })
}

/// A format of papers that need no template of the coordinator's.
pub fn printed_format(typed: &str) -> Parsed<PaperFormat> {
    let known = vec!["html", "pdf"];
    let format = PaperFormat::named(typed).filter(|format| known.contains(&format.ending()));
    format.ok_or_else(|| BadValue::NotOneOf { typed: typed.to_owned(), known })
}

/// A year in four digits.
pub fn year(typed: &str) -> Parsed<i32> {
    let digits = typed.len() == 4 && typed.bytes().all(|byte| byte.is_ascii_digit());
    typed.parse().ok().filter(|_| digits).ok_or_else(|| BadValue::NotAYear { typed: typed.to_owned() })
}

/// The key of a column.
pub fn column(typed: &str) -> Parsed<String> {
    something(typed)
}

/// A word of a closed list.
pub fn word_of<T: Vocabulary + Into<Value>>(typed: &str) -> Parsed<T> {
    word(T::all(), typed)
}

/// A topic and its minutes: `t3=40`, `t3=1h30`.
pub fn topic_minutes(typed: &str) -> Parsed<(String, Minutes)> {
    let (topic, value) = pair(typed, "t3=40")?;
    minutes(&value).map(|minutes| (topic, Minutes(minutes)))
}

/// Minutes: `90`, `1h30`.
pub fn length(typed: &str) -> Parsed<u32> {
    minutes(typed)
}

/// How long before a session whoever has its calendar is reminded: `30m`, `2h`, `1d`; at most four weeks.
pub fn alarm(typed: &str) -> Parsed<Minutes> {
    const LONGEST: u32 = 28 * 24 * 60;
    let text = typed.trim().to_lowercase();
    let days = text.strip_suffix(['d', 'j']).map(|days| days.trim().parse::<u32>().ok()?.checked_mul(24 * 60));
    let read = match days {
        Some(days) => days,
        None => minutes(text.strip_suffix('m').unwrap_or(&text)).ok(),
    };
    let read = read.filter(|minutes| *minutes <= LONGEST).map(Minutes);
    read.ok_or_else(|| BadValue::NotAnAlarm { typed: typed.to_owned() })
}

/// A weight of a criterion, from 0 to 9.
pub fn weight(typed: &str) -> Parsed<Weight> {
    Weight::parse(typed).ok_or_else(|| beyond(typed, Weight::HIGHEST))
}

/// A number of a scale, as its cells have it.
pub fn of_scale(typed: &str, highest: u8) -> Parsed<String> {
    scale::number(typed, highest).map(|number| number.to_string()).ok_or_else(|| beyond(typed, highest))
}

fn beyond(typed: &str, highest: u8) -> BadValue {
    BadValue::BeyondScale { typed: typed.to_owned(), highest }
}

fn word<T: Copy + Into<Value>>(all: &[T], typed: &str) -> Parsed<T> {
    understood(all, typed).ok_or_else(|| BadValue::NotAWord { typed: typed.to_owned(), known: values(all) })
}

fn values<T: Copy + Into<Value>>(all: &[T]) -> Vec<Value> {
    all.iter().map(|word| (*word).into()).collect()
}
