//! A written moment cut into numbers, words and signs. Owns which characters are the same one: every space, every
//! hyphen. Refuses to know what they mean.

use deunicode::deunicode;

use super::vocabulary::CountedUnit;

/// One piece of what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// Digits that stand together.
    Number {
        /// Their value; too many digits for one are no token.
        value: u32,
        /// How many they are.
        digits: usize,
    },
    /// Letters that stand together.
    Word {
        /// Small, no accents.
        folded: String,
        /// `AM` and not `am` or `Am`.
        capitals: bool,
        /// `à` and not `a`.
        accented: bool,
        /// Small, in its own script.
        small: String,
    },
    /// A sign behind a number that says what it counts: `年`, `시`.
    Unit(CountedUnit),
    /// Any other character that is no space.
    Sign(char),
}

/// Cuts a text; nothing where it holds a number too long for any date.
pub fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut characters = text.chars().filter(|c| !invisible(*c)).peekable();
    while let Some(first) = characters.next() {
        if first.is_whitespace() {
        } else if let Some(first) = digit(first) {
            let mut number = String::from(first);
            while let Some(digit) = characters.next_if(|c| digit(*c).is_some()).and_then(digit) {
                number.push(digit);
            }
            tokens.push(Token::Number { value: number.parse().ok()?, digits: number.len() });
        } else if let Some(unit) =
            CountedUnit::by(first).filter(|_| matches!(tokens.last(), Some(Token::Number { .. })))
        {
            tokens.push(Token::Unit(unit));
        } else if first.is_alphabetic() {
            let mut word = String::from(first);
            while let Some(letter) = characters.next_if(|c| c.is_alphabetic()) {
                word.push(letter);
            }
            tokens.push(Token::Word {
                capitals: word.chars().all(char::is_uppercase),
                accented: !word.is_ascii(),
                small: word.to_lowercase(),
                folded: deunicode(&word).to_lowercase(),
            });
        } else {
            tokens.push(Token::Sign(sign(first)));
        }
    }
    Some(tokens)
}

/// A digit of any script that browsers write dates in.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 5] = [0x30, 0x660, 0x6f0, 0x966, 0xff10];
    ZEROS.iter().find_map(|zero| char::from_digit(u32::from(c).checked_sub(*zero)?.min(10), 10))
}

/// Marks that no eye sees: byte order mark, zero-width space, marks of writing direction.
fn invisible(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}')
}

fn sign(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{FF0F}' => '/',
        '\u{FF1A}' => ':',
        '\u{FF0C}' | '،' | '、' => ',',
        '’' => '\'',
        other => other,
    }
}
