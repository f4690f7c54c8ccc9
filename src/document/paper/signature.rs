//! A signature that was drawn or typed on a screen, as a printed sheet shows it.

use chrono_tz::Tz;
use serde::Serialize;

use super::session::template_time;
use crate::domain::attendance::mark::Mark;
use crate::domain::paper::half_day::HalfDay;
use crate::domain::roll_call::{self, KeptCell, KeptSheet, ShownSignature};
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
        let half = if half.afternoon { roll_call::SideOfCut::Afternoon } else { roll_call::SideOfCut::Morning };
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
            KeptCell::Path(path) => (path.clone(), String::new()),
            KeptCell::Name(name) => (String::new(), (*name).to_owned()),
        };
        Self { path, name, at: template_time(signature.at.with_timezone(&zone).time()) }
    }
}

fn cites(mark: &Mark, sheet: &KeptSheet) -> bool {
    mark.evidence.proofs().iter().any(|proof| proof.digest.as_deref() == Some(sheet.digest.as_str()))
}

/// Whether a mark rests on a sheet that was signed on a screen.
pub fn is_signed(mark: &Mark) -> bool {
    mark.evidence.proofs().iter().any(|proof| proof.kind == EvidenceKind::Signature && proof.digest.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attendance::evidence::Evidence;
    use crate::domain::fixture::{cohort, programme};
    use crate::domain::index::SessionIndex;
    use crate::domain::records::CohortRecords;
    use crate::domain::roll_call::{Ink, Sheet, SheetStay, Signature, Strokes, TrainerAttestation, roster};

    const DIGEST: &str = "90df6af75140";

    /// A sheet that Ann signed in the morning by hand, and the trainer by typing.
    fn kept(records: &CohortRecords) -> KeptSheet {
        let at = "2021-04-02T08:03:00Z".parse().unwrap();
        let drawn = Ink::Drawn(Strokes::new(vec![vec![100, 200, 10, 20]]).unwrap());
        let signature = Signature {
            by: "ann".to_owned(),
            half: roll_call::SideOfCut::Morning,
            at,
            took_ms: 4000,
            signed_as: SheetStay::default(),
            ink: drawn,
        };
        let ink = Ink::Typed("Ali Kaci".to_owned());
        let sheet = Sheet {
            roster: roster(&programme(), records, SessionIndex(1)),
            roster_digest: String::new(),
            copy: "vw9hmzsc".to_owned(),
            revision: 1,
            opened_at: at,
            saved_at: at,
            device_timezone: String::new(),
            other_day: false,
            marks: Vec::new(),
            added: Vec::new(),
            signatures: vec![signature],
            headcount: None,
            note: String::new(),
            closed: Some(TrainerAttestation { name: "Ali Kaci".to_owned(), at, took_ms: 4000, ink }),
            reopened: Vec::new(),
        };
        KeptSheet { digest: DIGEST.to_owned(), read_on: None, sealed: true, sheet }
    }

    fn mark(records: &CohortRecords, evidence: &str) -> Mark {
        let seat = records.seats_at(SessionIndex(1)).next().unwrap();
        Mark { evidence: Evidence::parse(evidence).unwrap(), ..seat.mark.unwrap().clone() }
    }

    #[test]
    fn a_signature_stands_where_the_mark_cites_its_sheet() {
        let records = cohort("c").person("Ann", "Lee", |_| {}).present("ann", &["m2-1"]).records();
        let (kept, zone) = ([kept(&records)], chrono_tz::Europe::Paris);
        let cited = mark(&records, &format!("signature:{DIGEST}"));
        let [morning] = HalfDay::of(records.session(SessionIndex(1)))[..] else { panic!("one half-day") };
        let drawn = DrawnSignature::of(&cited, &morning, &kept, zone).unwrap();
        assert_eq!((drawn.at.as_str(), drawn.name.as_str(), drawn.path.is_empty()), ("10:03", "", false));
        let afternoon = HalfDay { afternoon: true, ..morning };
        assert!(DrawnSignature::of(&cited, &afternoon, &kept, zone).is_none(), "nobody signed then");
        for other in ["signature:000000000000", "roll_call", ""] {
            assert!(DrawnSignature::of(&mark(&records, other), &morning, &kept, zone).is_none(), "{other}");
        }
        let trainer = DrawnSignature::of_trainer([&cited].into_iter(), &kept, zone).unwrap();
        assert_eq!((trainer.name.as_str(), trainer.path.as_str()), ("Ali Kaci", ""));
        assert!(DrawnSignature::of_trainer(std::iter::empty(), &kept, zone).is_none());
    }

    #[test]
    fn a_mark_is_signed_where_it_cites_a_sheet() {
        let records = cohort("c").person("Ann", "Lee", |_| {}).present("ann", &["m2-1"]).records();
        let signed = |evidence: &str| is_signed(&mark(&records, evidence));
        assert!(signed(&format!("signature:{DIGEST}")));
        assert!(!signed("signature") && !signed(&format!("log:{DIGEST}")) && !signed(""));
    }
}
