//! Bytes ↔ text ↔ records of cells, whoever wrote the file. The data of the folder and the files of other programs are
//! both read by it; neither is known here.

pub mod decode;
pub mod delimited;
pub mod foreign;
pub mod illegible;
mod likelihood;
mod mixed;
pub mod packed;
pub mod searched;
pub mod shared;
pub mod twice;
pub mod visible;
