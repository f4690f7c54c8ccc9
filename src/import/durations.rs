//! Durations as other programs write them → seconds. What cannot be read is unknown, never zero.

use deunicode::deunicode;

/// What a bare number counts, where its heading says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// `Duration (hours)`.
    Hours,
    /// `Duration (minutes)`.
    Minutes,
    /// `Duration (s)`.
    Seconds,
}

const DAY: u32 = 86_400;
const HOUR: u32 = 3_600;
const MINUTE: u32 = 60;

impl Unit {
    /// The unit that a normalised heading names: `duration (minutes)`, `duree (min)`, `duree en heures`, `所要時間（分）`.
    pub fn of_heading(heading: &str) -> Option<Self> {
        // In a heading `時間` is time, not hours.
        let folded = deunicode(&heading.replace(['分'], " min ").replace(['秒'], " sec ")).to_lowercase();
        let mut words = folded.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        let unit = words.find_map(|word| match word {
            "minutes" | "minute" | "min" | "mins" | "minuten" | "minutos" | "minuti" | "mn" => Some(Self::Minutes),
            "seconds" | "seconde" | "secondes" | "sec" | "secs" | "s" | "sekunden" | "segundos" => Some(Self::Seconds),
            "hours" | "heures" | "h" | "hrs" | "stunden" | "horas" => Some(Self::Hours),
            _ => None,
        });
        // `Time in session` and `Heures` alone name what is measured, not how; nothing is measured in minutes but time.
        let alone = unit == Some(Self::Minutes) && folded.trim().starts_with("minut") && !folded.trim().contains(' ');
        let stated = heading.contains(['(', '[', '（', '/']) || folded.contains(" en ") || folded.contains(" in ");
        unit.filter(|_| alone || stated)
    }

    const fn seconds(self) -> u32 {
        match self {
            Self::Hours => HOUR,
            Self::Minutes => MINUTE,
            Self::Seconds => 1,
        }
    }
}

/// Seconds of a written duration. `128` needs a heading that names its unit; `1h 42m`, `2 godz. 19 min 19 s`,
/// `1 Std. 5 Min.`, `3 hr 25 min`, `216 minutes`, `1h30` and `03:35:55` speak for themselves; `0:35` without a unit in
/// the heading may be hours or minutes and stays unknown, as `-`, `--` and nothing do.
pub fn seconds(text: &str, unit_of_heading: Option<Unit>) -> Option<u32> {
    let text = folded(text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}'));
    let text = without_period(text.trim());
    if text.contains(':') {
        return by_clock(text, unit_of_heading);
    }
    let parts = parts(text)?;
    match parts[..] {
        [] => None,
        [Part { amount, unit: None }] => whole(amount * f64::from(unit_of_heading?.seconds())),
        _ => by_units(&parts),
    }
}

/// `PT3H25M`, as ISO 8601 has it, without what begins it.
fn without_period(text: &str) -> &str {
    text.strip_prefix("pt").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(text)
}

/// The signs of scripts in which a unit stands without a space behind its number, with the unit; the longer ones first.
const SIGNS: [(&str, &str); 12] = [
    ("時間", " h "),
    ("小时", " h "),
    ("小時", " h "),
    ("시간", " h "),
    ("分钟", " min "),
    ("分鐘", " min "),
    ("分間", " min "),
    ("分", " min "),
    ("분", " min "),
    ("秒钟", " s "),
    ("秒", " s "),
    ("초", " s "),
];

/// A text in small Latin letters, its units among them.
fn folded(text: &str) -> String {
    let signed = if text.is_ascii() {
        text.to_owned()
    } else {
        SIGNS.iter().fold(text.to_owned(), |text, (sign, unit)| text.replace(sign, unit))
    };
    // `17′ 30″`, with the signs of angles.
    deunicode(&signed).to_lowercase().replace('\'', " min ").replace('"', " s ")
}

/// `03:35:55`; `0:35` and `32:14` under a heading that names the greater or the lesser of their units.
fn by_clock(text: &str, unit: Option<Unit>) -> Option<u32> {
    let numbers: Vec<u32> = text
        .split(':')
        .map(|part| Some(part).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok())
        .collect::<Option<_>>()?;
    let (hours, minutes, seconds) = match (&numbers[..], unit) {
        ([hours, minutes, seconds], _) => (*hours, *minutes, *seconds),
        ([hours, minutes], Some(Unit::Hours)) => (*hours, *minutes, 0),
        ([minutes, seconds], Some(Unit::Minutes)) if *seconds < 60 => {
            return minutes.checked_mul(MINUTE)?.checked_add(*seconds);
        }
        _ => return None,
    };
    let rest = (minutes < 60 && seconds < 60).then(|| minutes * MINUTE + seconds)?;
    hours.checked_mul(HOUR)?.checked_add(rest)
}

/// A number and the unit behind it.
struct Part {
    amount: f64,
    unit: Option<u32>,
}

/// `(number [space] unit)+`; the last number may have none.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(rest.len());
        let (number, after) = rest.split_at(digits);
        let amount: f64 = number.replace(',', ".").parse().ok()?;
        let after = after.trim_start();
        let letters = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        let (word, after) = after.split_at(letters);
        let unit = if word.is_empty() { None } else { Some(unit_named(word)?) };
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ','));
        if unit.is_none() && !rest.is_empty() {
            return None;
        }
        parts.push(Part { amount, unit });
    }
    Some(parts)
}

/// Adds parts whose units grow smaller. A number at the end without a unit counts what the unit before is made of:
/// `1h30`.
fn by_units(parts: &[Part]) -> Option<u32> {
    let (mut sum, mut last) = (0.0, u32::MAX);
    for part in parts {
        let unit = match (part.unit, last) {
            (Some(unit), _) => unit,
            (None, HOUR) => MINUTE,
            (None, MINUTE) => 1,
            (None, _) => return None,
        };
        if unit >= last || (last != u32::MAX && part.amount * f64::from(unit) >= f64::from(last)) {
            return None;
        }
        sum += part.amount * f64::from(unit);
        last = unit;
    }
    whole(sum)
}

/// Units by their first letters, and by the whole of what is shortened, folded (`ч` is `ch`).
#[rustfmt::skip]
const UNITS: [(u32, &[&str], &[&str]); 4] = [
    (HOUR, &["std", "stund", "godz", "uur", "ora", "ore", "h", "tunti", "timm", "timer", "chas", "saat", "gio"],
        &["t", "tim", "time", "u", "uren", "ch", "sa", "o", "jam"]),
    (MINUTE, &["min", "perc", "dakika", "lepta", "lepto", "phut", "menit"], &["m", "mn", "dk", "p"]),
    (1, &["sec", "sek", "seg", "saniye", "masodperc", "giay", "detik", "deuterolepta", "deyterolepta"], &["s", "sn", "mp"]),
    (DAY, &["jour", "day"], &["j", "d"]),
];

/// Seconds of a unit.
fn unit_named(word: &str) -> Option<u32> {
    let is = |beginnings: &[&str], whole: &[&str]| {
        whole.contains(&word) || beginnings.iter().any(|beginning| word.starts_with(beginning))
    };
    UNITS.iter().find(|(_, beginnings, whole)| is(beginnings, whole)).map(|(unit, ..)| *unit)
}

/// Whole seconds of a duration; none of more than a century.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and a century of seconds")]
fn whole(seconds: f64) -> Option<u32> {
    (0.0..3_155_760_000.0).contains(&seconds).then(|| seconds.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_writing_that_was_met_is_read() {
        let minutes = Some(Unit::Minutes);
        let cases = [
            ("128", minutes, Some(7_680)),
            ("12325", Some(Unit::Seconds), Some(12_325)),
            ("1,5", Some(Unit::Hours), Some(5_400)),
            ("128", None, None),
            ("1h 42m", None, Some(6_120)),
            ("19m 26s", None, Some(1_166)),
            ("2\u{a0}h 44\u{a0}m", None, Some(9_840)),
            ("3\u{a0}h 25\u{202f}min 25\u{a0}s", None, Some(12_325)),
            ("2 godz. 19 min 19 s", None, Some(8_359)),
            ("1 Std. 5 Min.", None, Some(3_900)),
            ("3 hr 25 min", None, Some(12_300)),
            ("1 hora 5 minutos 2 segundos", None, Some(3_902)),
            ("2 heures", None, Some(7_200)),
            ("1 uur 10 min", None, Some(4_200)),
            ("1 時間 10 分", None, Some(4_200)),
            ("1時間10分5秒", None, Some(4_205)),
            ("1小时10分钟", None, Some(4_200)),
            ("1시간 10분", None, Some(4_200)),
            ("1 t 10 min", None, Some(4_200)),
            ("1 tunti 10 minuuttia", None, Some(4_200)),
            ("1 tim 10 min", None, Some(4_200)),
            ("1 ч 35 мин", None, Some(5_700)),
            ("1 час 35 минут 2 секунды", None, Some(5_702)),
            ("1 ó 10 p", None, Some(4_200)),
            ("1 óra 10 perc", None, Some(4_200)),
            ("1 sa. 10 dk.", None, Some(4_200)),
            ("10時10分", None, None),
            ("1 год 10 хв", None, None),
            ("1 j 2 h", None, Some(93_600)),
            ("03:35:55", None, Some(12_955)),
            ("216 minutes", None, Some(12_960)),
            ("38 mins", minutes, Some(2_280)),
            ("1h30", None, Some(5_400)),
            ("PT3H25M", None, Some(12_300)),
            ("PT17M5S", None, Some(1_025)),
            ("P1D", None, None),
            ("17′", None, Some(1_020)),
            ("1h 17' 5\"", None, Some(4_625)),
            ("1.5 h", None, Some(5_400)),
            ("0s", None, Some(0)),
            ("0:35", None, None),
            ("32:14", None, None),
            ("0:35", Some(Unit::Hours), Some(2_100)),
            ("32:14", minutes, Some(1_934)),
            ("00:61:00", None, None),
            ("0:4294967295:0", None, None),
            ("1h 90m", None, None),
            ("5 m 3 h", None, None),
            ("12 mois", None, None),
            ("1 2", minutes, None),
            ("-", minutes, None),
            ("--", minutes, None),
            ("", minutes, None),
            ("-5", minutes, None),
            ("99999999999999999999", minutes, None),
            ("1..5 h", None, None),
        ];
        for (text, unit, expected) in cases {
            assert_eq!(seconds(text, unit), expected, "{text:?} under {unit:?}");
        }
    }

    #[test]
    fn a_heading_names_the_unit() {
        for (heading, expected) in [
            ("duration (minutes)", Some(Unit::Minutes)),
            ("total duration (minutes)", Some(Unit::Minutes)),
            ("duree (min)", Some(Unit::Minutes)),
            ("所要時間（分）", Some(Unit::Minutes)),
            ("duree en heures", Some(Unit::Hours)),
            ("duration (s)", Some(Unit::Seconds)),
            ("minutes", Some(Unit::Minutes)),
            ("heures", None),
            ("duration", None),
            ("attendance duration", None),
            ("time in session", None),
        ] {
            assert_eq!(Unit::of_heading(heading), expected, "{heading}");
        }
    }
}
