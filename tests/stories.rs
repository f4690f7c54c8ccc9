//! Runs the stories, the README and the tours of the examples: each a page whose commands are typed and whose answers
//! are compared with what the page shows.

mod support;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use support::{markdown_under, project, story};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut pages = markdown_under("tests/stories");
    pages.extend(markdown_under("examples"));
    pages.push(project().join("README.md"));
    let trials = pages.into_iter().map(|page| {
        let name = page.strip_prefix(project()).unwrap_or(&page).display().to_string();
        let is_told = story::is_told(&page);
        Trial::test(name, move || story::run(&page).map_err(Failed::from)).with_ignored_flag(!is_told)
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}
