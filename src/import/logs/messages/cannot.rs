//! Why a log cannot be read, and what to do: the column to name, the order to say, the other way to mark.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::date_order::DateOrder;
use crate::domain::taken::LogKind;
use crate::import::logs::messages::maps::{maps, waiting_en, waiting_fr};
use crate::import::logs::messages::note::{DayFrom, LONGEST, rows_en, rows_fr};
use crate::import::opening::Unopenable;
use crate::lang::cut::cut;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::typed::in_quotes;
use crate::lang::words::{Lang, Words, list_en, list_fr};

words! {
    /// Why a log gives no connections.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum CannotReadLog {
        Unopenable(why: Unopenable)
            both: "{why}",

        Unknown { headings: Vec<String>, guess: Vec<(&'static str, Option<String>)> } match () {
            () if headings.is_empty() =>
                en: "this is the log of no tool that is known"
                fr: "ce journal de connexion n'est celui d'aucun outil connu",
            () =>
                en: ("this is the log of no tool that is known; its headings are {}", seen_en(headings))
                fr: ("ce journal n'est celui d'aucun outil connu ; ses en-têtes sont {}", seen_fr(headings)),
        },

        UnknownJson { keys: Vec<String> }
            en: ("this JSON is the log of no tool that is known; its keys are {}", seen_en(keys))
            fr: ("ce JSON n'est le journal d'aucun outil connu ; ses clés sont {}", seen_fr(keys)),

        SpeakerTimes
            en: "these are Jitsi's speaker statistics: how long people spoke, not how long they were there"
            fr: "ce sont les statistiques de parole de Jitsi : combien de temps chacun a parlé, et non combien de temps \
                il était là",

        Nobody { kind: LogKind }
            en: "nobody is in this file ({kind})"
            fr: "personne dans ce fichier ({kind})",

        OrderOpen { value: String, day_first: NaiveDate, month_first: NaiveDate }
            en: (
                "`{value}` may be {} or {}, and nothing in the file decides it",
                long_date(*day_first, Lang::En),
                long_date(*month_first, Lang::En),
            )
            fr: (
                "« {value} » peut être le {} ou le {}, et rien dans le fichier ne permet de trancher",
                long_date(*day_first, Lang::Fr),
                long_date(*month_first, Lang::Fr),
            ),

        OrderMixed { day_first: String, month_first: String }
            en: "the file mixes two orders of dates: `{day_first}` has the day first, `{month_first}` the month"
            fr: "le fichier mêle deux ordres de dates : « {day_first} » commence par le jour, « {month_first} » par le \
                mois",

        OrderContradicted { value: String, order: DateOrder }
            en: (
                "`{value}` cannot be read {}, as `--date-order {}` asks",
                match order { DateOrder::Dmy => "day first", DateOrder::Mdy => "month first", },
                order.key(),
            )
            fr: (
                "« {value} » ne peut pas se lire {} d'abord, comme le demande `--date-order {}`",
                match order { DateOrder::Dmy => "jour", DateOrder::Mdy => "mois", },
                order.key(),
            ),

        NoTimes { rows: Vec<u32>, value: Option<String> } match value {
            Some(value) =>
                en: (
                    "no time and no duration in this file can be read ({}): `{}`, for instance",
                    rows_en(rows),
                    cut(value, LONGEST),
                )
                fr: (
                    "aucune heure ni durée de ce fichier n'est lisible ({}) : « {} », par exemple",
                    rows_fr(rows),
                    cut(value, LONGEST),
                ),
            None =>
                en: ("{}: neither times nor durations", rows_en(rows))
                fr: ("{} : ni heures ni durées", rows_fr(rows)),
        },

        OtherDay { day: NaiveDate, from: DayFrom, planned: NaiveDate }
            en: (
                "this file is of {}, as its {} says, and the session is on {}; its totals have no times that say \
                    otherwise",
                long_date(*day, Lang::En),
                if *from == DayFrom::Title { "title" } else { "name" },
                long_date(*planned, Lang::En),
            )
            fr: (
                "ce fichier est du {}, d'après son {}, et la séance est le {} ; ses totaux n'ont pas d'heures qui \
                    disent le contraire",
                long_date(*day, Lang::Fr),
                if *from == DayFrom::Title { "titre" } else { "nom" },
                long_date(*planned, Lang::Fr),
            ),

        OtherCalendar { value: String }
            en: ("`{}` is a date of another calendar, the Buddhist or the Persian one", cut(value, LONGEST))
            fr: ("« {} » est une date d'un autre calendrier, bouddhique ou persan", cut(value, LONGEST)),

        MapKey { key: String }
            en: "`--map {key}=…`: there is no such column"
            fr: "`--map {key}=…` : cette colonne n'existe pas",

        MapTwice { key: String }
            en: "`--map {key}=…` is given twice"
            fr: "`--map {key}=…` est donné deux fois",

        MapHeading { heading: String, headings: Vec<String> }
            en: ("no column is headed `{heading}`; the headings are {}", seen_en(headings))
            fr: ("aucune colonne n'a l'en-tête « {heading} » ; les en-têtes sont {}", seen_fr(headings)),

        MapNoName en: "no column holds the names" fr: "aucune colonne ne contient les noms",
        MapNoTime { action: Option<String> }
            en: "no columns hold arrivals and departures, and none durations"
            fr: "aucune colonne ne contient d'arrivées et de départs, ni de durées",

        MapHeadingTwice { heading: String, keys: [&'static str; 2], action: Option<String> } match keys {
            [one, other] =>
                en: "`--map` takes `{heading}` for `{one}` and for `{other}`"
                fr: "`--map` prend « {heading} » à la fois pour `{one}` et pour `{other}`",
        },

        MapNotTimes { key: &'static str, heading: String, value: String }
            en: (
                "`--map {key}={}`: nothing in that column is {}; it begins with `{}`",
                in_quotes(heading),
                if *key == "duration" { "a duration" } else { "a time" },
                cut(value, LONGEST),
            )
            fr: (
                "`--map {key}={}` : rien dans cette colonne n'est {} ; elle commence par « {} »",
                in_quotes(heading),
                if *key == "duration" { "une durée" } else { "une heure" },
                cut(value, LONGEST),
            ),

        MapJson
            en: "`--map` names columns, and this file has none: it is JSON"
            fr: "`--map` désigne des colonnes, et ce fichier n'en a pas : c'est du JSON",
    }
}

/// Whose fault it is: what the exit code tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The command line cannot be understood.
    CommandLine,
    /// Understood, but the answer is no.
    Answer,
    /// The file.
    File,
}

impl CannotReadLog {
    pub const fn wrong(&self) -> Wrong {
        match self {
            Self::MapTwice { .. } => Wrong::CommandLine,
            Self::MapKey { .. }
            | Self::OrderOpen { .. }
            | Self::MapHeading { .. }
            | Self::MapNoName
            | Self::OrderContradicted { .. }
            | Self::MapNoTime { .. }
            | Self::MapHeadingTwice { .. }
            | Self::MapNotTimes { .. }
            | Self::MapJson
            | Self::OtherDay { .. }
            | Self::SpeakerTimes => Wrong::Answer,
            Self::Unopenable(_)
            | Self::Unknown { .. }
            | Self::UnknownJson { .. }
            | Self::Nobody { .. }
            | Self::NoTimes { .. }
            | Self::OtherCalendar { .. }
            | Self::OrderMixed { .. } => Wrong::File,
        }
    }
}

words! {
    /// What to do about a log that cannot be read.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ReadLogInstead {
        pub why: CannotReadLog,
        /// The session that it was to mark.
        pub session: String,
        /// Somebody expected there, as an example.
        pub person: Option<String>,
    } match why {
        CannotReadLog::Unopenable(why) => both: (|lang| why.hint(lang)),
        CannotReadLog::Unknown { headings, .. } if headings.is_empty() =>
            en: {
                let by_hand = present(session, person.as_ref(), "NAME");
                format!("export the list of participants of the meeting, or mark by hand: {by_hand}")
            }
            fr: {
                let by_hand = present(session, person.as_ref(), "NOM");
                format!("exportez la liste des participants de la réunion, ou notez à la main : {by_hand}")
            },
        CannotReadLog::Unknown { guess, .. } =>
            en: ("name its columns: {}{}", maps(guess), waiting_en(guess))
            fr: ("désignez ses colonnes : {}{}", maps(guess), waiting_fr(guess)),
        CannotReadLog::UnknownJson { .. } =>
            en: (
                "JSON of BigBlueButton (learning dashboard) and of Jitsi (event_sync) is known; else mark by hand: {}",
                present(session, person.as_ref(), "NAME"),
            )
            fr: (
                "le JSON de BigBlueButton (tableau de bord) et celui de Jitsi (event_sync) sont connus ; sinon, notez \
                    à la main : {}",
                present(session, person.as_ref(), "NOM"),
            ),
        CannotReadLog::SpeakerTimes =>
            en: ("Jitsi exports no attendance; mark by hand: {}", minutes(session, person.as_ref(), "NAME"))
            fr: (
                "Jitsi n'exporte pas les présences ; notez-les à la main : {}",
                minutes(session, person.as_ref(), "NOM"),
            ),
        CannotReadLog::Nobody { .. } =>
            en: "look at the file: it may be of another meeting, or cut short"
            fr: "regardez le fichier : c'est peut-être celui d'une autre réunion, ou il est tronqué",
        CannotReadLog::OrderOpen { .. } =>
            en: "say which: --date-order dmy (day first) or --date-order mdy"
            fr: "dites lequel : --date-order dmy (jour d'abord) ou --date-order mdy (mois d'abord)",
        CannotReadLog::OrderMixed { .. } =>
            en: "a spreadsheet probably changed some of them: take the file as the tool wrote it"
            fr: "un tableur en a sans doute changé une partie : prenez le fichier tel que l'outil l'a écrit",
        CannotReadLog::OtherCalendar { .. } =>
            en: (
                "export the log again from an account set to our calendar, or mark by hand: {}",
                minutes(session, person.as_ref(), "NAME"),
            )
            fr: (
                "exportez de nouveau le journal depuis un compte réglé sur notre calendrier, ou notez à la main : {}",
                minutes(session, person.as_ref(), "NOM"),
            ),
        CannotReadLog::OtherDay { .. } =>
            en: (
                "mark the session of that day; if the day in the file is wrong, mark by hand: {}",
                minutes(session, person.as_ref(), "NAME"),
            )
            fr: (
                "notez la séance de ce jour-là ; si c'est le jour du fichier qui est faux, notez à la main : {}",
                minutes(session, person.as_ref(), "NOM"),
            ),
        CannotReadLog::MapKey { .. } | CannotReadLog::MapTwice { .. } =>
            en: ("the columns are {COLUMNS}")
            fr: ("les colonnes sont {COLUMNS}"),
        CannotReadLog::MapHeading { .. } =>
            en: "write the heading as the file has it; case and accents are free"
            fr: "écrivez l'en-tête comme dans le fichier ; majuscules et accents sont libres",
        CannotReadLog::MapNoName => en: "name it: --map name=HEADING" fr: "désignez-la : --map name=EN-TÊTE",
        CannotReadLog::OrderContradicted { .. } =>
            en: "leave --date-order out: the dates of the file say their order themselves"
            fr: "retirez --date-order : les dates du fichier disent elles-mêmes leur ordre",
        CannotReadLog::NoTimes { .. } =>
            en: (
                "look at the file: times are written like `09:05:00` or `2026-03-16 09:05:00`, durations like `1h \
                    25m`; take it as the tool wrote it, or mark by hand: {}",
                present(session, person.as_ref(), "NAME"),
            )
            fr: (
                "regardez le fichier : une heure s'écrit `09:05:00` ou `2026-03-16 09:05:00`, une durée `1h 25m` ; \
                    prenez-le tel que l'outil l'a écrit, ou notez à la main : {}",
                present(session, person.as_ref(), "NOM"),
            ),
        CannotReadLog::MapNoTime { action: Some(action) } | CannotReadLog::MapHeadingTwice { action: Some(action), .. } =>
            en: (
                "its rows seem to be comings and goings, each with one time: name that column joined, no column left, \
                    and the one that says which: --map action={}",
                in_quotes(action),
            )
            fr: (
                "chaque ligne semble être une arrivée ou un départ, avec une seule heure : désignez cette colonne par \
                    joined, aucune par left, et celle qui dit lequel des deux : --map action={}",
                in_quotes(action),
            ),
        CannotReadLog::MapNoTime { action: None } =>
            en: "name it: --map joined=HEADING --map left=HEADING, or --map duration=HEADING; where each row is one \
                coming or going: --map joined=HEADING --map action=HEADING"
            fr: "désignez-la : --map joined=EN-TÊTE --map left=EN-TÊTE, ou --map duration=EN-TÊTE ; si chaque ligne \
                est une arrivée ou un départ : --map joined=EN-TÊTE --map action=EN-TÊTE",
        CannotReadLog::MapHeadingTwice { action: None, .. } => en: "keep one of the two" fr: "gardez l'un des deux",
        CannotReadLog::MapNotTimes { .. } =>
            en: "name another column; case and accents are free"
            fr: "désignez une autre colonne ; majuscules et accents sont libres",
        CannotReadLog::MapJson => en: "leave --map out" fr: "retirez --map",
    }
}

/// The command that marks somebody present by hand.
fn present(session: &str, person: Option<&String>, anybody: &str) -> String {
    format!("`formation attend {session} --present {}`", person.map_or(anybody, String::as_str))
}

/// The same with minutes.
fn minutes(session: &str, person: Option<&String>, anybody: &str) -> String {
    format!("`formation attend {session} --minutes {}=90`", person.map_or(anybody, String::as_str))
}

/// The columns that `--map` knows.
const COLUMNS: &str = "name, first_name, last_name, email, joined, left, duration, waiting, action";

/// How many headings are shown.
const SHOWN: usize = 12;
fn seen_en(words: &[String]) -> String {
    list_en(&shown(words).map(|word| format!("`{word}`")).collect::<Vec<_>>())
}

fn seen_fr(words: &[String]) -> String {
    list_fr(&shown(words).map(|word| format!("« {word} »")).collect::<Vec<_>>())
}

fn shown(words: &[String]) -> impl Iterator<Item = Cow<'_, str>> {
    let more = (words.len() > SHOWN).then_some(Cow::Borrowed("…"));
    words.iter().filter(|word| !word.trim().is_empty()).take(SHOWN).map(|word| cut(word.trim(), LONGEST)).chain(more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_shown_as_far_as_a_line_goes() {
        let why = CannotReadLog::Unknown { headings: vec!["é".repeat(100_000), "b".to_owned()], guess: Vec::new() };
        let shown = format!("{}…", "é".repeat(LONGEST));
        assert_eq!(
            why.fr(),
            format!("ce journal n'est celui d'aucun outil connu ; ses en-têtes sont « {shown} » et « b »")
        );
    }
}
