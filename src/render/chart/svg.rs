//! A chart as SVG 1.1: legible without colours, and in print. The same chart gives the same bytes.

use std::fmt::Write;

use crate::lang::dates::clock;

use super::axis::{moments, share};
use super::{Chart, PersonBar, Shade};

/// Widths and heights, in pixels.
const NAMES: f64 = 220.0;
const BARS: f64 = 600.0;
const SAID: f64 = 180.0;
const ROW: f64 = 24.0;
const TOP: f64 = 64.0;
const BAR: f64 = 14.0;
/// A stay of a few seconds is seen all the same.
const THINNEST: f64 = 1.5;
/// Times that have room above the bars.
const MOMENTS: usize = 12;

/// A chart as a whole SVG file.
#[allow(clippy::cast_precision_loss, reason = "rows of a list")]
pub fn svg(chart: &Chart) -> String {
    let bottom = TOP + ROW * chart.bars.len() as f64;
    let (width, height) = (NAMES + BARS + SAID, bottom + ROW * (chart.legend.len() as f64 + 0.5));
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" font-family=\"sans-serif\" font-size=\"13\">\n<title>{title}</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
         <text x=\"8\" y=\"22\" font-size=\"15\" font-weight=\"bold\">{title}</text>",
        title = text(&chart.title)
    );
    for moment in moments(chart.window, |moments| moments.len() <= MOMENTS) {
        let x = NAMES + share(chart.window, moment) * BARS;
        let _ = writeln!(
            out,
            "<line x1=\"{x:.1}\" y1=\"{:.1}\" x2=\"{x:.1}\" y2=\"{bottom:.1}\" stroke=\"#ccc\"/>\n\
             <text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"#555\">{}</text>",
            TOP - 10.0,
            TOP - 16.0,
            clock(chart.time(moment), chart.lang)
        );
    }
    for (position, bar) in chart.bars.iter().enumerate() {
        row(&mut out, chart, bar, TOP + ROW * position as f64);
    }
    for (position, (shade, said)) in chart.legend.iter().enumerate() {
        let y = bottom + ROW * (position as f64 + 0.5);
        let _ = writeln!(
            out,
            "<rect x=\"{NAMES}\" y=\"{:.1}\" width=\"{BAR}\" height=\"{BAR}\" {}/>\n\
             <text x=\"{:.1}\" y=\"{:.1}\" fill=\"#555\">{}</text>",
            y,
            fill(*shade),
            NAMES + BAR + 8.0,
            y + BAR - 3.0,
            text(said)
        );
    }
    out.push_str("</svg>\n");
    out
}

/// A name, its bar and what stands behind; the times of each stay are told to whoever points at it.
fn row(out: &mut String, chart: &Chart, bar: &PersonBar, y: f64) {
    let base = y + BAR - 3.0;
    let _ = writeln!(out, "<text x=\"8\" y=\"{base:.1}\">{}</text>", text(&bar.name));
    for span in &bar.spans {
        let from = NAMES + share(chart.window, span.from) * BARS;
        let long = (NAMES + share(chart.window, span.to) * BARS - from).max(THINNEST);
        let _ = writeln!(
            out,
            "<rect x=\"{from:.1}\" y=\"{y:.1}\" width=\"{long:.1}\" height=\"{BAR}\" {}><title>{}–{}</title></rect>",
            fill(bar.shade),
            chart.time(span.from).format("%H:%M:%S"),
            chart.time(span.to).format("%H:%M:%S")
        );
    }
    let _ = writeln!(out, "<text x=\"{:.1}\" y=\"{base:.1}\">{}</text>", NAMES + BARS + 10.0, text(&bar.said));
}

fn fill(shade: Shade) -> &'static str {
    match shade {
        Shade::Full => "fill=\"#1f5fa8\"",
        Shade::Light => "fill=\"#fff\" stroke=\"#1f5fa8\" stroke-dasharray=\"3 2\"",
    }
}

/// Text that is no markup. Characters that XML forbids are left out.
fn text(raw: &str) -> String {
    let mut safe = String::with_capacity(raw.len());
    for letter in raw.chars().filter(|letter| !letter.is_control()) {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}
