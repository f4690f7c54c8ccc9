//! A command line as it is shown, so that it could be typed again, and its words read back.

/// A command line as it could be typed again.
pub fn command_line(words: &[String]) -> String {
    let typed = words.iter().enumerate().map(|(position, word)| {
        if position == 0 {
            word.rsplit(['/', '\\']).next().unwrap_or(word).to_owned()
        } else if !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "-_.,:=@/+%…".contains(c)) {
            word.clone()
        } else {
            format!("'{}'", word.replace('\'', "'\\''"))
        }
    });
    typed.collect::<Vec<_>>().join(" ")
}

/// The words of such a command line.
pub fn typed_words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted, mut letters) = (Vec::new(), None::<String>, false, command.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\'' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            '\\' if !quoted => word.get_or_insert_default().extend(letters.next()),
            ' ' if !quoted => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::{command_line, typed_words};

    #[test]
    fn a_command_line_can_be_typed_again() {
        let words = ["/usr/bin/formation", "withdraw", "Zoé", "--reason", "n'a plus le temps", ""];
        let words: Vec<String> = words.map(str::to_owned).to_vec();
        assert_eq!(command_line(&words), r"formation withdraw Zoé --reason 'n'\''a plus le temps' ''");
        assert_eq!(
            typed_words(&command_line(&words)),
            ["formation", "withdraw", "Zoé", "--reason", "n'a plus le temps", ""]
        );
    }
}
