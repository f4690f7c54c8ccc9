//! What somebody meant by a value that TOML, or its key, does not take: `0,8`, `75 %`, `oui`, `9:30`, `16 mars 2026`,
//! a text without its quotes. Pure text in; out comes the value as it must be typed, or nothing where two are possible.

use toml::de::DeTable;

use crate::domain::date_words::DateWord;
use crate::lang::folded_words;
use crate::store::edit::basic_string;
use crate::store::programme::fault::{Fault, ValueKind};

use super::values;

/// The keys of a definition and what each takes.
pub(super) const KEYS: &[(&str, ValueKind)] = &[
    ("id", ValueKind::Text),
    ("title", ValueKind::Text),
    ("sector", ValueKind::Text),
    ("language", ValueKind::Text),
    ("timezone", ValueKind::Text),
    ("modality", ValueKind::Text),
    ("context", ValueKind::Text),
    ("objectives", ValueKind::Texts),
    ("audience", ValueKind::Text),
    ("prerequisites", ValueKind::Text),
    ("methods", ValueKind::Text),
    ("evaluation", ValueKind::Text),
    ("price", ValueKind::Text),
    ("access", ValueKind::Text),
    ("accessibility", ValueKind::Text),
    ("support", ValueKind::Text),
    ("contact", ValueKind::Text),
    ("in_bpf", ValueKind::Flag),
    ("bpf_objective", ValueKind::Text),
    ("nsf", ValueKind::Text),
    ("complete_at", ValueKind::Share),
    ("tolerance_minutes", ValueKind::Whole),
    ("dots", ValueKind::Whole),
    ("must_mean", ValueKind::Decimal),
    ("few_scores", ValueKind::Whole),
    ("name", ValueKind::Text),
    ("siret", ValueKind::Text),
    ("nda", ValueKind::Text),
    ("address", ValueKind::Text),
    ("town", ValueKind::Text),
    ("representative", ValueKind::Text),
    ("representative_role", ValueKind::Text),
    ("logo", ValueKind::Text),
    ("email", ValueKind::Text),
    ("phone", ValueKind::Text),
    ("nda_region", ValueKind::Text),
    ("rules", ValueKind::Text),
    ("updated", ValueKind::Date),
    ("region", ValueKind::Text),
    ("retention_years", ValueKind::Whole),
    ("label", ValueKind::Text),
    ("values", ValueKind::Texts),
    ("required", ValueKind::Flag),
    ("several", ValueKind::Flag),
    ("external", ValueKind::Flag),
    ("kind", ValueKind::Text),
    ("file_number", ValueKind::Text),
    ("hours_per_day", ValueKind::Hours),
    ("hours_per_half_day", ValueKind::Hours),
    ("min_participants", ValueKind::Whole),
    ("max_participants", ValueKind::Whole),
    ("format", ValueKind::Text),
    ("columns", ValueKind::Texts),
    ("hours", ValueKind::Hours),
    ("content", ValueKind::Texts),
    ("capacity", ValueKind::Whole),
    ("sessions", ValueKind::Tables),
    ("module", ValueKind::Text),
    ("date", ValueKind::Date),
    ("start", ValueKind::Time),
    ("end", ValueKind::Time),
    ("trainer", ValueKind::Text),
    ("link", ValueKind::Text),
    ("place", ValueKind::Text),
    ("state", ValueKind::Text),
    ("note", ValueKind::Text),
    ("moved_from", ValueKind::Dates),
];

/// What French readers call those keys.
const FRENCH: &[(&str, &str)] = &[
    ("titre", "title"),
    ("secteur", "sector"),
    ("langue", "language"),
    ("modalite", "modality"),
    ("contexte", "context"),
    ("objectifs", "objectives"),
    ("public", "audience"),
    ("prerequis", "prerequisites"),
    ("methodes", "methods"),
    ("tarif", "price"),
    ("prix", "price"),
    ("acces", "access"),
    ("accessibilite", "accessibility"),
    ("nom", "name"),
    ("adresse", "address"),
    ("ville", "town"),
    ("representant", "representative"),
    ("qualite", "representative_role"),
    ("courriel", "email"),
    ("telephone", "phone"),
    ("reglement", "rules"),
    ("libelle", "label"),
    ("valeurs", "values"),
    ("obligatoire", "required"),
    ("externe", "external"),
    ("duree", "hours"),
    ("heures", "hours"),
    ("contenu", "content"),
    ("capacite", "capacity"),
    ("places", "capacity"),
    ("seances", "sessions"),
    ("debut", "start"),
    ("fin", "end"),
    ("formateur", "trainer"),
    ("formatrice", "trainer"),
    ("lien", "link"),
    ("lieu", "place"),
    ("etat", "state"),
    ("remarque", "note"),
];

/// Marks that people put around a text.
const QUOTES: [char; 11] = ['"', '\'', '“', '”', '„', '«', '»', '‘', '’', '‹', '›'];

/// Marks that end a text as they begin it.
pub const STRAIGHT: [char; 2] = ['"', '\''];

/// What a key takes; none of an unknown key.
pub fn wanted(section: &str, key: &str) -> Option<ValueKind> {
    if section == "eligibility" {
        return Some(ValueKind::Texts);
    }
    KEYS.iter().find(|(known, _)| *known == key).map(|(_, kind)| *kind)
}

/// The key that a French word, accents or not, stands for.
pub fn key_named(typed: &str) -> Option<&'static str> {
    let folded = folded_words(typed).join("_");
    if folded.is_empty() {
        return None;
    }
    let first = folded.split('_').next().unwrap_or_default();
    let known = |word: &str| KEYS.iter().map(|(key, _)| *key).find(|key| *key == word);
    let french = |word: &str| FRENCH.iter().find(|(french, _)| *french == word).map(|(_, key)| *key);
    known(&folded).or_else(|| french(&folded)).or_else(|| french(first)).or_else(|| known(first)).or_else(|| {
        crate::domain::suggest::nearest(&folded, KEYS.iter().map(|(key, _)| *key))
            .filter(|near| near.starts_with(&folded[..1]) && near.len().abs_diff(folded.len()) < 2)
    })
}

/// Whether TOML reads that as one value.
pub fn is_value(raw: &str) -> bool {
    !raw.trim().is_empty() && !raw.contains('\n') && DeTable::parse(&format!("x = {raw}")).is_ok()
}

/// What was meant, as it must be typed.
pub fn meant(kind: ValueKind, raw: &str) -> Option<String> {
    let raw = raw.trim();
    let plain = bare(raw);
    if plain.is_empty() {
        return None;
    }
    let typed = match kind {
        ValueKind::Text if raw.starts_with(['[', '{']) => None,
        ValueKind::Text => Some(basic_string(&unescaped(raw, plain))),
        ValueKind::Flag => flag(plain).map(str::to_owned),
        ValueKind::Share => share(plain),
        ValueKind::Hours | ValueKind::Decimal => hours(plain),
        ValueKind::Whole => whole(plain),
        ValueKind::Date => date(plain),
        ValueKind::Time => time(plain),
        ValueKind::Texts if !raw.contains([',', ';', '[', ']']) => {
            Some(format!("[{}]", basic_string(&unescaped(raw, plain))))
        }
        ValueKind::Dates => date(plain).map(|date| format!("[{date}]")),
        _ => None,
    }?;
    (typed != raw && is_value(&typed)).then_some(typed)
}

/// What is wrong with a value that was not understood as it stands.
pub fn fault(key: &str, kind: ValueKind, raw: &str) -> Fault {
    let text = raw.trim().to_owned();
    let straight = |found: Option<char>| found.filter(|found| STRAIGHT.contains(found));
    match kind {
        ValueKind::Text | ValueKind::Texts => match (straight(text.chars().next()), straight(text.chars().next_back()))
        {
            (Some(_), Some(_)) if text.chars().count() > 1 && text.contains('\\') => Fault::Backslash,
            (Some(first), Some(last)) if first == last && text.chars().count() > 1 => Fault::QuoteInside,
            (Some(_), _) => Fault::QuoteMissing,
            (None, Some(_)) => Fault::QuoteMissingBefore,
            (None, None) => Fault::QuotesNeeded { text },
        },
        ValueKind::Share | ValueKind::Hours | ValueKind::Decimal if is_decimal_comma(&text) => {
            Fault::DecimalComma { text }
        }
        ValueKind::Date => Fault::NotADate { text: bare(&text).to_owned() },
        ValueKind::Time => Fault::NotATime { text: bare(&text).to_owned() },
        _ => Fault::Miswritten { key: key.to_owned(), wanted: kind, text },
    }
}

fn is_decimal_comma(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(',').is_some_and(|(whole, decimals)| digits(whole) && digits(decimals))
}

/// Without the marks around it, one on each side.
fn bare(raw: &str) -> &str {
    let raw = raw.trim();
    let inner = raw.strip_prefix(QUOTES).unwrap_or(raw);
    let inner = inner.strip_suffix(QUOTES).unwrap_or(inner);
    if inner == raw { raw } else { inner.trim() }
}

/// A text between double quotes has its quotes written `\"`.
fn unescaped(raw: &str, plain: &str) -> String {
    if raw.starts_with('"') { plain.replace("\\\"", "\"") } else { plain.to_owned() }
}

fn flag(text: &str) -> Option<&'static str> {
    match folded_words(text).join(" ").as_str() {
        "true" | "vrai" | "oui" | "yes" | "1" => Some("true"),
        "false" | "faux" | "non" | "no" | "0" => Some("false"),
        _ => None,
    }
}

/// Digits with at most one point or comma, as TOML writes them: `.8` is `0.8`.
fn decimal(text: &str) -> Option<String> {
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + decimals.len() == 0 || whole.len() > 9 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") })
}

fn share(text: &str) -> Option<String> {
    let typed = match text.strip_suffix('%') {
        Some(percent) => {
            let percent = decimal(percent.trim())?;
            let (whole, decimals) = percent.split_once('.').unwrap_or((&percent, ""));
            let digits = format!("{whole:0>3}");
            let (ones, hundredths) = digits.split_at(digits.len() - 2);
            let decimals = format!("{hundredths}{decimals}");
            let decimals = decimals.trim_end_matches('0');
            if decimals.is_empty() { ones.to_owned() } else { format!("{ones}.{decimals}") }
        }
        None => decimal(text)?,
    };
    values::share(&typed).map(|_| typed)
}

/// `1,5`, `8 h`, `8h30`, `7:30`, where it comes to hundredths of an hour.
fn hours(text: &str) -> Option<String> {
    let unit = ["heures", "heure", "hours", "hour", "h"].iter().find_map(|unit| text.strip_suffix(unit));
    if let Some(typed) = decimal(unit.unwrap_or(text).trim()) {
        return values::hours(&typed).map(|_| typed);
    }
    let (hours, minutes) = text.split_once(['h', ':'])?;
    let (hours, minutes) = (hours.trim().parse::<u32>().ok()?, minutes.trim());
    let minutes = if minutes.len() == 2 { minutes.parse::<u32>().ok()? } else { return None };
    // Hundredths of an hour are three fifths of a minute.
    if hours > 9999 || minutes > 59 || minutes % 3 != 0 {
        return None;
    }
    let hundredths = format!("{:02}", minutes / 3 * 5);
    let decimals = hundredths.trim_end_matches('0');
    Some(if decimals.is_empty() { hours.to_string() } else { format!("{hours}.{decimals}") })
}

/// Digits, perhaps with what they count behind them: `12 personnes`, `012`, `1 200`, `12,0`.
fn whole(text: &str) -> Option<String> {
    let end = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let spaced: String = digits.chars().filter(|c| !c.is_whitespace()).collect();
    let typed = decimal(&spaced)?;
    let typed = match typed.split_once('.') {
        Some((whole, decimals)) if decimals.bytes().all(|byte| byte == b'0') => whole.to_owned(),
        Some(_) => return None,
        None => typed,
    };
    let counted = unit.split_whitespace().count() <= 1 && unit.chars().all(|c| c.is_alphabetic() || c == '.');
    counted.then_some(typed)
}

fn date(text: &str) -> Option<String> {
    match DateWord::parse(&text.replace('\u{a0}', " ")) {
        Ok(DateWord::Day(date)) => Some(date.to_string()),
        _ => None,
    }
}

fn time(text: &str) -> Option<String> {
    let written = |text: &str| values::clock_time(text).map(|time| time.format("%H:%M").to_string());
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    // `14.30` is a time; `14.5` or `14.50` may count hours in decimals.
    let dotted = text.split_once(['.', ',']).filter(|(hour, minute)| {
        digits(hour) && digits(minute) && minute.len() == 2 && !matches!(*minute, "25" | "50" | "75")
    });
    match dotted {
        Some((hour, minute)) => written(&format!("{hour}:{minute}")),
        None if !text.is_empty() && digits(text) => written(&format!("{text}h")),
        None => written(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_what_its_key_takes() {
        for (kind, raw, typed) in [
            (ValueKind::Share, "0,8", Some("0.8")),
            (ValueKind::Share, "75 %", Some("0.75")),
            (ValueKind::Share, "100%", Some("1")),
            (ValueKind::Share, "7,5 %", Some("0.075")),
            (ValueKind::Share, ".8", Some("0.8")),
            (ValueKind::Share, "120 %", None),
            (ValueKind::Hours, "1,5", Some("1.5")),
            (ValueKind::Hours, "8 h", Some("8")),
            (ValueKind::Hours, "8h30", Some("8.5")),
            (ValueKind::Hours, "7:20", None),
            (ValueKind::Flag, "True", Some("true")),
            (ValueKind::Flag, "\"non\"", Some("false")),
            (ValueKind::Flag, "peut-être", None),
            (ValueKind::Text, "oui", Some("\"oui\"")),
            (ValueKind::Text, "« L'été »", Some("\"L'été\"")),
            (ValueKind::Text, "'L'été'", Some("\"L'été\"")),
            (ValueKind::Text, "\"L\"été\" du fil\"", Some("\"L\\\"été\\\" du fil\"")),
            (ValueKind::Whole, "12 personnes", Some("12")),
            (ValueKind::Whole, "012", Some("12")),
            (ValueKind::Whole, "12,5", None),
            (ValueKind::Whole, "douze", None),
            (ValueKind::Date, "16 mars 2026", Some("2026-03-16")),
            (ValueKind::Date, "2026/3/16", Some("2026-03-16")),
            (ValueKind::Date, "16/03/26", None),
            (ValueKind::Date, "31/02/2026", None),
            (ValueKind::Date, "demain", None),
            (ValueKind::Time, "9:30", Some("09:30")),
            (ValueKind::Time, "14", Some("14:00")),
            (ValueKind::Time, "14.30", Some("14:30")),
            (ValueKind::Time, "14.5", None),
            (ValueKind::Time, "24:00", None),
            (ValueKind::Texts, "jouer", Some("[\"jouer\"]")),
        ] {
            assert_eq!(meant(kind, raw).as_deref(), typed, "{kind:?} {raw}");
        }
    }

    #[test]
    fn a_key_is_known_by_its_french_name() {
        for (typed, key) in [("titré", "title"), ("sectör", "sector"), ("début", "start"), ("capacité", "capacity")]
        {
            assert_eq!(key_named(typed), Some(key));
        }
        assert_eq!(key_named("météo"), None);
    }
}
