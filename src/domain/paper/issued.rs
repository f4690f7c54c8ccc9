//! Papers that were issued: `documents.csv` of a cohort.

use chrono::NaiveDate;

use crate::domain::headings::Heading;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::schema::record::schema;
use crate::domain::schema::{Reference, RowRules, SchemaColumn, Shown, Union};
use crate::domain::vocabulary::PaperKind;

schema! {
    /// One row of `documents.csv`: one version of a paper, as it was issued.
    pub struct IssuedPaper in "documents.csv", of Cohort, read OnRequest, key [kind, number, version] {
        /// `2021-0007`: of its kind, unique in the folder.
        number: String = SchemaColumn::heading(Heading::Number).required().filled().kept().united(Union::First).shown(Shown::Always),
        kind: PaperKind = SchemaColumn::heading(Heading::PaperKind).required().filled().kept().united(Union::First).shown(Shown::Always),
        participant: Option<ParticipantId> =
            SchemaColumn::heading(Heading::Whom).names(Reference::Participant).kept().united(Union::First).shown(Shown::Always),
        /// The one session that an invitation is about.
        session: Option<SessionId> =
            SchemaColumn::heading(Heading::Session).names(Reference::Session).kept().united(Union::First).shown(Shown::WhenRoom),
        issued_on: NaiveDate = SchemaColumn::heading(Heading::IssuedOn).required().filled().kept().united(Union::First).shown(Shown::Always),
        /// From 1; a later one replaces it.
        version: u32 = SchemaColumn::heading(Heading::Version).required().filled().kept().united(Union::First).shown(Shown::Always),
        /// SHA-256 of the file that was issued.
        sha256: String = SchemaColumn::heading(Heading::Digest).kept().united(Union::First).shown(Shown::InFiles),
        note: String = SchemaColumn::heading(Heading::Note).united(Union::Both).shown(Shown::WhenRoom),
        /// What it said, as [`super::content`] writes it: no personal data.
        content: String = SchemaColumn::heading(Heading::Content).kept().united(Union::First).shown(Shown::OnRequest),
    }
}

impl RowRules for IssuedPaper {}
