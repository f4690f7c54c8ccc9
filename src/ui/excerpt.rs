//! A problem with the line it stands on and a caret under the culprit.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::terminal::printable;
use crate::i18n::{Lang, Problem, Severity};
use crate::store::Excerpt;

/// Draws a problem: what, where, the line, what to do.
pub fn draw(problem: &Problem, excerpt: Option<&Excerpt>, lang: Lang, colour: bool) -> String {
    let (level, word) = match problem.severity {
        Severity::Error => (Level::ERROR, lang.pick("error", "erreur")),
        Severity::Warning => (Level::WARNING, lang.pick("warning", "attention")),
    };
    let what = printable(&problem.what.say(lang));
    let mut title = level.with_name(word).primary_title(what);
    if let Some(code) = problem.code {
        title = title.id(code);
    }
    let group = match (&problem.place, excerpt) {
        (Some(place), Some(excerpt)) => {
            let bytes = clipped(excerpt);
            title.element(
                Snippet::source(excerpt.text.as_str())
                    .path(place.file.as_ref())
                    .line_start(place.line as usize)
                    .annotation(AnnotationKind::Primary.span(bytes)),
            )
        }
        (Some(place), None) => {
            title.element(annotate_snippets::Origin::path(place.file.as_ref()).line(place.line as usize))
        }
        _ => annotate_snippets::Group::with_title(title),
    };
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut drawn = french_colon(renderer.render(&[group]), lang);
    if let Some(hint) = &problem.hint {
        let label = lang.pick("hint: ", "conseil : ");
        drawn = format!("{drawn}\n{label}{}", printable(&hint.say(lang)));
    }
    drawn
}

/// French puts a space before the colon of the first line.
fn french_colon(drawn: String, lang: Lang) -> String {
    match (lang, drawn.find(": ")) {
        (Lang::Fr, Some(colon)) => format!("{} {}", &drawn[..colon], &drawn[colon..]),
        _ => drawn,
    }
}

/// A span that lies on character boundaries and shows at least one caret.
fn clipped(excerpt: &Excerpt) -> Range<usize> {
    let text = &excerpt.text;
    let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (start, mut end) = (floor(excerpt.bytes.start), floor(excerpt.bytes.end));
    if start == 0 && end == text.len() {
        // The whole line is meant: its beginning shows it as well as a row of carets would.
        end = floor(1);
    }
    if start < end { start..end } else { start..floor(start + 1).max(start) }
}
