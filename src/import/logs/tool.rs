//! Which tool wrote something, for whoever does not read logs: a form's export that is a log is to be called one.

use serde_json::Value;

use crate::domain::programme::clock_change::SessionClock;
use crate::domain::taken::LogKind;
use crate::import::grid::Grid;

use super::layout::LogLayout;
use super::said::When;
use super::{JSON, Sheet, TABLES, events};

/// The tool that wrote a sheet, by the readers of logs themselves. `text` is what it was read from, if it is a text.
pub fn tool(grid: &Grid, text: Option<&str>) -> Option<LogKind> {
    let sheet = Sheet { grid, text };
    let layout = TABLES.iter().find_map(|reader| reader(sheet))?;
    surely(&layout).then_some(layout.kind)
}

/// Teams' list is three columns in any language: a list of names, towns and days looks like it. What somebody asks to be
/// read as a log may be one; a form is called one only where its words for coming and going are known.
fn surely(layout: &LogLayout<'_>) -> bool {
    let known = |when: &When<'_>| matches!(when, When::Event { action, .. } if events::known(action).is_some());
    layout.kind != LogKind::TeamsList || layout.rows.iter().any(|row| known(&row.when))
}

/// The tool that wrote JSON.
pub fn json_tool(value: &Value) -> Option<LogKind> {
    JSON.iter()
        .find_map(|reader| reader(std::slice::from_ref(value), SessionClock::of_zone(chrono_tz::UTC)))
        .map(|counted| counted.kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::plain;

    #[test]
    fn logs_are_known_and_forms_are_none() {
        let cases = [
            (
                "Name (Original Name),User Email,Total Duration (Minutes),Guest\nZoé Martin,,90,No\n",
                Some(LogKind::ZoomUniqueUsers),
            ),
            (
                "Topic,Meeting ID,User Email\nAtelier,1,hote@example.org\n\nName (Original Name),User Email,Join Time,Leave Time\nZoé Martin,,03/16/2026 09:00:00 AM,03/16/2026 10:00:00 AM\n",
                Some(LogKind::ZoomMeeting),
            ),
            (
                "Nom complet\tAction de l'utilisateur\tHorodateur\nZoé Martin\tRejoint\t16/03/2026 à 09:00:00\n",
                Some(LogKind::TeamsList),
            ),
            ("Nom;Ville;Inscrit le\nZoé Martin;Paris;16/03/2026 09:00\nLéa Roux;Paris;16/03/2026 09:10\n", None),
            ("Nom;Prénom;Courriel\nMartin;Zoé;zoe@example.org\n", None),
        ];
        for (text, expected) in cases {
            assert_eq!(tool(&plain::read(&text.into()).grid, Some(text)), expected, "{text}");
        }
    }
}
