//! A word as it is typed in a shell: signs that mean something there are quoted.

use super::line::Shell;

/// As it is typed where nothing is quoted yet, or within a quote that is open.
pub fn quoted(text: &str, shell: Shell, open: Option<char>) -> String {
    match (shell, open) {
        (Shell::Bash, Some('\'')) => text.replace('\'', r"'\''"),
        (Shell::Bash, Some(_)) => escaped(text, |sign| matches!(sign, '"' | '\\' | '$' | '`')),
        (Shell::Bash, None) => escaped(text, is_special),
        (Shell::Power, Some('"')) => text
            .chars()
            .flat_map(|sign| matches!(sign, '"' | '$' | '`').then_some('`').into_iter().chain([sign]))
            .collect(),
        (Shell::Power, Some(_)) => text.replace('\'', "''"),
        (Shell::Power, None) if text.chars().any(|sign| is_special(sign) || matches!(sign, ',' | '@' | '{' | '}')) => {
            format!("'{}'", text.replace('\'', "''"))
        }
        // These two quote by themselves.
        (Shell::Power, None) | (Shell::Zsh | Shell::Fish, _) => text.to_owned(),
    }
}

fn escaped(text: &str, is_special: fn(char) -> bool) -> String {
    text.chars().flat_map(|sign| is_special(sign).then_some('\\').into_iter().chain([sign])).collect()
}

/// Whether a sign means something to a shell.
fn is_special(sign: char) -> bool {
    sign.is_whitespace() || r#"'"\$`!*?[](){}<>|&;#~"#.contains(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_a_shell_are_quoted_where_it_does_not_do_so() {
        assert_eq!(quoted("L'été & moi", Shell::Bash, None), r"L\'été\ \&\ moi");
        assert_eq!(quoted("L'été", Shell::Bash, Some('\'')), r"L'\''été");
        assert_eq!(quoted("l'$", Shell::Bash, Some('"')), r"l'\$");
        assert_eq!(quoted("L'été", Shell::Power, None), "'L''été'");
        assert_eq!(quoted("m1-2", Shell::Power, None), "m1-2");
        assert_eq!(quoted("Le Phare", Shell::Zsh, None), "Le Phare");
    }
}
