//! Cases of a chart: what a line shows of a stay, in blocks and as SVG.

use chrono::NaiveDateTime;

use super::{Chart, PersonBar, Shade, blocks, svg};
use crate::domain::attendance::spans::Span;
use crate::lang::Lang;

fn at(time: &str) -> NaiveDateTime {
    format!("2026-03-16T{time}:00").parse().unwrap()
}

/// A name, a shade, and the ends of each stay.
type Drawn<'a> = (&'a str, Shade, &'a [(&'a str, &'a str)]);

fn chart(bars: &[Drawn<'_>]) -> Chart {
    let bar = |(name, shade, spans): &Drawn<'_>| PersonBar {
        name: (*name).to_owned(),
        spans: spans.iter().filter_map(|(from, to)| Span::new(at(from), at(to))).collect(),
        shade: *shade,
        said: "x".to_owned(),
    };
    Chart {
        title: "s1 & <deux>".to_owned(),
        window: Span::new(at("09:00"), at("13:00")).unwrap(),
        clock_change: None,
        bars: bars.iter().map(bar).collect(),
        legend: Vec::new(),
        lang: Lang::Fr,
    }
}

/// The bar of one person in twenty-four characters, ten minutes each; what stands behind it takes three.
fn bar(shade: Shade, spans: &[(&str, &str)]) -> String {
    let drawn = blocks(&chart(&[("A", shade, spans)]), Some(32));
    drawn.lines().last().unwrap().trim_start_matches("A  ").trim_end_matches("  x").to_owned()
}

#[test]
fn a_bar_shows_when_somebody_was_there() {
    let day = "·".repeat(24);
    for (what, shade, spans, drawn) in [
        ("nobody", Shade::Full, &[][..], day.clone()),
        ("all the time", Shade::Full, &[("09:00", "13:00")][..], "█".repeat(24)),
        ("late by five minutes", Shade::Full, &[("09:05", "13:00")][..], format!("▐{}", "█".repeat(23))),
        ("gone at 9:25", Shade::Full, &[("09:00", "09:25")][..], format!("██▌{}", "·".repeat(21))),
        (
            "a pause",
            Shade::Full,
            &[("09:00", "10:00"), ("10:20", "13:00")][..],
            format!("{}··{}", "█".repeat(6), "█".repeat(16)),
        ),
        ("a minute", Shade::Full, &[("11:01", "11:02")][..], format!("{}▌{}", "·".repeat(12), "·".repeat(11))),
        ("as marked", Shade::Light, &[("09:00", "11:00")][..], format!("{}{}", "░".repeat(12), "·".repeat(12))),
    ] {
        assert_eq!(bar(shade, spans), drawn, "{what}");
    }
}

#[test]
fn the_clock_stands_above_and_everything_fits() {
    for width in [30_u16, 40, 60, 80, 120, 200] {
        let long = chart(&[("Anne-Sophie de La Rochefoucauld-Montbel", Shade::Full, &[("09:00", "13:00")])]);
        let drawn = blocks(&long, Some(width));
        let widest = drawn.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
        assert!(widest <= usize::from(width).max(45), "{width}:\n{drawn}");
    }
    let drawn = blocks(&chart(&[("A", Shade::Full, &[])]), Some(32));
    assert_eq!(drawn.lines().next().unwrap(), "   9h    10h   11h   12h   13h");
}

#[test]
fn an_svg_is_well_formed_and_says_the_times() {
    let drawn = svg(&chart(&[("N'Guyen <Zoé> & Cie", Shade::Full, &[("09:12", "10:15"), ("10:20", "12:30")])]));
    let mut reader = quick_xml::Reader::from_str(&drawn);
    let mut rects = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(start) if start.name().as_ref() == "rect" => rects += 1,
            _ => {}
        }
    }
    assert_eq!(rects, 2, "{drawn}");
    assert!(drawn.contains("<title>09:12:00–10:15:00</title>"), "{drawn}");
    assert!(drawn.contains("N'Guyen &lt;Zoé&gt; &amp; Cie"), "{drawn}");
}
