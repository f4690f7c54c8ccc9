//! A word as it is typed in a shell: signs that mean something there are quoted.

use super::line::{DOUBLE_QUOTES, SINGLE_QUOTES, Shell};

/// As it is typed where nothing is quoted yet, or within a quote that is open.
pub fn quoted(text: &str, shell: Shell, open: Option<char>) -> String {
    match (shell, open) {
        (Shell::Bash, Some('\'')) => text.replace('\'', r"'\''"),
        (Shell::Bash, Some(_)) => escaped(text, |sign| matches!(sign, '"' | '\\' | '$' | '`')),
        (Shell::Bash, None) => escaped(text, is_special),
        (Shell::Power, Some(open)) if DOUBLE_QUOTES.contains(&open) => {
            text.chars().flat_map(|sign| means_more(sign).then_some('`').into_iter().chain([sign])).collect()
        }
        (Shell::Power, Some(_)) => doubled(text),
        (Shell::Power, None) if text.chars().any(|sign| is_special(sign) || is_special_in_powershell(sign)) => {
            format!("'{}'", doubled(text))
        }
        // These two quote by themselves.
        (Shell::Power, None) | (Shell::Zsh | Shell::Fish, _) => text.to_owned(),
    }
}

/// Single quotes doubled, all that PowerShell takes for one.
fn doubled(text: &str) -> String {
    text.chars().flat_map(|sign| SINGLE_QUOTES.contains(&sign).then_some(sign).into_iter().chain([sign])).collect()
}

/// Whether a sign means something within double quotes of PowerShell.
fn means_more(sign: char) -> bool {
    DOUBLE_QUOTES.contains(&sign) || matches!(sign, '$' | '`')
}

fn is_special_in_powershell(sign: char) -> bool {
    SINGLE_QUOTES.contains(&sign) || DOUBLE_QUOTES.contains(&sign) || matches!(sign, ',' | '@' | '{' | '}')
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
        assert_eq!(quoted("L’Étoile", Shell::Power, None), "'L’’Étoile'");
        assert_eq!(quoted("x’; calc; ’", Shell::Power, None), "'x’’; calc; ’’'");
        assert_eq!(quoted("x’; ‚calc", Shell::Power, Some('\'')), "x’’; ‚‚calc");
        assert_eq!(quoted("x” $a", Shell::Power, Some('"')), "x`” `$a");
        assert_eq!(quoted("Le Phare", Shell::Zsh, None), "Le Phare");
    }
}
