//! The names that a browser gives to the elements of a tagged PDF, `(node00000031)`: they count what it held in memory, and differ
//! from one run to the next. Numbered anew in place, so that the same page gives the same bytes.

use std::collections::BTreeSet;

const NAME: &[u8] = b"(node";
const DIGITS: usize = 8;

/// Gives them the numbers from 1 on. Their order stays, which the file's own index of them rests on, and their width, so that
/// no offset of the file moves.
pub fn number(pdf: &mut [u8]) {
    let places: Vec<usize> = memchr::memmem::find_iter(pdf, NAME)
        .map(|at| at + NAME.len())
        .filter(|from| {
            let ends = pdf.get(from + DIGITS) == Some(&b')');
            ends && pdf[*from..from + DIGITS].iter().all(u8::is_ascii_digit)
        })
        .collect();
    let names: BTreeSet<Vec<u8>> = places.iter().map(|from| pdf[*from..from + DIGITS].to_vec()).collect();
    let names: Vec<Vec<u8>> = names.into_iter().collect();
    for from in places {
        let place = &mut pdf[from..from + DIGITS];
        if let Ok(rank) = names.binary_search_by(|name| name.as_slice().cmp(place)) {
            place.copy_from_slice(format!("{:0DIGITS$}", rank + 1).as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_and_the_width_of_names_stay() {
        let mut pdf =
            b"/ID (node00000031)>> /Headers [(node00000031) (node00000040)] (node1) (node0000003x) (node00000009"
                .to_vec();
        number(&mut pdf);
        assert_eq!(
            String::from_utf8(pdf).unwrap(),
            "/ID (node00000001)>> /Headers [(node00000001) (node00000002)] (node1) (node0000003x) (node00000009"
        );
    }
}
