//! What is understood for a word of a closed list: every gender and number of the French word, whatever the case and
//! accents, the English word, and the key itself.

use crate::lang::folded_words;
use crate::lang::words::Lang;

pub use crate::domain::vocabulary::Value;

/// The word meant by what was typed: the key, the English word, or the French word in any gender and number,
/// inclusive writing included (`salarié·e·s`, `bénévoles`, `demandeuse d'emploi`).
pub fn understood<T: Copy + Into<Value>>(all: &[T], typed: &str) -> Option<T> {
    // A key is a key, even one that reads like the ending of a word: line `e` of the yearly return.
    let plain = folded_words(typed);
    if let Some(keyed) = all.iter().copied().find(|word| folded_words((*word).into().key()) == plain) {
        return Some(keyed);
    }
    let typed = stems(typed);
    if typed.is_empty() {
        return None;
    }
    all.iter().copied().find(|word| {
        let value: Value = (*word).into();
        [value.key(), value.word(Lang::En), value.word(Lang::Fr)].iter().any(|known| stems(known) == typed)
    })
}

/// Folded words without gender and number; endings split off by a midpoint or brackets are dropped.
fn stems(text: &str) -> Vec<String> {
    const ENDINGS: [&str; 7] = ["e", "s", "es", "euse", "euses", "ere", "iere"];
    folded_words(text).iter().filter(|word| !ENDINGS.contains(&word.as_str())).map(|word| stem(word)).collect()
}

/// Endings of feminine words, folded, and of their masculine.
pub const FEMININE: [(&str, &str); 3] = [("euse", "eur"), ("iere", "ier"), ("ique", "ic")];

fn stem(word: &str) -> String {
    let word = word.strip_suffix('s').unwrap_or(word);
    for (ending, masculine) in FEMININE {
        if let Some(root) = word.strip_suffix(ending) {
            return format!("{root}{masculine}");
        }
    }
    word.trim_end_matches('e').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::{Attendance, BpfLine, PersonStatus};

    #[test]
    fn french_words_are_understood_in_any_gender_and_number() {
        let cases = [
            ("salariée", PersonStatus::Employee),
            ("Salarié·e·s", PersonStatus::Employee),
            ("salarié(e)", PersonStatus::Employee),
            ("BENEVOLES", PersonStatus::Volunteer),
            ("agente publique", PersonStatus::PublicAgent),
            ("travailleuse non salariée", PersonStatus::SelfEmployed),
            ("demandeuse d’emploi", PersonStatus::JobSeeker),
            ("demandeur·euse d'emploi", PersonStatus::JobSeeker),
            ("particulière", PersonStatus::Individual),
            ("job_seeker", PersonStatus::JobSeeker),
            ("job seeker", PersonStatus::JobSeeker),
        ];
        for (typed, status) in cases {
            assert_eq!(understood(PersonStatus::ALL, typed), Some(status), "{typed}");
        }
        assert_eq!(understood(PersonStatus::ALL, "boss"), None);
        assert_eq!(understood(Attendance::ALL, "excusées"), Some(Attendance::Excused));
        assert_eq!(understood(Attendance::ALL, "e"), None);
        for line in BpfLine::ALL {
            assert_eq!(understood(BpfLine::ALL, line.key()), Some(*line), "{}", line.key());
            assert_eq!(understood(BpfLine::ALL, &line.key().to_uppercase()), Some(*line), "{}", line.key());
        }
    }
}
