//! A mean of the grid in colour: its sign stays, so that black and white says the same.

use crate::document::heat::step_of;

/// The colours of the steps, from the lowest: one hue, from pale to bright, as on the page.
const COLOURS: [&str; 6] = ["2;37", "2;36", "36", "96", "94", "1;94"];

/// A line of a table with the signs of its means in colour. A sign of a mean stands behind a space that is not broken;
/// one in a text does not. None where there is no mean.
pub fn painted(line: &str) -> Option<String> {
    let mut any = false;
    let mut out = String::with_capacity(line.len() + 16);
    let mut before = ' ';
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        let ends = signs.peek().is_none_or(|next| *next == ' ');
        match step_of(sign).filter(|_| before == '\u{a0}' && ends) {
            Some(step) => {
                any = true;
                out.extend(["\u{1b}[", COLOURS[usize::from(step)], "m"]);
                out.push(sign);
                out.push_str("\u{1b}[0m");
            }
            None => out.push(sign),
        }
        before = sign;
    }
    any.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_signs_of_means_are_coloured() {
        assert_eq!(painted("Le ▄ son  3,50\u{a0}▄  ○ "), Some("Le ▄ son  3,50\u{a0}\u{1b}[96m▄\u{1b}[0m  ○ ".into()));
        assert_eq!(painted("0,20\u{a0}○"), Some("0,20\u{a0}\u{1b}[2;37m○\u{1b}[0m".into()));
        assert_eq!(painted("Le ▄ son ██▌"), None);
    }
}
