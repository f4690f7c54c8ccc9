//! A signature that was drawn or typed on a screen, as a printed sheet shows it.

use chrono_tz::Tz;
use serde::Serialize;

use super::session::clock;
use crate::domain::attendance::mark::Mark;
use crate::domain::paper::half_day::HalfDay;
use crate::domain::roll_call::{self, KeptSheet, Shown, ShownSignature};
use crate::domain::vocabulary::EvidenceKind;

/// What stands in a cell.
#[derive(Clone, Debug, Serialize)]
pub struct DrawnSignature {
    /// The attribute `d` of an SVG path in a box of 1000 × 600; empty where a name was typed.
    pub path: String,
    /// The name that was typed; empty where strokes were drawn.
    pub name: String,
    /// When it was given: `10:03`.
    pub at: String,
}

impl DrawnSignature {
    /// Of somebody for a half-day: from the sheet that their mark cites.
    pub fn of(mark: &Mark, half: &HalfDay, kept: &[KeptSheet], zone: Tz) -> Option<Self> {
        let half = if half.afternoon { roll_call::HalfDay::Afternoon } else { roll_call::HalfDay::Morning };
        let shown = kept
            .iter()
            .filter(|sheet| cites(mark, sheet))
            .find_map(|sheet| sheet.shown(mark.participant.as_str(), half))?;
        Some(Self::shown(&shown, zone))
    }

    /// The trainer's, under the marks of a session: of the first sheet that has one.
    pub fn of_trainer<'m>(mut marks: impl Iterator<Item = &'m Mark>, kept: &[KeptSheet], zone: Tz) -> Option<Self> {
        marks.find_map(|mark| {
            let sheet = kept.iter().find(|sheet| cites(mark, sheet))?;
            sheet.trainer().map(|(_, shown)| Self::shown(&shown, zone))
        })
    }

    fn shown(signature: &ShownSignature<'_>, zone: Tz) -> Self {
        let (path, name) = match &signature.shown {
            Shown::Path(path) => (path.clone(), String::new()),
            Shown::Name(name) => (String::new(), (*name).to_owned()),
        };
        Self { path, name, at: clock(signature.at.with_timezone(&zone).time()) }
    }
}

fn cites(mark: &Mark, sheet: &KeptSheet) -> bool {
    mark.evidence.proofs().iter().any(|proof| proof.digest.as_deref() == Some(sheet.digest.as_str()))
}

/// Whether a mark rests on a sheet that was signed on a screen.
pub fn is_signed(mark: &Mark) -> bool {
    mark.evidence.proofs().iter().any(|proof| proof.kind == EvidenceKind::Signature && proof.digest.is_some())
}
