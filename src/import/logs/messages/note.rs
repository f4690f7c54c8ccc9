//! What was noticed while a log was read: each is said, none stops the reading.

use crate::lang::message::words;
use chrono::NaiveDate;

use crate::lang::cut::cut;
use crate::lang::dates::long_date;
use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr};

/// As much of a heading or a value as is shown, in characters.
pub(super) const LONGEST: usize = 60;

words! {
    /// Something worth saying about a log that was read.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum LogNote {
        OtherWidth { rows: Vec<u32>, headings: usize }
            en: ("{} under {headings} headings {} another number of cells", rows_en(rows), has(rows))
            fr: {
                let have = if rows.len() == 1 { "n'a" } else { "n'ont" };
                format!("{} {have} pas autant de cellules que les {headings} en-têtes", rows_fr(rows))
            },

        UnclosedQuote { line: u32 }
            en: "line {line}: a quote opens and never closes"
            fr: "ligne {line} : un guillemet s'ouvre et ne se ferme jamais",

        NoHeading
            en: "no heading row: the columns were known by what is in them"
            fr: "pas de ligne d'en-têtes : les colonnes ont été reconnues à leur contenu",

        ByContent { columns: Vec<(String, String)> }
            en: {
                let columns: Vec<String> =
                    columns.iter().map(|(key, heading)| format!("`{}` as {key}", cut(heading, LONGEST))).collect();
                format!("unknown headings, taken by what is under them: {}", list_en(&columns))
            }
            fr: {
                let columns: Vec<String> = columns
                    .iter()
                    .map(|(key, heading)| format!("« {} » comme {}", cut(heading, LONGEST), key_fr(key)))
                    .collect();
                format!("en-têtes inconnus, pris d'après leur contenu : {}", list_fr(&columns))
            },

        SeveralMeetings { meetings: usize }
            en: ("{} in the file: what falls in the session counts", count_en(*meetings, "meeting", "meetings"))
            fr: (
                "{} dans le fichier : compte ce qui tombe pendant la séance",
                count_fr(*meetings, "réunion", "réunions"),
            ),

        Zone { name: String, from: ZoneFrom }
            en: {
                match from {
                    ZoneFrom::File => format!("times are in {name}: the file says so"),
                    ZoneFrom::Asked => format!("times read in {name}, as asked"),
                    ZoneFrom::Programme => format!("times read in {name}, the programme's zone: the file names none"),
                }
            }
            fr: {
                match from {
                    ZoneFrom::File => format!("heures en {name} : le fichier le dit"),
                    ZoneFrom::Asked => format!("heures lues dans le fuseau {name}, comme demandé"),
                    ZoneFrom::Programme => {
                        format!("heures lues dans le fuseau {name}, celui du programme : le fichier n'en nomme aucun")
                    }
                }
            },

        ZonesWritten en: "every time says its own zone" fr: "chaque heure indique son fuseau",
        DayTaken { day: NaiveDate, from: DayFrom }
            en: {
                let from = match from {
                    DayFrom::Title => "its title",
                    DayFrom::FileName => "the file's name",
                    DayFrom::Session => "the session",
                };
                format!("the times have no date: {} taken from {from}", long_date(*day, Lang::En))
            }
            fr: {
                let from = match from {
                    DayFrom::Title => "le titre",
                    DayFrom::FileName => "le nom du fichier",
                    DayFrom::Session => "la séance",
                };
                format!("les heures n'ont pas de date : {}, d'après {from}", long_date(*day, Lang::Fr))
            },

        EndTaken { people: Vec<String> }
            en: ("still there when the meeting ended, which the file says: {}", people_en(people))
            fr: ("encore là à la fin de la réunion, que le fichier indique : {}", people_fr(people)),

        LeftOnly { rows: Vec<u32> }
            en: ("{}: a departure without an arrival; how long they were there is not known", rows_en(rows))
            fr: ("{} : un départ sans arrivée ; la durée de présence est inconnue", rows_fr(rows)),

        NoTime { rows: Vec<u32>, cells: Vec<String> } match () {
            () if cells.is_empty() =>
                en: ("{}: arrival or departure is missing; how long they were there is not known", rows_en(rows))
                fr: ("{} : arrivée ou départ manquant ; la durée de présence est inconnue", rows_fr(rows)),
            () =>
                en: (
                    "{}: a time that cannot be read, so nothing is counted: {}",
                    rows_en(rows),
                    behind(cells, quoted_en),
                )
                fr: ("{} : une heure illisible, donc rien n'est compté : {}", rows_fr(rows), behind(cells, quoted_fr)),
        },

        Backwards { rows: Vec<u32> }
            en: ("{}: the departure is before the arrival", rows_en(rows))
            fr: ("{} : le départ précède l'arrivée", rows_fr(rows)),

        SameMoment { rows: Vec<u32> }
            en: (
                "{}: arrival and departure are one moment, and the duration says otherwise: this export is broken, so \
                    nothing is counted",
                rows_en(rows),
            )
            fr: (
                "{} : arrivée et départ au même instant, alors que la durée dit autre chose : cet export est cassé, \
                    rien n'est compté",
                rows_fr(rows),
            ),

        UnknownDuration { rows: Vec<u32>, cells: Vec<String> }
            en: (
                "{}: the duration cannot be read; it is unknown, not zero: {}",
                rows_en(rows),
                behind(cells, quoted_en),
            )
            fr: ("{} : durée illisible ; elle est inconnue, et non nulle : {}", rows_fr(rows), behind(cells, quoted_fr)),

        NoDuration { rows: Vec<u32> }
            en: ("{}: no duration; how long they were there is not known", rows_en(rows))
            fr: ("{} : pas de durée ; le temps de présence est inconnu", rows_fr(rows)),

        WaitingUnclear { rows: Vec<u32>, cells: Vec<String> }
            en: (
                "{}: in the waiting room or not? {} is neither yes nor no, so nothing is counted",
                rows_en(rows),
                behind(cells, quoted_en),
            )
            fr: (
                "{} : en salle d'attente ou non ? {} n'est ni oui ni non, donc rien n'est compté",
                rows_fr(rows),
                behind(cells, quoted_fr),
            ),

        AttendedUnclear { rows: Vec<u32>, cells: Vec<String> }
            en: (
                "{}: did they come or not? {} is neither yes nor no, so nothing is counted",
                rows_en(rows),
                behind(cells, quoted_en),
            )
            fr: (
                "{} : présence ou non ? {} n'est ni oui ni non, donc rien n'est compté",
                rows_fr(rows),
                behind(cells, quoted_fr),
            ),

        UnitByTimes { minutes: bool }
            en: (
                "durations without a unit are {}: they agree with arrivals and departures",
                if *minutes { "minutes" } else { "seconds" },
            )
            fr: (
                "les durées sans unité sont des {} : elles concordent avec les arrivées et les départs",
                if *minutes { "minutes" } else { "secondes" },
            ),

        HoursByTimes
            en: "durations without a unit are hours: they agree with arrivals and departures"
            fr: "les durées sans unité sont des heures : elles concordent avec les arrivées et les départs",

        SectionLeftOut { title: String, rows: usize }
            en: (
                "`{}`: {} left out, without columns for names and times",
                cut(title, LONGEST),
                count_en(*rows, "row", "rows"),
            )
            fr: {
                let left_out = if *rows < 2 { "laissée" } else { "laissées" };
                format!(
                    "« {} » : {} {left_out} de côté, sans colonnes de noms et d'heures",
                    cut(title, LONGEST),
                    count_fr(*rows, "ligne", "lignes")
                )
            },

        SectionByShape { title: String, rows: usize }
            en: (
                "`{}` has no headings: its {} stand in the columns of another section, and are read so",
                cut(title, LONGEST),
                count_en(*rows, "row", "rows"),
            )
            fr: (
                "« {} » n'a pas d'en-têtes, mais les colonnes d'une autre partie : {} lues ainsi",
                cut(title, LONGEST),
                count_fr(*rows, "ligne", "lignes"),
            ),

        OtherActions { actions: Vec<String>, rows: usize }
            en: (
                "{} of something else than coming and going left out: {}",
                count_en(*rows, "row", "rows"),
                list_en(&quoted_en(actions)),
            )
            fr: {
                let left_out = if *rows < 2 { "laissée" } else { "laissées" };
                format!(
                    "{} sans arrivée ni départ, {left_out} de côté : {}",
                    count_fr(*rows, "ligne", "lignes"),
                    list_fr(&quoted_fr(actions))
                )
            },

        ActionsGuessed { joined: Vec<String>, left: Vec<String> }
            en: {
                let of = |words: &[String], what| {
                    (!words.is_empty()).then(|| format!("{} taken for {what}", list_en(&quoted_en(words))))
                };
                [of(joined, "coming"), of(left, "going")].into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
            fr: {
                let of = |words: &[String], what| {
                    (!words.is_empty()).then(|| format!("{} pris pour {what}", list_fr(&quoted_fr(words))))
                };
                [of(joined, "une arrivée"), of(left, "un départ")].into_iter().flatten().collect::<Vec<_>>().join(", ")
            },

        SecondsTaken { heading: String }
            en: ("bare numbers under `{}` taken for seconds", cut(heading, LONGEST))
            fr: ("nombres sans unité sous « {} », pris pour des secondes", cut(heading, LONGEST)),

        NoEffect { option: Pointless } match option {
            Pointless::Timezone =>
                en: "`--timezone` changes nothing: no time in the file is without its zone"
                fr: "`--timezone` ne change rien : aucune heure du fichier n'est sans fuseau",
            Pointless::DateOrder =>
                en: "`--date-order` changes nothing: no date in the file has two readings"
                fr: "`--date-order` ne change rien : aucune date du fichier ne se lit de deux façons",
        },

        NoSeconds
            en: "times without seconds: up to a minute may be missing"
            fr: "heures sans secondes : il peut manquer jusqu'à une minute",
    }
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
        _ if rows.len() > LISTED => format!("{} lignes, dont les lignes {}", rows.len(), list_fr(&rows[..3])),
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

/// What a column known by its content was taken for, as the flag calls it → in French.
fn key_fr(key: &str) -> &'static str {
    match key {
        "email" => "l'adresse e-mail",
        "joined" => "l'arrivée",
        "left" => "le départ",
        "duration" => "la durée",
        _ => "le nom",
    }
}

#[cfg(test)]
crate::lang::sample::samples! {
    DayFrom: [Self::Title, Self::FileName, Self::Session],
    ZoneFrom: [Self::File, Self::Asked, Self::Programme],
    Pointless: [Self::Timezone, Self::DateOrder],
}
