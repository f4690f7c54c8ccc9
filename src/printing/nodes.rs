//! The names that a browser gives to the elements of a tagged PDF, `(node00000031)`: they count what it held in memory, and differ
//! from one run to the next, by their distance and by their order. Numbered anew in place, so that the same page gives the same bytes.

const NAME: &[u8] = b"(node";
const DIGITS: usize = 8;

/// The index of the names, and its first and last name: in the order of the names.
const INDEX: &[u8] = b"/Names [(node";
const LIMITS: &[u8] = b"/Limits [(node";

/// Gives them the numbers from 1 on, in the order in which they come, and sorts the index by them. All widths stay, so that no
/// offset of the file moves. Where the index is not one list, nothing is changed.
pub fn number(pdf: &mut [u8]) {
    let (Some(index), Some(limits)) = (only(pdf, INDEX), only(pdf, LIMITS)) else { return };
    let places: Vec<usize> = memchr::memmem::find_iter(pdf, NAME)
        .map(|at| at + NAME.len())
        .filter(|from| {
            let ends = pdf.get(from + DIGITS) == Some(&b')');
            ends && pdf[*from..from + DIGITS].iter().all(u8::is_ascii_digit)
        })
        .collect();
    let mut names: Vec<Vec<u8>> = Vec::new();
    for from in places {
        let place = &mut pdf[from..from + DIGITS];
        let known = names.iter().position(|name| name == place);
        let rank = known.unwrap_or_else(|| {
            names.push(place.to_vec());
            names.len() - 1
        });
        place.copy_from_slice(&digits(rank + 1));
    }
    let first = limits + LIMITS.len();
    let last = first + DIGITS + b") (node".len();
    for (from, number) in [(first, 1), (last, names.len())] {
        if let Some(place) = pdf.get_mut(from..from + DIGITS) {
            place.copy_from_slice(&digits(number));
        }
    }
    sort(&mut pdf[index + b"/Names [".len()..]);
}

/// Sorts a list of names, each with what it names, up to the end of the list.
fn sort(list: &mut [u8]) {
    let end = memchr::memchr(b']', list).unwrap_or(0);
    let list = &mut list[..end];
    let starts: Vec<usize> = memchr::memmem::find_iter(list, NAME).chain([end]).collect();
    let mut entries: Vec<Vec<u8>> = starts.windows(2).map(|of| list[of[0]..of[1]].trim_ascii_end().to_vec()).collect();
    entries.sort();
    let sorted = entries.join(&b' ');
    if sorted.len() == list.len() {
        list.copy_from_slice(&sorted);
    }
}

/// Where those bytes are, unless they are nowhere or more than once.
fn only(pdf: &[u8], bytes: &[u8]) -> Option<usize> {
    let mut found = memchr::memmem::find_iter(pdf, bytes);
    found.next().filter(|_| found.next().is_none())
}

fn digits(number: usize) -> Vec<u8> {
    format!("{number:0DIGITS$}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_count_from_one_and_their_index_is_sorted() {
        let mut pdf =
            b"6 0 obj /ID (node00000040) 7 0 obj /ID (node00000031) /Headers [(node00000040)] (node1) (node0000003x) \
            <</Limits [(node00000031) (node00000040)]\n/Names [(node00000031) 7 0 R (node00000040) 16 0 R]>>"
                .to_vec();
        number(&mut pdf);
        assert_eq!(
            String::from_utf8(pdf).unwrap(),
            "6 0 obj /ID (node00000001) 7 0 obj /ID (node00000002) /Headers [(node00000001)] (node1) (node0000003x) \
             <</Limits [(node00000001) (node00000002)]\n/Names [(node00000001) 16 0 R (node00000002) 7 0 R]>>"
        );
    }
}
