//! Strokes of a signature: whole numbers in a box of 1000 × 600 units, each stroke a point and then the steps from one point to
//! the next. No pressure and no time: enough to look at and to compare. Numbers are checked before anything is drawn from them.

use std::fmt::Write;

/// Width and height of the box.
pub const BOX: (i64, i64) = (1000, 600);

const MOST_STROKES: usize = 64;
const MOST_NUMBERS: usize = 4000;

/// Strokes that lie in the box.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Strokes(Vec<Vec<i64>>);

/// Why numbers are no strokes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrokesFault {
    /// More than 64 strokes.
    Strokes,
    /// More than 4 000 numbers.
    Numbers,
    /// A stroke is points: at least one, and two numbers each.
    Odd,
    OutsideBox,
}

impl Strokes {
    /// Checked; at least one stroke.
    pub fn new(strokes: Vec<Vec<i64>>) -> Result<Self, StrokesFault> {
        if strokes.len() > MOST_STROKES {
            return Err(StrokesFault::Strokes);
        }
        if strokes.iter().map(Vec::len).sum::<usize>() > MOST_NUMBERS {
            return Err(StrokesFault::Numbers);
        }
        if strokes.is_empty() || strokes.iter().any(|stroke| stroke.is_empty() || stroke.len() % 2 != 0) {
            return Err(StrokesFault::Odd);
        }
        let inside = |(x, y): (i64, i64)| (0..=BOX.0).contains(&x) && (0..=BOX.1).contains(&y);
        let bounded = strokes.iter().flatten().all(|number| (-BOX.0..=BOX.0).contains(number));
        if !bounded || !strokes.iter().all(|stroke| points(stroke).all(inside)) {
            return Err(StrokesFault::OutsideBox);
        }
        Ok(Self(strokes))
    }

    /// The numbers.
    pub fn numbers(&self) -> &[Vec<i64>] {
        &self.0
    }

    /// The attribute `d` of an SVG path in the box: curves through the middles of the steps, as the page draws them. Digits, signs,
    /// commas, spaces and the letters M, L, Q only.
    pub fn path(&self) -> String {
        let mut d = String::new();
        for stroke in &self.0 {
            let points: Vec<(i64, i64)> = points(stroke).collect();
            let Some((first, rest)) = points.split_first() else { continue };
            let _ = write!(d, "M{} {}", first.0, first.1); // a String takes everything
            match rest {
                // A point alone is a dot.
                [] => {
                    let _ = write!(d, "L{} {}", first.0, first.1);
                }
                [middle @ .., last] => {
                    for (from, to) in middle.iter().zip(&rest[1..]) {
                        let (x, y) = (halved(from.0 + to.0), halved(from.1 + to.1));
                        let _ = write!(d, "Q{} {} {x} {y}", from.0, from.1);
                    }
                    let _ = write!(d, "L{} {}", last.0, last.1);
                }
            }
        }
        d
    }
}

/// `12`, `12.5`.
fn halved(double: i64) -> String {
    if double % 2 == 0 { (double / 2).to_string() } else { format!("{}.5", double / 2) }
}

fn points(stroke: &[i64]) -> impl Iterator<Item = (i64, i64)> {
    stroke.chunks_exact(2).scan((0, 0), |at, step| {
        *at = (at.0 + step[0], at.1 + step[1]);
        Some(*at)
    })
}

#[cfg(test)]
mod tests {
    use super::{Strokes, StrokesFault};

    #[test]
    fn strokes_stay_in_their_box_and_within_their_number() {
        let fault = |strokes: Vec<Vec<i64>>| Strokes::new(strokes).err();
        assert_eq!(fault(vec![vec![0, 0, 1000, 600]]), None);
        assert_eq!(fault(vec![vec![0, 0, 1001, 0]]), Some(StrokesFault::OutsideBox));
        assert_eq!(fault(vec![vec![10, 10, -11, 0]]), Some(StrokesFault::OutsideBox));
        assert_eq!(fault(vec![vec![i64::MAX, i64::MAX, i64::MAX, 1]]), Some(StrokesFault::OutsideBox));
        assert_eq!(fault(vec![vec![1, 2, 3]]), Some(StrokesFault::Odd));
        assert_eq!(fault(vec![Vec::new()]), Some(StrokesFault::Odd));
        assert_eq!(fault(Vec::new()), Some(StrokesFault::Odd));
        assert_eq!(fault(vec![vec![1, 1]; 65]), Some(StrokesFault::Strokes));
        assert_eq!(fault(vec![vec![0; 4002]]), Some(StrokesFault::Numbers));
    }

    #[test]
    fn a_path_is_made_of_numbers_alone() {
        let strokes = Strokes::new(vec![vec![10, 20, 5, 5, 4, -2, 1, 1], vec![7, 7], vec![1, 1, 2, 2]]).unwrap();
        assert_eq!(strokes.path(), "M10 20Q15 25 17 24Q19 23 19.5 23.5L20 24M7 7L7 7M1 1L3 3");
    }
}
