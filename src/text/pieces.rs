//! The bytes of a file in pieces, some of which many files hold: they are in memory once.

use std::rc::Rc;

/// The bytes of a file.
#[derive(Clone, Debug, Default)]
pub struct Pieces(Vec<Rc<Vec<u8>>>);

impl Pieces {
    /// Adds bytes behind the others.
    pub fn push(&mut self, bytes: impl Into<Rc<Vec<u8>>>) {
        self.0.push(bytes.into());
    }

    /// One piece after the other.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(|piece| piece.as_slice())
    }

    pub fn len(&self) -> usize {
        self.iter().map(<[u8]>::len).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether these are those bytes.
    pub fn are(&self, bytes: &[u8]) -> bool {
        let rest = self.iter().try_fold(bytes, |rest, piece| rest.strip_prefix(piece));
        rest.is_some_and(<[u8]>::is_empty)
    }
}

impl From<Vec<u8>> for Pieces {
    fn from(bytes: Vec<u8>) -> Self {
        Self(vec![Rc::new(bytes)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_bytes_that_they_hold_wherever_they_are_cut() {
        let mut pieces = Pieces::from(b"abc".to_vec());
        let shared = Rc::new(b"de".to_vec());
        pieces.push(shared.clone());
        pieces.push(Vec::new());
        pieces.push(shared);
        assert_eq!((pieces.len(), pieces.iter().collect::<Vec<_>>().concat()), (7, b"abcdede".to_vec()));
        assert!(pieces.are(b"abcdede"));
        for other in [&b"abcded"[..], b"abcdedee", b"abcdedx", b""] {
            assert!(!pieces.are(other));
        }
        assert!(Pieces::default().are(b"") && Pieces::default().is_empty());
    }
}
