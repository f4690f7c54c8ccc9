//! That every seat of a cohort is taken, in words that fit one seat as well as fifteen.

use crate::lang::Lang;

/// `all 15 seats are taken`.
pub fn seats_taken(capacity: u32, lang: Lang) -> String {
    match (lang, capacity) {
        (Lang::En, 0) => "there are no seats".to_owned(),
        (Lang::En, 1) => "the only seat is taken".to_owned(),
        (Lang::En, many) => format!("all {many} seats are taken"),
        (Lang::Fr, 0) => "il n'y a pas de place".to_owned(),
        (Lang::Fr, 1) => "la seule place est prise".to_owned(),
        (Lang::Fr, many) => format!("les {many} places sont prises"),
    }
}

/// `all 15 are taken`, where the seats were named before.
pub fn all_taken(capacity: u32, lang: Lang) -> String {
    match (lang, capacity) {
        (Lang::En, 0) => "there are none".to_owned(),
        (Lang::En, 1) => "the only one is taken".to_owned(),
        (Lang::En, many) => format!("all {many} are taken"),
        (Lang::Fr, 0) => "il n'y en a pas".to_owned(),
        (Lang::Fr, 1) => "la seule est prise".to_owned(),
        (Lang::Fr, many) => format!("les {many} sont prises"),
    }
}
