//! What a foreign file was taken for: said every time, so that a wrong guess is seen before it is believed.

use serde_json::{Value as Json, json};

use crate::domain::date_order::{DateOrder, OrderBecause};
use crate::domain::headings::Heading;
use crate::lang::cut::cut;
use crate::lang::message::words;
use crate::lang::words::{Lang, Words, count_en, count_fr};

words! {
    /// Which program wrote a form's export.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FormKind {
        HelloAsso both: "HelloAsso",
        /// Framaforms.
        Drupal7 both: "Framaforms (Drupal 7)",
        Drupal8 en: "Drupal 8 or later" fr: "Drupal 8 ou plus récent",
        GoogleForms both: "Google Forms",
        MicrosoftForms both: "Microsoft Forms",
        LimeSurvey both: "LimeSurvey",
        NextcloudForms both: "Nextcloud Forms",
        Eventbrite both: "Eventbrite",
        /// Any table with headings that can be recognised, or were mapped.
        Table en: "a table" fr: "un tableau",
    }
}

words! {
    /// Which program wrote a log, and which of its files it is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum LogKind {
        ZoomParticipants en: "Zoom: list of participants" fr: "Zoom : liste des participants",
        ZoomMeeting
            en: "Zoom: list of participants under its meeting"
            fr: "Zoom : liste des participants sous l'en-tête de la réunion",

        ZoomUniqueUsers en: "Zoom: unique users" fr: "Zoom : utilisateurs uniques",
        ZoomWebinar en: "Zoom: attendees of a webinar" fr: "Zoom : participants d'un webinaire",
        ZoomHistory en: "Zoom: history of meetings with details" fr: "Zoom : historique détaillé des réunions",
        TeamsList en: "Teams: attendance list" fr: "Teams : liste de présence",
        TeamsV1 en: "Teams: attendance report of 2021" fr: "Teams : rapport de présence de 2021",
        TeamsV2 en: "Teams: attendance report" fr: "Teams : rapport de présence",
        TeamsLiveEvent en: "Teams: attendees of a live event" fr: "Teams : participants d'un événement en direct",
        GoogleMeet en: "Google Meet: attendance report" fr: "Google Meet : rapport de présence",
        BigBlueButtonCsv en: "BigBlueButton: learning dashboard (CSV)" fr: "BigBlueButton : tableau de bord (CSV)",
        BigBlueButtonJson en: "BigBlueButton: learning dashboard (JSON)" fr: "BigBlueButton : tableau de bord (JSON)",
        JitsiJson en: "Jitsi: events of a room" fr: "Jitsi : événements d'une salle",
        /// Any table whose columns were mapped.
        Table en: "a table, by the columns named" fr: "un tableau, d'après les colonnes désignées",
    }
}

impl LogKind {
    /// Whether the tool rounds each connection up to the next minute before it adds them: 75 min 28 s are 76.
    pub const fn rounds_up(self) -> bool {
        matches!(self, Self::ZoomUniqueUsers)
    }
}

/// Which word a cell for the whole name begins with, where nothing in it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOrder {
    /// The first name: `Zoé Martin`.
    FirstNameFirst,
    /// The last name, as a heading such as `Nom et prénom` asks for.
    LastNameFirst,
}

impl NameOrder {
    /// As `--name-order` takes it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::FirstNameFirst => "first-last",
            Self::LastNameFirst => "last-first",
        }
    }
}

words! {
    /// What the bytes were: a text or a workbook.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Container {
        /// Delimited text.
        Text {
            /// As one writes it: `UTF-8`, `UTF-16LE`, `Windows-1252`, …
            encoding: &'static str,
            delimiter: char,
        }
            both: (|lang| format!("{encoding} · {}", parted_by(*delimiter, lang))),

        /// A workbook.
        Workbook { format: &'static str, sheet: String }
            en: "{format} · sheet `{sheet}`"
            fr: "{format} · feuille « {sheet} »",

        /// JSON.
        Json both: "JSON",
    }
}

/// What a file was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken<K> {
    /// Which program wrote it.
    pub kind: K,
    /// What the bytes were.
    pub container: Container,
    /// Row of the heading, from 1; none where there is no heading.
    pub heading_row: Option<u32>,
    /// How its dates were read, and why.
    pub order: Option<(DateOrder, OrderBecause)>,
    /// Cells that had been encoded twice and were repaired.
    pub twice_encoded: usize,
    /// Cells of those that could not be repaired: row and heading.
    pub beyond_repair: Vec<(u32, String)>,
    /// Lines of a file in UTF-8 that were read as Windows-1252: they were pasted in.
    pub pasted: Vec<u32>,
    /// Columns taken: heading, and what it was taken for (a key).
    pub mapped: Vec<(String, String)>,
    /// Headings of columns left aside.
    pub aside: Vec<String>,
    /// How whole names are parted; none where no column has them.
    pub name_order: Option<NameOrder>,
    /// The programme's own words for what columns were taken for: id and label of each question.
    pub labels: Vec<(String, String)>,
}

/// Something that is said of a file named on the command line.
#[derive(Clone, Debug)]
pub struct InFile<W> {
    /// The file, as typed.
    pub file: String,
    /// What is said of it.
    pub what: W,
}

impl<W: Words> Words for InFile<W> {
    fn en(&self) -> String {
        format!("{}: {}", self.file, self.what.en())
    }

    fn fr(&self) -> String {
        format!("{} : {}", self.file, self.what.fr())
    }

    fn hint(&self, lang: Lang) -> String {
        self.what.hint(lang)
    }
}

fn parted_by(delimiter: char, lang: Lang) -> String {
    match delimiter {
        '\t' => lang.pick("tabs", "tabulations").to_owned(),
        ',' => lang.pick("commas", "virgules").to_owned(),
        ';' => lang.pick("semicolons", "points-virgules").to_owned(),
        other => lang.pick(format!("`{other}`"), format!("« {other} »")),
    }
}

/// Lines for people: what it is, its columns, what was repaired in it.
pub fn taken_lines<K: Words>(file: &str, taken: &Taken<K>, lang: Lang) -> Vec<String> {
    let mut lines = vec![taken_line(file, taken, lang)];
    lines.extend(column_lines(taken, lang));
    lines.extend(repair_lines(taken, lang));
    lines
}

/// Kind, encoding, delimiter, heading row, order of dates.
pub fn taken_line<K: Words>(file: &str, taken: &Taken<K>, lang: Lang) -> String {
    let colon = lang.pick(":", " :");
    let mut facts = vec![taken.kind.say(lang), taken.container.say(lang)];
    facts.extend(taken.heading_row.map(|row| format!("{} {row}", lang.pick("headings in row", "titres en ligne"))));
    facts.extend(order_of_dates(taken, lang));
    format!("{file}{colon} {}", facts.join(" · "))
}

/// How its dates were read. What needs no order has none: the dates of a workbook are numbers, which nothing is said of.
fn order_of_dates<K>(taken: &Taken<K>, lang: Lang) -> Option<String> {
    let (order, because) = taken.order.as_ref()?;
    let order = match (order, because) {
        (_, OrderBecause::YearFirst) if matches!(taken.container, Container::Workbook { .. }) => return None,
        (_, OrderBecause::YearFirst | OrderBecause::MonthInWords) => {
            return Some(format!("dates{} {}", lang.pick(":", " :"), because.say(lang)));
        }
        (DateOrder::Dmy, _) => lang.pick("dates day/month", "dates jour/mois"),
        (DateOrder::Mdy, _) => lang.pick("dates month/day", "dates mois/jour"),
    };
    Some(format!("{order} ({})", because.say(lang)))
}

/// Columns taken, columns left aside.
pub fn column_lines<K>(taken: &Taken<K>, lang: Lang) -> Vec<String> {
    let colon = lang.pick(":", " :");
    let mut lines = Vec::new();
    if !taken.mapped.is_empty() {
        let columns = taken
            .mapped
            .iter()
            .map(|(heading, key)| format!("{} → {}", cut(heading, LONGEST), taken_for(taken, key, lang)));
        lines.push(format!("{}{colon} {}", lang.pick("columns", "colonnes"), first_of(columns)));
    }
    if !taken.aside.is_empty() {
        let aside = taken.aside.iter().map(|heading| cut(heading, LONGEST).into_owned());
        lines.push(format!("{}{colon} {}", lang.pick("left aside", "laissées de côté"), first_of(aside)));
    }
    lines
}

/// What a column was taken for, and how a whole name is parted; a question by the label that the coordinator gave it.
fn taken_for<K>(taken: &Taken<K>, key: &str, lang: Lang) -> String {
    let label = taken.labels.iter().find(|(id, _)| id == key).map(|(_, label)| label.clone());
    let said = label.unwrap_or_else(|| named(key, lang).to_owned());
    match taken.name_order.filter(|_| key == "name") {
        None => said,
        Some(NameOrder::FirstNameFirst) => format!("{said}, {}", lang.pick("first name first", "prénom d'abord")),
        Some(NameOrder::LastNameFirst) => format!("{said}, {}", lang.pick("last name first", "nom d'abord")),
    }
}

/// As much of a heading as is shown, in characters.
const LONGEST: usize = 80;

/// How many columns, or lines of one kind, are listed; no form asks as many questions.
const LISTED: usize = 100;

fn first_of(columns: impl ExactSizeIterator<Item = String>) -> String {
    let more = (columns.len() > LISTED).then(|| "…".to_owned());
    columns.take(LISTED).chain(more).collect::<Vec<_>>().join(", ")
}

/// Cells that had been encoded twice.
pub fn repair_lines<K>(taken: &Taken<K>, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if taken.twice_encoded > 0 {
        let cells = taken.twice_encoded;
        lines.push(match lang {
            Lang::En => format!("encoded twice: {} repaired", count_en(cells, "cell", "cells")),
            Lang::Fr => format!("encodé deux fois : {}", count_fr(cells, "case réparée", "cases réparées")),
        });
    }
    for line in taken.pasted.iter().take(LISTED) {
        lines.push(match lang {
            Lang::En => format!("row {line}: not UTF-8 like the rest, read as Windows-1252"),
            Lang::Fr => format!("ligne {line} : pas en UTF-8 comme le reste, lue en Windows-1252"),
        });
    }
    lines.extend(others(taken.pasted.len(), lang));
    for (row, heading) in taken.beyond_repair.iter().take(LISTED) {
        let heading = cut(heading, LONGEST);
        lines.push(match lang {
            Lang::En => format!("row {row}, {heading}: a letter is lost, correct it by hand"),
            Lang::Fr => format!("ligne {row}, {heading} : une lettre est perdue, à corriger à la main"),
        });
    }
    lines.extend(others(taken.beyond_repair.len(), lang));
    lines
}

/// How many more lines of one kind there are than are listed.
fn others(all: usize, lang: Lang) -> Option<String> {
    let more = all.checked_sub(LISTED).filter(|more| *more > 0)?;
    Some(match lang {
        Lang::En => format!("and {} like it", count_en(more, "other row", "other rows")),
        Lang::Fr => format!("et {} de même", count_fr(more, "autre ligne", "autres lignes")),
    })
}

/// What a column was taken for, as people read it.
pub fn named(key: &str, lang: Lang) -> &str {
    match key {
        "registered" => return lang.pick("registered on", "date d'inscription"),
        "name" => return lang.pick("whole name", "nom complet"),
        "draft" => return lang.pick("draft", "brouillon"),
        "order_state" => return lang.pick("state of the order", "état de la commande"),
        "payer_name" => return lang.pick("payer", "payeur"),
        "payer_email" => return lang.pick("payer's e-mail", "adresse du payeur"),
        "joined" => return lang.pick("arrival", "arrivée"),
        "left" => return lang.pick("departure", "départ"),
        "duration" => return lang.pick("duration", "durée"),
        "role" => return lang.pick("role", "rôle"),
        "waiting" | "waiting_room" => return lang.pick("waiting room", "salle d'attente"),
        _ => {}
    }
    Heading::ALL.iter().find(|heading| heading.key() == key).map_or(key, |heading| heading.label(lang))
}

/// The same for programs.
pub fn taken_as_json<K: Words>(file: &str, taken: &Taken<K>) -> Json {
    let (encoding, delimiter, sheet) = match &taken.container {
        Container::Text { encoding, delimiter } => (Some(*encoding), Some(delimiter.to_string()), None),
        Container::Workbook { format, sheet } => (Some(*format), None, Some(sheet.as_str())),
        Container::Json => (Some("JSON"), None, None),
    };
    json!({
        "name": file,
        "kind": taken.kind.en(),
        "encoding": encoding,
        "delimiter": delimiter,
        "sheet": sheet,
        "heading_row": taken.heading_row,
        "date_order": taken.order.as_ref().filter(|(_, because)| because.decides()).map(|(order, _)| order.key()),
        "name_order": taken.name_order.map(NameOrder::key),
        "date_order_because": taken.order.as_ref().map(|(_, because)| because.en()),
        "mapped": taken.mapped.iter().map(|(heading, column)| json!({ "heading": heading, "column": column })).collect::<Vec<_>>(),
        "left_aside": taken.aside,
        "twice_encoded": taken.twice_encoded,
        "read_as_windows_1252": taken.pasted,
        "beyond_repair": taken.beyond_repair.iter().map(|(row, heading)| json!({ "row": row, "heading": heading })).collect::<Vec<_>>(),
    })
}
