//! The real environment, the program, its exit code.

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use formation::cli;
use formation::env::Env;

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    // Not locked: the sign that work goes on is drawn by a thread of its own.
    let code = cli::run(&args, &Env::real(), &mut out, &mut io::stderr());
    // What could not be written was reported; a reader that closed the pipe wants no more.
    let _ = out.flush();
    ExitCode::from(code)
}
