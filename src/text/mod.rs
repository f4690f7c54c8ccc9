//! Bytes ↔ text ↔ records of cells, whoever wrote the file. The data of the folder and the files of other programs are
//! both read by it; neither is known here.
//!
//! - *decoded*: a text, and what was taken for its encoding.
//! - *pieces*: bytes, some of which many files hold.
//! - *record*: one row of a delimited text, which may be several lines: a cell in quotes holds line ends.
//! - *visible*: a text whose control characters are shown as escapes.
//! - *wrapped*: a text broken into lines between its words.

pub mod decode;
pub mod delimited;
pub mod foreign;
pub mod illegible;
mod likelihood;
mod mixed;
pub mod packed;
pub mod pieces;
pub mod searched;
pub mod shared;
pub mod twice;
pub mod visible;
pub mod wrapped;
