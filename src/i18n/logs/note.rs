//! What was noticed while a log was read: each is said, none stops the reading.

use chrono::NaiveDate;

use crate::i18n::cut::cut;
use crate::i18n::dates::long_date;
use crate::i18n::words::{Lang, Words, count_en, count_fr, list_en, list_fr};

use super::cannot::LONGEST;

/// Something worth saying about a log that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogNote {
    /// Rows with more or fewer cells than headings.
    OtherWidth {
        /// Their numbers.
        rows: Vec<u32>,
        /// How many headings there are.
        headings: usize,
    },
    /// A quote opens and never closes; it was taken for a sign like another.
    UnclosedQuote {
        /// Its line.
        line: u32,
    },
    /// The list has no heading row: its three columns are known by what is in them.
    NoHeading,
    /// Columns whose headings are not known, taken for what is in them: key and heading.
    ByContent {
        /// What each was taken for, and its heading.
        columns: Vec<(String, String)>,
    },
    /// The file holds several meetings.
    SeveralMeetings {
        /// How many.
        meetings: usize,
    },
    /// In which zone times were read.
    Zone {
        /// Its name: `Europe/Paris`, `UTC`.
        name: String,
        /// Who says so.
        from: ZoneFrom,
    },
    /// Every time says its own zone.
    ZonesWritten,
    /// The file's times have no day.
    DayTaken {
        /// The one taken.
        day: NaiveDate,
        /// Where from.
        from: DayFrom,
    },
    /// Still there at the end of the meeting, which the file knows.
    EndTaken {
        /// Their names.
        people: Vec<String>,
    },
    /// Somebody leaves who never came.
    LeftOnly {
        /// Rows.
        rows: Vec<u32>,
    },
    /// Rows whose arrival or departure is missing or cannot be read.
    NoTime {
        /// Their numbers.
        rows: Vec<u32>,
        /// What is written and cannot be read.
        cells: Vec<String>,
    },
    /// Rows that leave before they join.
    Backwards {
        /// Their numbers.
        rows: Vec<u32>,
    },
    /// Rows that come and go at one moment, with a duration that says otherwise: the export is broken.
    SameMoment {
        /// Their numbers.
        rows: Vec<u32>,
    },
    /// Rows whose duration cannot be read: unknown, not zero.
    UnknownDuration {
        /// Their numbers.
        rows: Vec<u32>,
        /// What is written.
        cells: Vec<String>,
    },
    /// Rows without a duration, in a file that has nothing else that counts.
    NoDuration {
        /// Their numbers.
        rows: Vec<u32>,
    },
    /// Rows of which it is not understood whether they were of the waiting room.
    WaitingUnclear {
        /// Their numbers.
        rows: Vec<u32>,
        /// What they say of it.
        cells: Vec<String>,
    },
    /// What bare numbers count, by the times beside them.
    UnitByTimes {
        /// Minutes, else seconds.
        minutes: bool,
    },
    /// Durations such as `3:29` are hours and minutes, by the times beside them.
    HoursByTimes,
    /// Rows under a title that is not known, without columns for somebody and for when.
    SectionLeftOut {
        /// The title.
        title: String,
        /// How many rows.
        rows: usize,
    },
    /// Rows under a title without headings, read as those of another section, whose columns they have.
    SectionByShape {
        /// The title.
        title: String,
        /// How many rows.
        rows: usize,
    },
    /// Rows that tell of something else than coming and going.
    OtherActions {
        /// What they tell of.
        actions: Vec<String>,
        /// How many rows.
        rows: usize,
    },
    /// Words for coming and going in a language that is not known, understood by who begins with which.
    ActionsGuessed {
        /// Taken for coming.
        joined: Vec<String>,
        /// Taken for going.
        left: Vec<String>,
    },
    /// Bare numbers taken for seconds.
    SecondsTaken {
        /// Heading of their column.
        heading: String,
    },
    /// An option of the command line that changes nothing here: no time is without its zone, no date has two readings.
    NoEffect {
        /// Which.
        option: Pointless,
    },
    /// Times without seconds: up to a minute is missing at each end.
    NoSeconds,
}

/// Who says in which zone the times of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneFrom {
    /// The file.
    File,
    /// The command line.
    Asked,
    /// Nobody: the programme's own is taken.
    Programme,
}

/// An option that has nothing to say of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointless {
    /// `--timezone`.
    Timezone,
    /// `--date-order`.
    DateOrder,
}

/// Where the day of times without one is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFrom {
    /// Title rows of the file.
    Title,
    /// The name of the file.
    FileName,
    /// The session.
    Session,
}

impl LogNote {
    /// Whether it tells what was taken for granted, rather than what does not look right.
    pub const fn is_fact(&self) -> bool {
        matches!(
            self,
            Self::NoHeading
                | Self::ByContent { .. }
                | Self::SeveralMeetings { .. }
                | Self::Zone { .. }
                | Self::ZonesWritten
                | Self::DayTaken { .. }
                | Self::UnitByTimes { .. }
                | Self::HoursByTimes
                | Self::SectionByShape { .. }
        )
    }

    /// How many cells are quoted.
    pub const QUOTED: usize = 3;
}

/// `: …, …` behind what cannot be read, and that there is more.
fn behind(cells: &[String], quoted: fn(&[String]) -> Vec<String>) -> String {
    let mut shown = quoted(&cells[..cells.len().min(LogNote::QUOTED)]);
    shown.extend((cells.len() > LogNote::QUOTED).then(|| "…".to_owned()));
    shown.join(", ")
}

/// How many rows are listed one by one.
const LISTED: usize = 10;

impl Words for LogNote {
    fn en(&self) -> String {
        match self {
            Self::OtherWidth { rows, headings } => {
                format!("{} under {headings} headings {} another number of cells", rows_en(rows), has(rows))
            }
            Self::UnclosedQuote { line } => format!("line {line}: a quote opens and never closes"),
            Self::NoHeading => "no heading row: the columns were known by what is in them".to_owned(),
            Self::ByContent { columns } => {
                let columns: Vec<String> =
                    columns.iter().map(|(key, heading)| format!("`{}` as {key}", cut(heading, LONGEST))).collect();
                format!("unknown headings, taken by what is under them: {}", list_en(&columns))
            }
            Self::SeveralMeetings { meetings } => {
                format!("{} in the file: what falls in the session counts", count_en(*meetings, "meeting", "meetings"))
            }
            Self::ZonesWritten => "every time says its own zone".to_owned(),
            Self::Zone { name, from } => match from {
                ZoneFrom::File => format!("times are in {name}: the file says so"),
                ZoneFrom::Asked => format!("times read in {name}, as asked"),
                ZoneFrom::Programme => format!("times read in {name}, the programme's zone: the file names none"),
            },
            Self::DayTaken { day, from } => {
                let from = match from {
                    DayFrom::Title => "its title",
                    DayFrom::FileName => "the file's name",
                    DayFrom::Session => "the session",
                };
                format!("the times have no date: {} taken from {from}", long_date(*day, Lang::En))
            }
            Self::EndTaken { people } => {
                format!("still there when the meeting ended, which the file says: {}", people_en(people))
            }
            Self::LeftOnly { rows } => {
                format!("{}: a departure without an arrival; how long they were there is not known", rows_en(rows))
            }
            Self::NoTime { rows, cells } if cells.is_empty() => {
                format!("{}: arrival or departure is missing; how long they were there is not known", rows_en(rows))
            }
            Self::NoTime { rows, cells } => format!(
                "{}: a time that cannot be read, so nothing is counted: {}",
                rows_en(rows),
                behind(cells, quoted_en)
            ),
            Self::Backwards { rows } => format!("{}: the departure is before the arrival", rows_en(rows)),
            Self::SameMoment { rows } => format!(
                "{}: arrival and departure are one moment, and the duration says otherwise: this export is broken, so nothing is counted",
                rows_en(rows)
            ),
            Self::UnknownDuration { rows, cells } => format!(
                "{}: the duration cannot be read; it is unknown, not zero: {}",
                rows_en(rows),
                behind(cells, quoted_en)
            ),
            Self::NoDuration { rows } => {
                format!("{}: no duration; how long they were there is not known", rows_en(rows))
            }
            Self::WaitingUnclear { rows, cells } => format!(
                "{}: in the waiting room or not? {} is neither yes nor no, so nothing is counted",
                rows_en(rows),
                behind(cells, quoted_en)
            ),
            Self::HoursByTimes => {
                "durations without a unit are hours: they agree with arrivals and departures".to_owned()
            }
            Self::UnitByTimes { minutes } => format!(
                "durations without a unit are {}: they agree with arrivals and departures",
                if *minutes { "minutes" } else { "seconds" }
            ),
            Self::SectionLeftOut { title, rows } => format!(
                "`{}`: {} left out, without columns for names and times",
                cut(title, LONGEST),
                count_en(*rows, "row", "rows")
            ),
            Self::SectionByShape { title, rows } => format!(
                "`{}` has no headings: its {} stand in the columns of another section, and are read so",
                cut(title, LONGEST),
                count_en(*rows, "row", "rows")
            ),
            Self::OtherActions { actions, rows } => format!(
                "{} of something else than coming and going left out: {}",
                count_en(*rows, "row", "rows"),
                list_en(&quoted_en(actions))
            ),
            Self::ActionsGuessed { joined, left } => {
                let of = |words: &[String], what| {
                    (!words.is_empty()).then(|| format!("{} taken for {what}", list_en(&quoted_en(words))))
                };
                [of(joined, "coming"), of(left, "going")].into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
            Self::SecondsTaken { heading } => {
                format!("bare numbers under `{}` taken for seconds", cut(heading, LONGEST))
            }
            Self::NoEffect { option: Pointless::Timezone } => {
                "`--timezone` changes nothing: no time in the file is without its zone".to_owned()
            }
            Self::NoEffect { option: Pointless::DateOrder } => {
                "`--date-order` changes nothing: no date in the file has two readings".to_owned()
            }
            Self::NoSeconds => "times without seconds: up to a minute may be missing".to_owned(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::OtherWidth { rows, headings } => {
                let have = if rows.len() == 1 { "n'a" } else { "n'ont" };
                format!("{} {have} pas autant de cellules que les {headings} en-têtes", rows_fr(rows))
            }
            Self::UnclosedQuote { line } => {
                format!("ligne {line} : un guillemet s'ouvre et ne se ferme jamais")
            }
            Self::NoHeading => "pas de ligne d'en-têtes : les colonnes ont été reconnues à leur contenu".to_owned(),
            Self::ByContent { columns } => {
                let columns: Vec<String> = columns
                    .iter()
                    .map(|(key, heading)| format!("« {} » comme {}", cut(heading, LONGEST), key_fr(key)))
                    .collect();
                format!("en-têtes inconnus, pris d'après leur contenu : {}", list_fr(&columns))
            }
            Self::SeveralMeetings { meetings } => format!(
                "{} dans le fichier : compte ce qui tombe pendant la séance",
                count_fr(*meetings, "réunion", "réunions")
            ),
            Self::ZonesWritten => "chaque heure indique son fuseau".to_owned(),
            Self::Zone { name, from } => match from {
                ZoneFrom::File => format!("heures en {name} : le fichier le dit"),
                ZoneFrom::Asked => format!("heures lues dans le fuseau {name}, comme demandé"),
                ZoneFrom::Programme => {
                    format!("heures lues dans le fuseau {name}, celui du programme : le fichier n'en nomme aucun")
                }
            },
            Self::DayTaken { day, from } => {
                let from = match from {
                    DayFrom::Title => "le titre",
                    DayFrom::FileName => "le nom du fichier",
                    DayFrom::Session => "la séance",
                };
                format!("les heures n'ont pas de date : {}, d'après {from}", long_date(*day, Lang::Fr))
            }
            Self::EndTaken { people } => {
                format!("encore là à la fin de la réunion, que le fichier indique : {}", people_fr(people))
            }
            Self::LeftOnly { rows } => {
                format!("{} : un départ sans arrivée ; la durée de présence est inconnue", rows_fr(rows))
            }
            Self::NoTime { rows, cells } if cells.is_empty() => {
                format!("{} : arrivée ou départ manquant ; la durée de présence est inconnue", rows_fr(rows))
            }
            Self::NoTime { rows, cells } => format!(
                "{} : une heure illisible, donc rien n'est compté : {}",
                rows_fr(rows),
                behind(cells, quoted_fr)
            ),
            Self::Backwards { rows } => format!("{} : le départ précède l'arrivée", rows_fr(rows)),
            Self::SameMoment { rows } => format!(
                "{} : arrivée et départ au même instant, alors que la durée dit autre chose : cet export est cassé, rien n'est compté",
                rows_fr(rows)
            ),
            Self::UnknownDuration { rows, cells } => format!(
                "{} : durée illisible ; elle est inconnue, et non nulle : {}",
                rows_fr(rows),
                behind(cells, quoted_fr)
            ),
            Self::NoDuration { rows } => {
                format!("{} : pas de durée ; le temps de présence est inconnu", rows_fr(rows))
            }
            Self::WaitingUnclear { rows, cells } => format!(
                "{} : en salle d'attente ou non ? {} n'est ni oui ni non, donc rien n'est compté",
                rows_fr(rows),
                behind(cells, quoted_fr)
            ),
            Self::HoursByTimes => {
                "les durées sans unité sont des heures : elles concordent avec les arrivées et les départs".to_owned()
            }
            Self::UnitByTimes { minutes } => format!(
                "les durées sans unité sont des {} : elles concordent avec les arrivées et les départs",
                if *minutes { "minutes" } else { "secondes" }
            ),
            Self::SectionByShape { title, rows } => format!(
                "« {} » n'a pas d'en-têtes, mais les colonnes d'une autre partie : {} lues ainsi",
                cut(title, LONGEST),
                count_fr(*rows, "ligne", "lignes")
            ),
            Self::SectionLeftOut { title, rows } => {
                let left_out = if *rows < 2 { "laissée" } else { "laissées" };
                format!(
                    "« {} » : {} {left_out} de côté, sans colonnes de noms et d'heures",
                    cut(title, LONGEST),
                    count_fr(*rows, "ligne", "lignes")
                )
            }
            Self::OtherActions { actions, rows } => {
                let left_out = if *rows < 2 { "laissée" } else { "laissées" };
                format!(
                    "{} sans arrivée ni départ, {left_out} de côté : {}",
                    count_fr(*rows, "ligne", "lignes"),
                    list_fr(&quoted_fr(actions))
                )
            }
            Self::ActionsGuessed { joined, left } => {
                let of = |words: &[String], what| {
                    (!words.is_empty()).then(|| format!("{} pris pour {what}", list_fr(&quoted_fr(words))))
                };
                [of(joined, "une arrivée"), of(left, "un départ")].into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
            Self::SecondsTaken { heading } => {
                format!("nombres sans unité sous « {} », pris pour des secondes", cut(heading, LONGEST))
            }
            Self::NoEffect { option: Pointless::Timezone } => {
                "`--timezone` ne change rien : aucune heure du fichier n'est sans fuseau".to_owned()
            }
            Self::NoEffect { option: Pointless::DateOrder } => {
                "`--date-order` ne change rien : aucune date du fichier ne se lit de deux façons".to_owned()
            }
            Self::NoSeconds => "heures sans secondes : il peut manquer jusqu'à une minute".to_owned(),
        }
    }
}

fn has(rows: &[u32]) -> &'static str {
    if rows.len() == 1 { "has" } else { "have" }
}

pub(super) fn rows_en(rows: &[u32]) -> String {
    match rows {
        [row] => format!("row {row}"),
        _ if rows.len() > LISTED => format!("{} rows, the first {}", rows.len(), list_en(&rows[..3])),
        _ => format!("rows {}", list_en(rows)),
    }
}

pub(super) fn rows_fr(rows: &[u32]) -> String {
    match rows {
        [row] => format!("la ligne {row}"),
        _ if rows.len() > LISTED => format!("{} lignes, dont {}", rows.len(), list_fr(&rows[..3])),
        _ => format!("les lignes {}", list_fr(rows)),
    }
}

fn people_en(people: &[String]) -> String {
    if people.len() > LISTED { count_en(people.len(), "person", "people") } else { list_en(people) }
}

fn people_fr(people: &[String]) -> String {
    if people.len() > LISTED { count_fr(people.len(), "personne", "personnes") } else { list_fr(people) }
}

fn quoted_en(words: &[String]) -> Vec<String> {
    words.iter().map(|word| format!("`{}`", cut(word, LONGEST))).collect()
}

fn quoted_fr(words: &[String]) -> Vec<String> {
    words.iter().map(|word| format!("« {} »", cut(word, LONGEST))).collect()
}

/// What a column was taken for, as the flag calls it → in French.
pub(super) fn key_fr(key: &str) -> &str {
    match key {
        "name" => "le nom",
        "email" => "l'adresse e-mail",
        "joined" => "l'arrivée",
        "left" => "le départ",
        "duration" => "la durée",
        "role" => "le rôle",
        "waiting" => "la salle d'attente",
        "action" => "l'action",
        other => other,
    }
}
