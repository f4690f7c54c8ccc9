//! The text of a file of the folder, or the lines of it that no reading of the whole file has, each as a problem at its place.

use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::text::decode::{Decoded, decode};
use crate::text::illegible::Illegible;

/// Reads a file as text. Its letters are as they were typed, or it is not read at all.
pub(super) fn text_of<'b>(file: &str, bytes: &'b [u8]) -> Result<Decoded<'b>, Vec<Problem>> {
    decode(bytes).map_err(|strays| {
        let file = file.into();
        let problem = |why: Illegible| {
            let place = Place::line(&file, why.line());
            Problem::error(why).at(place)
        };
        strays.into_iter().map(problem).collect()
    })
}
