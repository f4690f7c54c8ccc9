//! The two days that a program writes into a PDF, overwritten in place, so that the same page gives the same bytes.

use chrono::NaiveDate;

const KEYS: [&[u8]; 4] = [b"/CreationDate (D:", b"/ModDate (D:", b"/CreationDate(D:", b"/ModDate(D:"];

/// Sets both to noon of that day. Their width is fixed: no offset of the file moves.
pub fn set(pdf: &mut [u8], day: NaiveDate) {
    let moment = format!("{}120000+00'00'", day.format("%Y%m%d"));
    for key in KEYS {
        let places: Vec<usize> = memchr::memmem::find_iter(pdf, key).collect();
        for at in places {
            let from = at + key.len();
            let old = &mut pdf[from..];
            let width = old.iter().position(|byte| *byte == b')').unwrap_or(0).min(moment.len());
            if old[..width].iter().take(14).all(u8::is_ascii_digit) && width >= 14 {
                old[..width].copy_from_slice(&moment.as_bytes()[..width]);
            }
        }
    }
}

/// The day that [`set`] wrote into a PDF.
pub fn printed_on(pdf: &[u8]) -> Option<NaiveDate> {
    let after = |key: &[u8]| memchr::memmem::find(pdf, key).map(|at| at + key.len());
    let from = KEYS.into_iter().find_map(after)?;
    let digits = std::str::from_utf8(pdf.get(from..from + 8)?).ok()?;
    NaiveDate::parse_from_str(digits, "%Y%m%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_two_days_change() {
        let mut pdf =
            b"<</Creator (x)\n/CreationDate (D:20261130084055+01'00')\n/ModDate (D:20261130084055Z)>> /ModDate (D:x)"
                .to_vec();
        set(&mut pdf, NaiveDate::from_ymd_opt(2021, 6, 1).unwrap());
        assert_eq!(printed_on(&pdf), NaiveDate::from_ymd_opt(2021, 6, 1));
        assert_eq!(printed_on(b"no PDF"), None);
        let set = String::from_utf8(pdf).unwrap();
        assert_eq!(
            set,
            "<</Creator (x)\n/CreationDate (D:20210601120000+00'00')\n/ModDate (D:20210601120000+)>> /ModDate (D:x)"
        );
    }
}
