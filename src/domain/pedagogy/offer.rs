//! What somebody of the network offers or needs: `offers.csv` of a cohort.

use chrono::NaiveDate;

use super::ids::OfferId;
use crate::domain::headings::Heading;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, Reference, RowRules, SchemaColumn, Shown};
use crate::domain::vocabulary::OfferKind;

schema! {
    /// One row of `offers.csv`.
    pub struct Offer in "offers.csv", of Cohort, read OnRequest, key [id] {
        id: OfferId = SchemaColumn::heading(Heading::Id).required().own_id(Reference::Offer).kept().shown(Shown::Always),
        participant: ParticipantId =
            SchemaColumn::heading(Heading::Whom).required().filled().names(Reference::Participant).kept().edited().shown(Shown::Always)
                .form(&[]),
        kind: OfferKind = SchemaColumn::heading(Heading::Kind).required().kept().edited().shown(Shown::Always),
        text: String = SchemaColumn::heading(Heading::Text).required().filled().fate(CellFate::Erased).edited().shown(Shown::Always).form(&[]),
        /// Separated by `;`.
        tags: String = SchemaColumn::heading(Heading::Tags).fate(CellFate::Searched).edited().shown(Shown::WhenRoom)
            .form(&["mots cles", "mot-cle", "tag", "keywords", "themes", "domaines"]),
        on: Option<NaiveDate> = SchemaColumn::heading(Heading::On).kept().shown(Shown::InFiles),
        /// Answered, or no longer so.
        closed_on: Option<NaiveDate> = SchemaColumn::heading(Heading::ClosedOffer).kept().shown(Shown::WhenRoom),
    }
}

impl RowRules for Offer {}

/// What forms call the text of an offer, or of a need: one form may ask for both.
pub const fn asked(kind: OfferKind) -> &'static [&'static str] {
    match kind {
        OfferKind::Offer => &[
            "offre",
            "offres",
            "offer",
            "offers",
            "je propose",
            "je peux offrir",
            "je peux apporter",
            "ce que je propose",
            "ce que je peux apporter",
            "ce que vous proposez",
            "ce que vous pouvez apporter",
            "que proposez-vous",
            "que pouvez-vous apporter",
            "qu'offrez-vous",
            "i offer",
            "i can offer",
            "what i offer",
            "what you offer",
            "what can you offer",
            "what do you offer",
        ],
        OfferKind::Need => &[
            "besoin",
            "besoins",
            "need",
            "needs",
            "je cherche",
            "j'ai besoin",
            "ce que je cherche",
            "ce dont j'ai besoin",
            "ce que vous cherchez",
            "ce dont vous avez besoin",
            "que cherchez-vous",
            "de quoi avez-vous besoin",
            "quels sont vos besoins",
            "quel est votre besoin",
            "i need",
            "what i need",
            "what you need",
            "what do you need",
        ],
    }
}

impl Offer {
    /// Its tags, as written.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.tags.split(';').map(str::trim).filter(|tag| !tag.is_empty())
    }

    /// Whether it still stands.
    pub fn is_open(&self) -> bool {
        self.closed_on.is_none()
    }
}
