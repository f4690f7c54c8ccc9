//! What a foreign file was taken for, in one line: which program wrote it, how its bytes, headings and dates were read.

use crate::domain::date_order::{DateOrder, OrderBecause};
use crate::domain::taken::{Container, Taken};

use super::dates::long_date;
use super::words::{Lang, Words};

/// What was taken of it.
pub fn taken_line<K: Words>(taken: &Taken<K>, lang: Lang) -> String {
    let mut parts = vec![taken.kind.say(lang), container(&taken.container, lang)];
    if let Some(row) = taken.heading_row {
        parts.push(format!("{} {row}", lang.pick("headings in row", "en-têtes ligne")));
    }
    if let Some((order, because)) = &taken.order {
        parts.extend(dates(*order, because, lang));
    }
    parts.join(" · ")
}

fn container(container: &Container, lang: Lang) -> String {
    match container {
        Container::Text { encoding, delimiter } => format!("{encoding}, {}", parted(*delimiter, lang)),
        Container::Workbook { format, sheet } if sheet.is_empty() => (*format).to_owned(),
        Container::Workbook { format, sheet } => match lang {
            Lang::En => format!("{format}, sheet `{sheet}`"),
            Lang::Fr => format!("{format}, feuille « {sheet} »"),
        },
        Container::Json => "JSON".to_owned(),
    }
}

fn parted(delimiter: char, lang: Lang) -> String {
    match delimiter {
        '\t' => lang.pick("tabs", "tabulations").to_owned(),
        ',' => lang.pick("commas", "virgules").to_owned(),
        ';' => lang.pick("semicolons", "points-virgules").to_owned(),
        other => format!("{} {other}", lang.pick("cells parted by", "cellules séparées par")),
    }
}

/// Nothing where there was nothing to decide.
fn dates(order: DateOrder, because: &OrderBecause, lang: Lang) -> Option<String> {
    let order = match order {
        DateOrder::Dmy => lang.pick("dates day first", "dates jour/mois"),
        DateOrder::Mdy => lang.pick("dates month first", "dates mois/jour"),
    };
    let because = match (because, lang) {
        (OrderBecause::NothingToDecide | OrderBecause::Written, _) => return None,
        (OrderBecause::Asked, Lang::En) => "as asked".to_owned(),
        (OrderBecause::Asked, Lang::Fr) => "comme demandé".to_owned(),
        (OrderBecause::Over12 { value }, Lang::En) => format!("`{value}`"),
        (OrderBecause::Over12 { value }, Lang::Fr) => format!("« {value} »"),
        (OrderBecause::FallsOn { date }, Lang::En) => format!("only so {}", long_date(*date, lang)),
        (OrderBecause::FallsOn { date }, Lang::Fr) => format!("donne seul le {}", long_date(*date, lang)),
        (OrderBecause::Kind, Lang::En) => "this program always writes so".to_owned(),
        (OrderBecause::Kind, Lang::Fr) => "ce programme écrit toujours ainsi".to_owned(),
        (OrderBecause::Meridiem { value }, Lang::En) => format!("a guess from `{value}`"),
        (OrderBecause::Meridiem { value }, Lang::Fr) => format!("supposé d'après « {value} »"),
    };
    Some(format!("{order} ({because})"))
}
