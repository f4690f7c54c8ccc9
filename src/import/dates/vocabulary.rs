//! The words of dates and times in the languages that tools write them in, as browsers print them (`Intl`): months,
//! weekdays, halves of the day, what stands between a date and a time. Data and look-ups only. What people type at the
//! command line is French and English: that is `domain::date_words`.

use crate::domain::date_words::{named_month, weekday_beginning};

/// The shortest beginning of a month's name that stands for it.
const SHORTEST: usize = 3;

/// Months in full, folded (other scripts in Latin letters), as they stand in a date. Shortened ones are their beginnings.
const MONTHS: [&[&str]; 12] = [
    &[
        "januar",
        "jaenner",
        "enero",
        "janeiro",
        "gennaio",
        "januari",
        "stycznia",
        "gener",
        "tammikuuta",
        "ianuarie",
        "ledna",
        "ianvaria",
        "sichnia",
        "ocak",
        "ianouariou",
    ],
    &[
        "februar",
        "febrero",
        "fevereiro",
        "febbraio",
        "februari",
        "lutego",
        "febrer",
        "helmikuuta",
        "februarie",
        "unora",
        "fevralia",
        "liutogo",
        "subat",
        "phebrouariou",
    ],
    &[
        "marz",
        "maerz",
        "marzo",
        "marco",
        "maart",
        "mrt",
        "marca",
        "maaliskuuta",
        "martie",
        "brezna",
        "marcius",
        "marta",
        "bereznia",
        "mart",
        "martiou",
    ],
    &[
        "abril",
        "aprile",
        "kwietnia",
        "huhtikuuta",
        "aprilie",
        "dubna",
        "aprilis",
        "aprelia",
        "kvitnia",
        "nisan",
        "apriliou",
    ],
    &[
        "mayo",
        "maio",
        "maggio",
        "mei",
        "maja",
        "maj",
        "maig",
        "toukokuuta",
        "kvetna",
        "majus",
        "maia",
        "travnia",
        "mayis",
        "maiou",
    ],
    &[
        "juni",
        "junio",
        "junho",
        "giugno",
        "czerwca",
        "juny",
        "kesakuuta",
        "iunie",
        "cervna",
        "junius",
        "iiunia",
        "chervnia",
        "haziran",
        "iouniou",
    ],
    &[
        "juli",
        "julio",
        "julho",
        "luglio",
        "lipca",
        "juliol",
        "heinakuuta",
        "iulie",
        "cervence",
        "julius",
        "iiulia",
        "lipnia",
        "temmuz",
        "iouliou",
    ],
    &[
        "agosto",
        "augustus",
        "sierpnia",
        "agost",
        "augusti",
        "elokuuta",
        "srpna",
        "augusztus",
        "avgusta",
        "serpnia",
        "agustos",
        "augoustou",
    ],
    &[
        "septiembre",
        "setiembre",
        "setembro",
        "settembre",
        "wrzesnia",
        "setembre",
        "syyskuuta",
        "septembrie",
        "zari",
        "szeptember",
        "sentiabria",
        "veresnia",
        "eylul",
        "septembriou",
    ],
    &[
        "oktober",
        "octubre",
        "outubro",
        "ottobre",
        "pazdziernika",
        "lokakuuta",
        "octombrie",
        "rijna",
        "oktiabria",
        "zhovtnia",
        "ekim",
        "oktobriou",
    ],
    &["noviembre", "novembro", "listopada", "marraskuuta", "noiembrie", "listopadu", "noiabria", "kasim", "noembriou"],
    &[
        "dezember",
        "diciembre",
        "dezembro",
        "dicembre",
        "grudnia",
        "desembre",
        "desember",
        "joulukuuta",
        "decembrie",
        "prosince",
        "dekabria",
        "aralik",
        "dekembriou",
    ],
];

/// Weekdays in full, folded. They are passed over: the date behind them says the day.
const WEEKDAYS: &[&str] = &[
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
    "segunda",
    "terca",
    "quarta",
    "quinta",
    "sexta",
    "feira",
    "lunedi",
    "martedi",
    "mercoledi",
    "giovedi",
    "venerdi",
    "sabato",
    "domenica",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "poniedzialek",
    "pon",
    "pt",
    "wtorek",
    "wt",
    "sroda",
    "czwartek",
    "piatek",
    "sobota",
    "niedziela",
    "dilluns",
    "dimarts",
    "dimecres",
    "dijous",
    "divendres",
    "dissabte",
    "diumenge",
    "dl",
    "dt",
    "dc",
    "dj",
    "dv",
    "ds",
    "dg",
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lordag",
    "sondag",
    "tisdag",
    "maanantai",
    "maanantaina",
    "tiistai",
    "tiistaina",
    "keskiviikko",
    "keskiviikkona",
    "ke",
    "torstai",
    "torstaina",
    "perjantai",
    "perjantaina",
    "lauantai",
    "lauantaina",
    "sunnuntai",
    "sunnuntaina",
];

/// Words that part a date from its time.
const BETWEEN: &[&str] = &[
    "a", "t", "at", "um", "kl", "klo", "kello", "om", "o", "v", "as", "las", "les", "la", "alle", "ore", "godz", "ora",
];

/// Words inside a date whose month is a word: `10 de mar. de 2026`, `1er avril`, `10 del març`.
const INSIDE: &[&str] = &["de", "del", "d", "di", "den", "of", "er", "st", "nd", "rd", "th"];

/// Halves of the day, as written in small letters: before noon, after it.
const BEFORE_NOON: &[&str] = &["am", "πμ", "ص", "上午", "午前", "오전", "凌晨", "清晨", "早上", "sa", "öö", "pg"];
const AFTER_NOON: &[&str] = &["pm", "μμ", "م", "下午", "午後", "오후", "晚上", "中午", "ch", "ös", "ptg"];

/// Which half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayHalf {
    /// Midnight to noon.
    BeforeNoon,
    /// Noon to midnight.
    AfterNoon,
}

impl DayHalf {
    /// Named by a word in small letters.
    pub fn named(word: &str) -> Option<Self> {
        if BEFORE_NOON.contains(&word) {
            Some(Self::BeforeNoon)
        } else if AFTER_NOON.contains(&word) {
            Some(Self::AfterNoon)
        } else {
            None
        }
    }

    /// Named by two letters with points or spaces between: `a. m.`, `p. m.`, `π.μ.`.
    pub fn spelled(one: &str, other: &str) -> Option<Self> {
        matches!(other, "m" | "μ").then(|| Self::named(&format!("{one}{other}"))).flatten()
    }

    /// The hour of a clock of twelve hours; one of twenty-four stays (`14:00 PM`).
    pub const fn hour(self, hour: u32) -> u32 {
        match (self, hour) {
            (Self::BeforeNoon, 12) => 0,
            (Self::AfterNoon, 0..12) => hour + 12,
            _ => hour,
        }
    }
}

/// The number of a month, from 1, by its folded name, whole or shortened; none where a beginning fits two.
pub fn month(word: &str) -> Option<u32> {
    if let Some(month) = named_month(word) {
        return Some(month);
    }
    let names = |of: &[&str], fits: &dyn Fn(&str) -> bool| of.iter().any(|name| fits(name));
    let exact = (1..).zip(MONTHS).find(|(_, of)| names(of, &|name| name == word));
    if let Some((month, _)) = exact {
        return Some(month);
    }
    let mut beginning = (1..).zip(MONTHS).filter(|(_, of)| names(of, &|name| name.starts_with(word)));
    let found = beginning.next().filter(|_| word.len() >= SHORTEST)?;
    beginning.next().is_none().then_some(found.0)
}

/// Whether a word is a weekday: folded, or as written (`火曜日`, `星期二`, `화요일`).
pub fn is_weekday(folded: &str, written: &str) -> bool {
    weekday_beginning(folded).is_some()
        || folded.len() >= 2 && WEEKDAYS.iter().any(|name| name.starts_with(folded))
        || written.ends_with("曜日")
        || written.ends_with("요일")
        || ["星期", "周", "週"].iter().any(|beginning| written.starts_with(beginning))
        || matches!(
            written,
            "月" | "火" | "水" | "木" | "金" | "土" | "日" | "월" | "화" | "수" | "목" | "금" | "토" | "일"
        )
}

/// Whether a folded word parts a date from its time.
pub fn is_between(folded: &str) -> bool {
    BETWEEN.contains(&folded)
}

/// Whether a folded word stands inside a date.
pub fn is_inside(folded: &str) -> bool {
    INSIDE.contains(&folded)
}

/// What a sign behind a number counts, in scripts that write it so: `2026年3月10日 9時30分`, `3월 10일`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountedUnit {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

impl CountedUnit {
    pub fn by(sign: char) -> Option<Self> {
        Some(match sign {
            '年' | '년' => Self::Year,
            '月' | '월' => Self::Month,
            '日' | '일' | '号' => Self::Day,
            '時' | '时' | '點' | '点' | '시' => Self::Hour,
            '分' | '분' => Self::Minute,
            '秒' | '초' => Self::Second,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use deunicode::deunicode;

    use super::*;

    #[test]
    fn a_month_is_named_in_many_languages_whole_or_shortened() {
        for (word, expected) in [
            ("mars", Some(3)),
            ("mar", Some(3)),
            ("März", Some(3)),
            ("marzo", Some(3)),
            ("março", Some(3)),
            ("mrt", Some(3)),
            ("maaliskuuta", Some(3)),
            ("maalisk", Some(3)),
            ("марта", Some(3)),
            ("Μαρ", Some(3)),
            ("marraskuuta", Some(11)),
            ("ene", Some(1)),
            ("gen", Some(1)),
            ("Okt", Some(10)),
            ("out", Some(10)),
            ("ott", Some(10)),
            ("Dez", Some(12)),
            ("dic", Some(12)),
            ("kwi", Some(4)),
            ("sierpnia", Some(8)),
            ("ağu", Some(8)),
            ("jui", None),
            ("cerv", None),
            ("ma", None),
            ("zoe", None),
        ] {
            assert_eq!(month(&deunicode(word).to_lowercase()), expected, "{word}");
        }
    }

    #[test]
    fn no_name_is_that_of_two_months() {
        let all: Vec<(usize, &str)> =
            MONTHS.iter().enumerate().flat_map(|(month, of)| of.iter().map(move |name| (month, *name))).collect();
        for (month, name) in &all {
            assert!(all.iter().all(|(other, same)| other == month || same != name), "{name}");
            assert!(named_month(name).is_none(), "{name} is known to everybody");
        }
    }
}
