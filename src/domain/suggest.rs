//! "Did you mean": the nearest known word to what was typed, when one is near enough to be worth saying.

use crate::lang::folded_words;

/// From this on a known word is worth suggesting (Jaro-Winkler on folded text).
const WORTH_SAYING: f64 = 0.80;

/// The nearest of the known words; none when two are equally near: nobody can tell which is meant.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = folded_words(typed).join(" ");
    let mut scored: Vec<(f64, &str)> = known
        .into_iter()
        .map(|word| (strsim::jaro_winkler(&typed, &folded_words(word).join(" ")), word))
        .filter(|(score, _)| *score >= WORTH_SAYING)
        .collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    match scored[..] {
        [(best, _), (next, _), ..] if (best - next).abs() < f64::EPSILON => None,
        [(_, word), ..] => Some(word),
        [] => None,
    }
}

/// The nearest thing by any of its names: its key, which comes first among them.
pub fn nearest_called<'a>(typed: &str, things: &[Vec<&'a str>]) -> Option<&'a str> {
    let found = nearest(typed, things.iter().flatten().copied())?;
    things.iter().find(|names| names.contains(&found)).and_then(|names| names.first().copied())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_typo_finds_its_word_and_nonsense_finds_none() {
        assert_eq!(nearest("2021-sprnig", ["2021-spring", "2021-autumn"]), Some("2021-spring"));
        assert_eq!(nearest("titel", ["title", "sector"]), Some("title"));
        assert_eq!(nearest("m2-8", ["m2-1", "m2-2"]), None, "two are as near");
        assert_eq!(nearest("zzz", ["title", "sector"]), None);
    }
}
