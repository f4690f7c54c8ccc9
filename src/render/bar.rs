//! A rate as a small bar of eighths of a cell.

use crate::domain::quantity::Share;

/// Cells of a full bar.
pub const WIDTH: usize = 8;

const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// `██████▊ `: always as wide as a full bar. More than all is all.
pub fn of(share: Share) -> String {
    let eighths = usize::try_from(share.thousandths().min(1000)).unwrap_or(0) * WIDTH * 8 / 1000;
    let (full, rest) = (eighths / 8, EIGHTHS[eighths % 8]);
    let blank = WIDTH - full - usize::from(!rest.is_empty());
    format!("{}{rest}{}", "█".repeat(full), " ".repeat(blank))
}

/// A line of a table with its bars in colour.
pub fn painted(line: &str) -> String {
    let is_bar = |c: char| ('▉'..='▏').contains(&c) || c == '█';
    let mut out = String::with_capacity(line.len() + 16);
    let mut inside = false;
    for c in line.chars() {
        if is_bar(c) != inside {
            out.push_str(if inside { "\u{1b}[0m" } else { "\u{1b}[36m" });
            inside = !inside;
        }
        out.push(c);
    }
    if inside {
        out.push_str("\u{1b}[0m");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_rate() {
        for (part, expected) in [
            (0, "        "),
            (1000, "████████"),
            (500, "████    "),
            (846, "██████▊ "),
            (10, "        "),
            (20, "▏       "),
        ] {
            assert_eq!(of(Share::new(part, 1000).unwrap()), expected, "{part} ‰");
        }
        assert_eq!(of(Share::new(3, 2).unwrap()), "████████", "more than all");
    }

    #[test]
    fn only_the_bars_are_coloured() {
        assert_eq!(painted("a ██▌ b"), "a \u{1b}[36m██▌\u{1b}[0m b");
    }
}
