//! What the folder proves of what Qualiopi asks, and what is missing: a line a fact, by the number of its indicator.

use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::paper::programme_sheet::{ASKED, lacking};
use crate::domain::programme::definition::Programme;
use crate::domain::quality::{Proportion, QualityFacts, QualityQuery, facts};
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::schema::Record as _;
use crate::domain::vocabulary::{Modality, QualityFact, QualityPart};
use crate::lang::Words;
use crate::table::{Cell, Column, Row};

use super::people;
use super::quality_note::QualityNote;
use super::shape::{Body, Columns, FinishedSum, Needs, Report, ReportScope, Summary, folding};

/// `quality`.
pub const REPORT: Report = Report {
    name: "quality",
    about: ["what is proved for Qualiopi, and what is missing", "ce qui est prouvé pour Qualiopi, ce qui manque"],
    also: &["qualite", "qualiopi", "preuves", "audit"],
    columns: Columns::Fixed(&[
        Column::always(Heading::Indicator),
        Column::always(Heading::Subject),
        Column::always(Heading::Counted),
        Column::always(Heading::CountedOf),
        Column::always(Heading::Missing),
    ]),
    totals: &[],
    needs: Needs::Nothing,
    everywhere: true,
    reads: Breadth::With(&[IssuedPaper::TABLE]),
    row: &[Heading::Indicator, Heading::Subject],
    explained: None,
    sums: true,
    presences: false,
    body: Body::Summary(folding::<Quality>),
};

/// The lines, in order: the indicator, the fact.
const LINES: [(&str, QualityFact); 12] = [
    ("1", QualityFact::SheetFields),
    ("2", QualityFact::Completed),
    ("2", QualityFact::WithdrawnWithReason),
    ("9", QualityFact::InvitedBefore),
    ("10", QualityFact::ChangedWithReason),
    ("11", QualityFact::ObjectivesReached),
    ("12", QualityFact::FollowedByNote),
    ("19", QualityFact::Assistance),
    ("30", QualityFact::Opinions),
    (PROOF, QualityFact::Proved),
    (PROOF, QualityFact::LogAlone),
    (PROOF, QualityFact::Unproved),
];

/// Presences by what proves them, which belong to no indicator alone.
const PROOF: &str = QualityPart::Proof.key();

/// What no table of the folder holds.
const NOT_RECORDED: [QualityFact; 2] = [QualityFact::ObjectivesReached, QualityFact::Opinions];

/// Indicator 12 is about trainings that last longer: two days of seven hours.
const TWO_DAYS: Minutes = Minutes(2 * 7 * 60);

#[derive(Debug, Default)]
struct Quality(QualityFacts);

impl Summary for Quality {
    fn of(scope: ReportScope<'_>, records: &CohortRecords) -> Self {
        let people = people::with_hours(records, scope.query);
        let asked = QualityQuery {
            today: scope.query.today,
            complete_at: scope.programme.complete_at,
            people: &people,
            wants_session: &|session| scope.query.wants_session(session),
        };
        Self(facts(records, &asked))
    }

    fn add(&mut self, other: Self) {
        for (fact, counted) in other.0 {
            *self.0.entry(fact).or_default() += counted;
        }
    }

    fn finish(mut self, scope: ReportScope<'_>) -> FinishedSum {
        self.0.extend(of_programme(scope.programme));
        let rows = LINES.iter().map(|(indicator, fact)| self.row(indicator, *fact)).collect();
        let planned: Minutes = scope.programme.modules.iter().map(|module| module.planned).sum();
        let short = (planned <= TWO_DAYS).then_some(QualityNote::TwoDays);
        let notes = [Some(QualityNote::NotRecorded), short].into_iter().flatten();
        FinishedSum { rows, notes: notes.map(|note| Box::new(note) as Box<dyn Words>).collect() }
    }
}

impl Quality {
    fn row(&self, indicator: &'static str, fact: QualityFact) -> Row<'static> {
        let is_recorded = !NOT_RECORDED.contains(&fact);
        let Proportion { counted, of } = self.0.get(&fact).copied().unwrap_or_default();
        let number = |number: usize| if is_recorded { Cell::count(number) } else { Cell::Empty };
        let indicator = if indicator == PROOF { Cell::word(QualityPart::Proof) } else { Cell::text(indicator) };
        vec![indicator, Cell::word(fact), number(counted), number(of), number(of - counted)]
    }
}

/// What the definition proves, whatever the cohort.
fn of_programme(programme: &Programme) -> QualityFacts {
    let fields = Proportion { counted: ASKED - lacking(programme).len(), of: ASKED };
    let is_remote = programme.modality != Modality::InPerson;
    let mut assistance = Proportion::default();
    if is_remote {
        assistance.add(!programme.sheet.support.is_empty());
    }
    QualityFacts::from([(QualityFact::SheetFields, fields), (QualityFact::Assistance, assistance)])
}
