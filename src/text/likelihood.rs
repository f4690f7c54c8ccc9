//! How much a text looks as people write it. Owns the judgement of single letters and signs, by which encodings with one
//! byte a letter are told apart; refuses to know which bytes they were.

/// How much a text looks like French: letters of French among letters of their case, and the signs that stand where
/// people put them, against what nobody types inside a word.
pub fn likelihood(text: &str) -> i64 {
    let (mut score, mut before) = (0, None);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            score += worth(c, before, chars.peek().copied());
        }
        before = Some(c);
    }
    score
}

fn worth(c: char, before: Option<char>, after: Option<char>) -> i64 {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let inside = letter(before) || letter(after);
    let digit = before.is_some_and(|c| c.is_ascii_digit() || c == ' ' || c == '\u{a0}');
    match c {
        'é' | 'è' | 'à' | 'ê' | 'ç' | 'ë' | 'î' | 'ï' | 'ô' | 'û' | 'ù' | 'â' | 'œ' | 'ü' | 'ö' | 'ä' | 'æ' | 'ÿ' =>
        {
            // A small letter between capitals is a capital of another encoding; one that begins a cell often is.
            if before.is_some_and(char::is_uppercase) && after.is_some_and(char::is_uppercase) {
                -3
            } else if before.is_none_or(|c| matches!(c, ';' | ',' | '\t' | '"' | '\n' | '\r')) {
                1
            } else {
                3
            }
        }
        'É' | 'È' | 'À' | 'Ê' | 'Ç' | 'Ë' | 'Î' | 'Ï' | 'Ô' | 'Û' | 'Ù' | 'Â' | 'Œ' | 'Ü' | 'Ö' | 'Ä' | 'Æ' | 'Ÿ' => {
            if before.is_some_and(char::is_lowercase) {
                -3
            } else {
                2
            }
        }
        '’' | '‘' if letter(before) && letter(after) => 2,
        '€' if digit => 2,
        '«' | '»' | '\u{a0}' | '–' | '—' | '“' | '”' | '…' | '°' | '€' | '·' | '²' | '³' | '½' => {
            i64::from(!inside)
        }
        'á' | 'í' | 'ó' | 'ú' | 'ñ' | 'ã' | 'õ' | 'å' | 'ø' | 'ß' | 'š' | 'ž' | 'ì' | 'ò' => {
            if before.is_some_and(char::is_uppercase) { -2 } else { 0 }
        }
        c if c.is_uppercase() => {
            if before.is_some_and(char::is_lowercase) {
                -3
            } else {
                -1
            }
        }
        c if c.is_control() => -4,
        c if c.is_alphabetic() => -1,
        _ => {
            if inside {
                -3
            } else {
                -1
            }
        }
    }
}
