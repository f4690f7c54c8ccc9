//! Numbers that are given a second time: the table decides which number is next, and what `undo` took out of it may lie on a desk.

use super::file_name::numbered_as;
use super::sources::Sources;
use super::whereto::OutputPlace;
use crate::commands::context::Context;
use crate::domain::paper::content::{Content, PaperFact};
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::paper::notice::PaperNotice;
use crate::lang::Lang;
use crate::ui::command_error::Result;

/// Of the papers that are issued with these files, those whose number and version another paper bears: as the journal knows, or as
/// the name of another file in that place says. The number of a mail stands nowhere on it.
pub fn given_again(
    context: &Context<'_>,
    sources: &Sources<'_>,
    place: &OutputPlace,
    (rows, files): (&[IssuedPaper], &[&str]),
    lang: Lang,
) -> Result<Vec<PaperNotice>> {
    let papers: Vec<IssuedPaper> = rows.iter().filter(|row| !row.kind.is_mail()).cloned().collect();
    if papers.is_empty() {
        return Ok(Vec::new());
    }
    let there = place.names(context);
    let others: Vec<&String> = there.iter().filter(|name| !files.contains(&name.as_str())).collect();
    let known = sources.stationery.given_before(&papers)?;
    let mut found = Vec::new();
    for (at, row) in papers.iter().enumerate() {
        let bears_it =
            |name: &&&String| numbered_as(name, row.kind, (&row.number, row.version), sources.stationery.lang);
        let files: Vec<String> = others.iter().filter(bears_it).map(|name| (*name).clone()).collect();
        let version = if row.version > 1 { format!(" (version {})", row.version) } else { String::new() };
        let paper = format!("{} {}{version}", row.kind.word(lang), row.number);
        let is_another = |said: &str| {
            let page = |content: &str| Content::read(content).get(PaperFact::Page).to_owned();
            page(said) != page(&row.content)
        };
        match known.iter().find(|(of, _, said)| *of == at && is_another(said)) {
            Some((_, operation, _)) => {
                found.push(PaperNotice::GivenAgain { paper, operation: *operation, files });
            }
            None if !files.is_empty() => found.push(PaperNotice::NumberInFolder { paper, files }),
            None => {}
        }
    }
    Ok(found)
}
