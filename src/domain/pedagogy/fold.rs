//! Names of structures and tags as they are compared: no case, no accents, no signs.

use crate::lang::folded_words;

/// What two writings of one name share; none of a name of blanks. A name that is signs alone, `✨`, is compared as it is
/// written.
pub fn key(text: &str) -> Option<String> {
    let words = folded_words(text).join(" ");
    let key = if words.is_empty() { text.trim().to_owned() } else { words };
    (!key.is_empty()).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_of_one_name_meet() {
        for (one, other) in [("Lumière", " LUMIERE "), ("Compagnie du Pont", "compagnie-du-pont"), ("✨", "✨ ")] {
            assert_eq!(key(one), key(other), "{one}");
        }
        assert_ne!(key("✨"), key("🎵"));
        assert_ne!(key("Phare"), key("Le Phare"));
        assert_eq!(key(" \n"), None);
    }
}
