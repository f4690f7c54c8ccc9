//! What a foreign file was taken for, in words: said every time, so that a wrong guess is seen before it is believed.

use serde_json::{Value as Json, json};

use crate::domain::date_order::{DateOrder, OrderBecause};
use crate::domain::taken::{Container, NameOrder, Taken};

use super::headings::Heading;
use crate::lang::cut::cut;
use crate::lang::dates::long_date;
use crate::lang::words::{Lang, Words, count_en, count_fr};

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
}

impl Words for Container {
    fn en(&self) -> String {
        match self {
            Self::Text { encoding, delimiter } => format!("{encoding} · {}", parted_by(*delimiter, Lang::En)),
            Self::Workbook { format, sheet } => format!("{format} · sheet `{sheet}`"),
            Self::Json => "JSON".to_owned(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Text { encoding, delimiter } => format!("{encoding} · {}", parted_by(*delimiter, Lang::Fr)),
            Self::Workbook { format, sheet } => format!("{format} · feuille « {sheet} »"),
            Self::Json => "JSON".to_owned(),
        }
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

impl Words for OrderBecause {
    fn en(&self) -> String {
        match self {
            Self::Asked => "as asked".to_owned(),
            Self::Over12 { value } => format!("`{value}` has no other reading"),
            Self::Written => "so written".to_owned(),
            Self::YearFirst => "year first".to_owned(),
            Self::MonthInWords => "months in words".to_owned(),
            Self::FallsOn { date } => format!("so they fall on {}", long_date(*date, Lang::En)),
            Self::Kind => "this program writes no other".to_owned(),
            Self::Meridiem { value } => format!("a weak sign: `{value}`"),
            Self::NothingToDecide => "nothing to decide".to_owned(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Asked => "comme demandé".to_owned(),
            Self::Over12 { value } => format!("« {value} » ne se lit pas autrement"),
            Self::Written => "d'après leur écriture".to_owned(),
            Self::YearFirst => "année d'abord".to_owned(),
            Self::MonthInWords => "mois en lettres".to_owned(),
            Self::FallsOn { date } => format!("elles tombent ainsi le {}", long_date(*date, Lang::Fr)),
            Self::Kind => "ce logiciel n'en écrit pas d'autres".to_owned(),
            Self::Meridiem { value } => format!("indice faible : « {value} »"),
            Self::NothingToDecide => "rien à trancher".to_owned(),
        }
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
