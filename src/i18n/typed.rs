//! Words of a command that a remark tells to type, as a shell takes them.

/// A word, in quotes where a shell would take it apart.
pub fn word(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_.,:=@/+%".contains(c);
    if !text.is_empty() && text.chars().all(plain) { text.to_owned() } else { in_quotes(text) }
}

/// A word in quotes.
pub fn in_quotes(word: &str) -> String {
    if word.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", word.replace('\'', "'\\''"))
    } else {
        format!("\"{word}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn a_shell_takes_each_as_one_word() {
        for (text, typed) in [
            ("rejets.csv", "rejets.csv"),
            ("../à revoir/rejets.csv", "\"../à revoir/rejets.csv\""),
            ("", "\"\""),
            ("l'\"$HOME\"", "'l'\\''\"$HOME\"'"),
        ] {
            assert_eq!(word(text), typed);
        }
    }
}
