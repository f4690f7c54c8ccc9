//! The text of a file of the folder, or the line of it that no reading of the whole file has, as a problem at its place.

use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::text::decode::{Decoded, decode};
use crate::text::illegible::MakeLegible;

/// Reads a file as text. Its letters are as they were typed, or it is not read at all.
pub(super) fn text_of<'b>(file: &str, bytes: &'b [u8]) -> Result<Decoded<'b>, Problem> {
    decode(bytes).map_err(|why| {
        let place = Place::line(&file.into(), why.line());
        Problem::error(why.clone()).at(place).hint(MakeLegible(why))
    })
}
