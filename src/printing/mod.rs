//! Pages of HTML on paper: PDF, by a browser that is installed; files of a word processor as PDF, by LibreOffice. Refuses to own: what is on a page, and where the file goes.
//!
//! - *printer*: a program of this machine that prints: Chromium, Chrome or Edge; else WeasyPrint.
//! - *converter*: LibreOffice, for files of a word processor.
//! - *browser*: one process for many pages, spoken to over its `DevTools` port on this machine (*websocket*).

mod browser;
mod child;
mod dates;
mod fault;
mod found;
mod libreoffice;
mod nodes;
mod patience;
mod printer;
mod weasyprint;
mod websocket;

pub use dates::printed_on;
pub use fault::PrintFault;
pub use found::{Program, ProgramSearch};
pub use printer::Printer;
