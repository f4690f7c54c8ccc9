//! A problem with the line it stands on and a caret under the culprit.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::domain::problem::{Problem, Severity};
use crate::lang::words::Lang;
use crate::store::Excerpt;
use crate::text::visible::{on_one_line, visible};
use crate::text::wrapped::wrapped;
use crate::ui::quoted::as_typed;

/// Draws a problem: what, where, the line, what to do. In that width words are wrapped, and a line that is longer is cut
/// around what is meant.
pub fn draw(problem: &Problem, excerpt: Option<&Excerpt>, lang: Lang, colour: bool, width: Option<usize>) -> String {
    let (level, word) = match problem.severity {
        Severity::Error => (Level::ERROR, lang.pick("error", "erreur")),
        Severity::Warning => (Level::WARNING, lang.pick("warning", "attention")),
    };
    let what = visible(&problem.what.say(lang)).into_owned();
    let mut title = level.with_name(word).primary_title(what);
    if let Some(code) = problem.code {
        title = title.id(code);
    }
    let path = problem.place.as_ref().map(|place| on_one_line(&place.file));
    let shown = excerpt.map(harmless);
    let group = match (&problem.place, &path, &shown) {
        (Some(place), Some(path), Some(excerpt)) => title.element(
            Snippet::source(excerpt.text.as_str())
                .path(path.as_ref())
                .line_start(place.line as usize)
                .annotation(AnnotationKind::Primary.span(clipped(excerpt))),
        ),
        (Some(place), Some(path), None) => {
            title.element(annotate_snippets::Origin::path(path.as_ref()).line(place.line as usize))
        }
        _ => annotate_snippets::Group::with_title(title),
    };
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = width.map_or(renderer.clone(), |width| renderer.term_width(width));
    let mut drawn = french_colon(renderer.render(&[group]), lang);
    if let (Some(place), Some(excerpt)) = (&problem.place, excerpt.filter(|excerpt| excerpt.before > 0)) {
        let at = |column: usize| format!("{}:{}:{column}", place.file, place.line);
        drawn = drawn.replacen(&at(excerpt.column() - excerpt.before), &at(excerpt.column()), 1);
    }
    if let Some(width) = width {
        drawn = words_wrapped(&drawn, width);
    }
    if let Some(advice) = problem.advice(lang) {
        let hint = format!("{}{}", lang.pick("hint: ", "conseil : "), visible(&as_typed(&advice, None)));
        drawn = format!("{drawn}\n{}", width.map_or(hint.clone(), |width| wrapped(&hint, width)));
    }
    drawn
}

/// The words above the place are wrapped; the place and the line under it stay as they are drawn.
fn words_wrapped(drawn: &str, width: usize) -> String {
    let place = drawn.match_indices('\n').find(|(at, _)| {
        let line = drawn[at + 1..].lines().next().unwrap_or_default();
        line.trim_start_matches(['\u{1b}', '[', ' ', ';', 'm', '0', '1', '3', '4', '9']).starts_with("-->")
    });
    match place {
        Some((at, _)) => format!("{}{}", wrapped(&drawn[..at], width), &drawn[at..]),
        None => wrapped(drawn, width),
    }
}

/// French puts a space before the colon of the first line.
fn french_colon(drawn: String, lang: Lang) -> String {
    match (lang, drawn.find(": ")) {
        (Lang::Fr, Some(colon)) => format!("{} {}", &drawn[..colon], &drawn[colon..]),
        _ => drawn,
    }
}

/// The line with escapes for what a terminal would obey, and what is meant where it stands then.
fn harmless(excerpt: &Excerpt) -> Excerpt {
    let text = &excerpt.text;
    let (start, end) = (floor(text, excerpt.bytes.start), floor(text, excerpt.bytes.end));
    let part = |range: Range<usize>| text.get(range).map_or(Cow::Borrowed(""), escaped);
    let (before, meant, after) = (part(0..start), part(start..end), part(end..text.len()));
    let bytes = before.len()..before.len() + meant.len();
    Excerpt { text: [before, meant, after].concat(), bytes, before: excerpt.before }
}

/// A tab is left: the line is drawn with as much room for it as it takes.
fn escaped(text: &str) -> Cow<'_, str> {
    let mut parts = text.split('\t').map(visible);
    match (parts.next(), text.contains('\t')) {
        (Some(only), false) => only,
        (first, _) => first.into_iter().chain(parts).collect::<Vec<_>>().join("\t").into(),
    }
}

/// The nearest boundary of characters at or before.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// A span that lies on character boundaries and shows at least one caret.
fn clipped(excerpt: &Excerpt) -> Range<usize> {
    let text = &excerpt.text;
    let floor = |at: usize| floor(text, at);
    let (start, mut end) = (floor(excerpt.bytes.start), floor(excerpt.bytes.end));
    if start == 0 && end == text.len() {
        // The whole line is meant: its beginning shows it as well as a row of carets would.
        end = floor(1);
    }
    if start < end { start..end } else { start..floor(start + 1).max(start) }
}
