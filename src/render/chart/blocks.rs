//! A chart in block characters, two moments a character.

use crate::lang::padding::{padded, widest};
use chrono::{NaiveDateTime, TimeDelta};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::domain::attendance::spans::{Span, seconds};
use crate::lang::dates::clock;

use super::axis::{moments, share};
use super::{Chart, PersonBar, Shade};

/// Room of a bar where nothing limits it.
const WIDE: usize = 60;
/// A bar longer than that says no more.
const WIDEST: usize = 96;
/// A bar shorter than that says nothing.
const NARROW: usize = 12;
/// Longest name that is shown whole.
const NAME: usize = 28;
/// Between a name, its bar and what is said behind.
const GAP: usize = 2;

/// A chart in that many columns; none: as wide as it takes.
pub fn blocks(chart: &Chart, width: Option<u16>) -> String {
    let names = widest(chart.bars.iter().map(|bar| &bar.name)).min(NAME);
    let end = clock(chart.time(chart.window.to), chart.lang);
    let said = widest(chart.bars.iter().map(|bar| &bar.said).chain([&end]));
    let room = width.map_or(WIDE, |width| usize::from(width).saturating_sub(names + said + 2 * GAP));
    let room = room.clamp(NARROW, WIDEST);
    let mut lines = vec![format!("{}{}", " ".repeat(names + GAP), axis(chart, room))];
    for bar in &chart.bars {
        let name = cut(&bar.name, names);
        let name = padded(&name, names + GAP);
        lines.push(format!("{name}{}{}{}", drawn(bar, chart.window, room), " ".repeat(GAP), bar.said));
    }
    if !chart.legend.is_empty() {
        lines.push(String::new());
        lines.extend(chart.legend.iter().map(|(shade, said)| format!("{} {said}", full(*shade))));
    }
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}

/// The times above, each beginning where its moment lies: the last one behind the bar.
fn axis(chart: &Chart, room: usize) -> String {
    let label = |moment: &NaiveDateTime| clock(chart.time(*moment), chart.lang);
    let position = |moment: &NaiveDateTime| column(chart.window, *moment, room);
    let apart = |moments: &[NaiveDateTime]| {
        moments.windows(2).all(|pair| position(&pair[0]) + label(&pair[0]).width() < position(&pair[1]))
    };
    let mut line = String::new();
    for moment in moments(chart.window, apart) {
        line.push_str(&" ".repeat(position(&moment).saturating_sub(line.width())));
        line.push_str(&label(&moment));
    }
    line
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "0 to room")]
fn column(window: Span, moment: NaiveDateTime, room: usize) -> usize {
    (share(window, moment) * room as f64).round() as usize
}

/// The bar: two halves of a character each are there or not.
fn drawn(bar: &PersonBar, window: Span, room: usize) -> String {
    let halves = halves(&bar.spans, window, room * 2);
    let sign = |pair: &[bool]| match (bar.shade, pair) {
        (Shade::Full, [true, true]) => '█',
        (Shade::Full, [true, false]) => '▌',
        (Shade::Full, [false, true]) => '▐',
        (Shade::Light, [true, _] | [_, true]) => '░',
        _ => '·',
    };
    halves.chunks(2).map(sign).collect()
}

/// Slices of the window in which somebody was there for half the time; a short stay is seen all the same.
fn halves(spans: &[Span], window: Span, count: usize) -> Vec<bool> {
    let length = window.seconds();
    let edge = |position: usize| {
        let passed = length * position as u64 / count.max(1) as u64;
        window.from + TimeDelta::seconds(i64::try_from(passed).unwrap_or(i64::MAX))
    };
    let slices: Vec<Option<Span>> = (0..count).map(|position| Span::new(edge(position), edge(position + 1))).collect();
    let there = |slice: Span| {
        let inside: Vec<Span> = spans.iter().filter_map(|span| span.within(slice)).collect();
        seconds(&inside) * 2 >= slice.seconds()
    };
    let mut halves: Vec<bool> = slices.iter().map(|slice| slice.is_some_and(there)).collect();
    for span in spans {
        let middle = span.from + (span.to - span.from) / 2;
        let position =
            slices.iter().position(|slice| slice.is_some_and(|slice| slice.from <= middle && middle < slice.to));
        if let Some(half) = position.and_then(|position| halves.get_mut(position)) {
            *half = true;
        }
    }
    halves
}

fn full(shade: Shade) -> char {
    match shade {
        Shade::Full => '█',
        Shade::Light => '░',
    }
}

/// A name in that room.
fn cut(name: &str, room: usize) -> String {
    if name.width() <= room {
        return name.to_owned();
    }
    let mut cut = String::new();
    for letter in name.chars() {
        if cut.width() + letter.width().unwrap_or(0) >= room {
            break;
        }
        cut.push(letter);
    }
    format!("{cut}…")
}
