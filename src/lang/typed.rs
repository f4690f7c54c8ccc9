//! Words of a command that a remark tells to type, as a shell takes them.

use std::fmt::Write;

/// A word, in quotes where a shell would take it apart or act on it.
pub fn word(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_.,:=@/+%…".contains(c);
    if !text.is_empty() && !text.starts_with('=') && text.chars().all(plain) {
        text.to_owned()
    } else {
        in_quotes(text)
    }
}

/// A word in quotes. A backtick and what a terminal would obey are written as escapes: they would end the command, or not
/// be seen.
pub fn in_quotes(word: &str) -> String {
    if word.contains(|c: char| c == '`' || c.is_control()) {
        let mut quoted = String::from("$'");
        for c in word.chars() {
            match c {
                '\\' | '\'' => quoted.extend(['\\', c]),
                '`' => quoted.push_str("\\x60"),
                c if c.is_control() => {
                    let _ = write!(quoted, "\\u{:04x}", u32::from(c)); // a String takes everything
                }
                c => quoted.push(c),
            }
        }
        quoted + "'"
    } else if word.contains(['"', '$', '\\', '!']) {
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
            ("`id` l'\n", "$'\\x60id\\x60 l\\'\\u000a'"),
            ("=ls", "\"=ls\""),
        ] {
            assert_eq!(word(text), typed);
        }
    }
}
