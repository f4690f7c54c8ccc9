//! Phone numbers and what a spreadsheet makes of them: it takes them for numbers, and their first zero or their plus is
//! gone. Owns how a number is known that lost its sign, and how one is written that will not lose it. Where a number may be
//! two, it stays as it is.

/// Codes of countries and regions from which people come to us, with the figures that follow (ITU-T E.164 and the plans of
/// numbers of each): how many there are, and with which they begin.
#[rustfmt::skip]
const PLANS: &[(&str, &[usize], &[&str])] = &[
    ("33", &[9], &["1", "2", "3", "4", "5", "6", "7", "8", "9"]),
    // Overseas France.
    ("262", &[9], &["262", "263", "269", "639", "692", "693", "976"]), ("590", &[9], &["590", "690", "691", "976"]),
    ("594", &[9], &["594", "694", "976"]), ("596", &[9], &["596", "696", "697", "976"]),
    // Neighbours.
    ("32", &[9], &["4"]), ("41", &[9], &["2", "3", "4", "5", "6", "7", "8", "9"]), ("352", &[9], &["6"]),
    ("377", &[9], &["6"]), ("39", &[10], &["3"]), ("34", &[9], &["6", "7", "8", "9"]), ("44", &[10], &["1", "2", "3", "7"]),
    ("49", &[10, 11], &["15", "16", "17"]), ("31", &[9], &["6"]), ("351", &[9], &["2", "9"]), ("353", &[9], &["8"]),
    // Others.
    ("212", &[9], &["5", "6", "7"]), ("213", &[9], &["5", "6", "7"]), ("221", &[9], &["3", "7"]), ("225", &[10], &["0", "2"]),
    ("237", &[9], &["2", "6"]), ("243", &[9], &["8", "9"]), ("261", &[9], &["3"]), ("1", &[10], &["2", "3", "4", "5", "6", "7", "8", "9"]),
];

/// A phone number that a spreadsheet cut, as it was: of nine digits the first zero is back, what begins with the code of a
/// country and is as long as the numbers there has its plus back. None for any other.
pub fn restored(number: &str) -> Option<String> {
    // Points, spaces and hyphens part digits; anything else (`+`, `(0)`, words) was typed by somebody.
    let plain = number.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '-'));
    if !plain || number.chars().find(char::is_ascii_digit).is_none_or(|first| first == '0') {
        return None;
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 9 {
        return Some(format!("0{digits}"));
    }
    let of_plan = |(code, lengths, begins): &(&str, &[usize], &[&str])| {
        let rest = digits.strip_prefix(code);
        rest.is_some_and(|rest| lengths.contains(&rest.len()) && begins.iter().any(|begin| rest.starts_with(begin)))
    };
    PLANS.iter().any(of_plan).then(|| format!("+{digits}"))
}

/// A phone number of digits alone in groups, which a spreadsheet takes for a text: `06 39 98 01 01`, `+33 6 39 98 01 02`,
/// `+41 791 23 45 67`. None where it is one already, or no phone number.
pub fn grouped(number: &str) -> Option<String> {
    let (prefix, digits) = match number.strip_prefix('+') {
        Some(rest) => ("+", rest.replace(['-', '.'], "")),
        None => match number.strip_prefix("00") {
            Some(rest) => ("00", rest.to_owned()),
            None => ("", number.to_owned()),
        },
    };
    let abroad = !prefix.is_empty();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if digits.starts_with('0') == abroad || !(8..=15).contains(&digits.len()) {
        return None;
    }
    if !abroad {
        return (digits.len() == 10).then(|| parted(&digits, &[2, 2, 2, 2, 2]));
    }
    let (country, rest) = digits.split_at(country_digits(&digits));
    let groups: &[usize] = match rest.len() {
        9 if country == "33" => &[1, 2, 2, 2, 2],
        length => foreign_groups(length),
    };
    Some(format!("{prefix}{country} {}", parted(rest, groups)))
}

/// A French number written as from abroad, as it is dialled at home: `06 39 98 01 02` of `+33 6 39 98 01 02` and of
/// `0033639980102`. None of any other.
pub fn national(number: &str) -> Option<String> {
    let rest = number.strip_prefix("+33").or_else(|| number.strip_prefix("0033"))?.replace("(0)", "");
    let digits: String = rest.chars().filter(|sign| !matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | '.' | '-')).collect();
    let french = digits.len() == 9 && !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    french.then(|| parted(&format!("0{digits}"), &[2, 2, 2, 2, 2]))
}

/// How a number of another country is parted: nobody's own way, but one that ends in two digits. Excel takes a last group
/// of three for the thousands of a number.
fn foreign_groups(length: usize) -> &'static [usize] {
    match length {
        ..=6 => &[2, 2, 2],
        7 => &[3, 2, 2],
        8 => &[1, 3, 2, 2],
        9 => &[3, 2, 2, 2],
        10 => &[3, 3, 2, 2],
        11 => &[4, 3, 2, 2],
        12 => &[3, 3, 2, 2, 2],
        _ => &[3, 3, 3, 2, 2],
    }
}

/// Digits in groups of those lengths; what is left over goes in front.
fn parted(digits: &str, groups: &[usize]) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = digits;
    for length in groups.iter().rev() {
        let (before, part) = rest.split_at(rest.len().saturating_sub(*length));
        if !part.is_empty() {
            parts.push(part);
        }
        rest = before;
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts.reverse();
    parts.join(" ")
}

/// How many digits the code of a country has (ITU-T E.164).
fn country_digits(digits: &str) -> usize {
    const TWO: [&str; 44] = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
        "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
        "86", "90", "91", "92", "93", "94", "95", "98",
    ];
    match digits.as_bytes()[0] {
        b'1' | b'7' => 1,
        _ if TWO.contains(&&digits[..2]) => 2,
        _ => 3,
    }
}

/// Whether a spreadsheet cut a number down to powers of ten: `3,36112E+10`. The last digits are lost.
pub fn is_scientific(cell: &str) -> bool {
    let Some((number, power)) = cell.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = number.replacen([',', '.'], "", 1);
    digits(&whole) && power.strip_prefix(['+', '-']).is_some_and(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_its_zero_or_its_plus_back_where_it_is_certain() {
        for (cut, whole) in [
            ("639980101", Some("0639980101")),
            ("6 39 98 01 01", Some("0639980101")),
            ("33639980102", Some("+33639980102")),
            ("41791234567", Some("+41791234567")),
            ("32470123456", Some("+32470123456")),
            ("590690123456", Some("+590690123456")),
            ("596696123456", Some("+596696123456")),
            ("352621123456", Some("+352621123456")),
            ("4915112345678", Some("+4915112345678")),
            ("2250707070707", Some("+2250707070707")),
            ("12025550123", Some("+12025550123")),
            ("0639980101", None),
            ("33039980102", None),
            ("+33639980102", None),
            ("639980101 (bureau)", None),
            ("41123456789", None),
            ("590123456789", None),
            ("3228881234", None),
            ("90176543800014", None),
            ("12345678901234", None),
            ("", None),
        ] {
            assert_eq!(restored(cut).as_deref(), whole, "{cut}");
        }
    }

    #[test]
    fn phones_lose_neither_zero_nor_plus() {
        for (digits, expected) in [
            ("0639980101", Some("06 39 98 01 01")),
            ("+33639980102", Some("+33 6 39 98 01 02")),
            ("+33-6-39-98-01-02", Some("+33 6 39 98 01 02")),
            ("0033639980102", Some("0033 6 39 98 01 02")),
            ("+3228881234", Some("+32 2 888 12 34")),
            ("+41791234567", Some("+41 791 23 45 67")),
            ("0041791234567", Some("0041 791 23 45 67")),
            ("+590690123456", Some("+590 690 12 34 56")),
            ("+12025550123", Some("+1 202 555 01 23")),
            ("+4915112345678", Some("+49 1511 234 56 78")),
            ("+1234567", None),
            ("06 39 98 01 01", None),
            ("90176543800014", None),
            ("01000", None),
            ("+33 6 39 98 01 02", None),
            ("06.39.98.01.01", None),
            ("+", None),
            ("", None),
        ] {
            assert_eq!(grouped(digits).as_deref(), expected, "{digits}");
        }
    }

    #[test]
    fn french_numbers_are_written_as_at_home() {
        for number in
            ["+33639980102", "+33 6 39 98 01 02", "0033639980102", "0033 6.39.98.01.02", "+33 (0)6 39 98 01 02"]
        {
            assert_eq!(national(number).as_deref(), Some("06 39 98 01 02"), "{number}");
        }
        for other in ["+41791234567", "+33 6 39 98 01", "0639980102", "+33 six", "+33"] {
            assert_eq!(national(other), None, "{other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn grouping_loses_no_digit(number in "(\\+|00)?[1-9][0-9]{7,14}") {
            if let Some(grouped) = grouped(&number) {
                proptest::prop_assert_eq!(grouped.replace(' ', ""), number);
                let last = grouped.rsplit(' ').next().map_or(0, str::len);
                proptest::prop_assert_eq!(last, 2);
            }
        }
    }
}
