//! A line as it stands on the screen, taken apart into words as its shell does: for shells that hand over the line and
//! not its words.

/// Signs that begin and end a text of PowerShell in which nothing has a meaning (about_Quoting_Rules): `'`, U+2018 to U+201B.
pub const SINGLE_QUOTES: [char; 5] = ['\'', '\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}'];
/// Signs that begin and end a text of PowerShell in which `$` and its escape have a meaning: `"`, U+201C to U+201E.
pub const DOUBLE_QUOTES: [char; 4] = ['"', '\u{201c}', '\u{201d}', '\u{201e}'];

/// How a shell quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    /// PowerShell.
    Power,
}

impl Shell {
    /// The shell of a name.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "bash" => Self::Bash,
            "zsh" => Self::Zsh,
            "fish" => Self::Fish,
            "powershell" => Self::Power,
            _ => return None,
        })
    }

    /// Whether two signs are the same quote.
    fn closes(self, open: char, sign: char) -> bool {
        let same = |quotes: &[char]| quotes.contains(&open) && quotes.contains(&sign);
        open == sign || self == Self::Power && (same(&SINGLE_QUOTES) || same(&DOUBLE_QUOTES))
    }

    /// Whether a sign begins a quote.
    fn opens(self, sign: char) -> bool {
        let is_one = SINGLE_QUOTES.contains(&sign) || DOUBLE_QUOTES.contains(&sign);
        matches!(sign, '\'' | '"') || self == Self::Power && is_one
    }

    /// The sign that takes its meaning from the one behind it.
    pub fn escape(self) -> char {
        if self == Self::Power { '`' } else { '\\' }
    }
}

/// A word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineWord {
    /// As it stands there.
    pub raw: String,
    /// What it says.
    pub text: String,
    /// The quote that is still open at its end.
    pub quote: Option<char>,
}

/// The words of a line up to the cursor; the last is the one that is being typed, empty behind a space.
pub fn words(line: &str, shell: Shell) -> Vec<LineWord> {
    let mut words = vec![LineWord::default()];
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        let Some(word) = words.last_mut() else { break };
        match (word.quote, sign) {
            (None, ' ' | '\t' | '\n') => {
                if !word.raw.is_empty() {
                    words.push(LineWord::default());
                }
                continue;
            }
            (None, sign) if shell.opens(sign) => word.quote = Some(sign),
            (Some(open), sign) if shell.closes(open, sign) => word.quote = None,
            (quote, sign) if sign == shell.escape() && !quote.is_some_and(|open| SINGLE_QUOTES.contains(&open)) => {
                word.raw.push(sign);
                if let Some(next) = signs.next() {
                    word.raw.push(next);
                    // Within quotes the sign stands for itself, unless what follows has a meaning there.
                    if quote == Some('"') && !matches!(next, '"' | '\\' | '$' | '`') {
                        word.text.push(sign);
                    }
                    word.text.push(next);
                }
                continue;
            }
            (_, sign) => word.text.push(sign),
        }
        word.raw.push(sign);
    }
    words
}

/// What a word says.
pub fn word(raw: &str, shell: Shell) -> LineWord {
    // A space within it has come from the shell as it is.
    words(raw, shell)
        .into_iter()
        .reduce(|all, next| LineWord {
            raw: format!("{} {}", all.raw, next.raw),
            text: format!("{} {}", all.text, next.text),
            quote: next.quote,
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_taken_apart_as_its_shell_does() {
        let said = |line: &str, shell| words(line, shell).into_iter().map(|word| word.text).collect::<Vec<_>>();
        assert_eq!(said("formation attend ", Shell::Bash), ["formation", "attend", ""]);
        assert_eq!(said(r"x --as Le\ Ph", Shell::Bash), ["x", "--as", "Le Ph"]);
        assert_eq!(said(r#"x "Le Ph" 'L"a'"#, Shell::Bash), ["x", "Le Ph", "L\"a"]);
        assert_eq!(said("x Le` Ph", Shell::Power), ["x", "Le Ph"]);
        assert_eq!(said(r"x C:\données", Shell::Power), ["x", r"C:\données"]);
        assert_eq!(said("x ‘Le Ph’ “L a„", Shell::Power), ["x", "Le Ph", "L a"]);
        let last = words(r#"x --as="Le P"#, Shell::Bash).pop().unwrap();
        assert_eq!((last.raw.as_str(), last.text.as_str(), last.quote), (r#"--as="Le P"#, "--as=Le P", Some('"')));
    }
}
