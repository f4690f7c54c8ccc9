//! Who of the network could help whom: open needs with open offers of other structures.

use std::collections::HashMap;

use super::fold::key;
use super::ids::order;
use super::offer::Offer;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::privacy::forgetting::ERASED;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::OfferKind;
use crate::lang::folded_words;

/// Letters of the shortest word that two texts are matched by.
const SHORTEST: usize = 5;

/// A need, and an offer that may answer it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<'a> {
    pub need: &'a Offer,
    pub offer: &'a Offer,
    pub because: CommonGround<'a>,
}

/// What a need and an offer have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommonGround<'a> {
    /// A tag, as the need writes it.
    Tag(&'a str),
    /// A word, folded.
    Word(String),
}

impl CommonGround<'_> {
    pub fn text(&self) -> &str {
        match self {
            Self::Tag(tag) => tag,
            Self::Word(word) => word,
        }
    }
}

/// Open needs with open offers of other structures that share a tag, else a word of five letters or more: the first of the
/// need's. By need, then by offer. Somebody without an organisation is a structure of their own; what nobody of the cohort
/// gave, and what was erased, matches nothing.
pub fn matches(records: &CohortRecords) -> Vec<Match<'_>> {
    let people: HashMap<&str, &Enrolment> = records.enrolments().map(|row| (row.id.as_str(), row)).collect();
    let (needs, offers): (Vec<Asked>, Vec<Asked>) = records
        .each::<Offer>()
        .filter(|offer| offer.is_open() && offer.text != ERASED)
        .filter_map(|offer| Some(Asked::of(offer, people.get(offer.participant.as_str())?)))
        .partition(|asked| asked.offer.kind == OfferKind::Need);
    let pairs = needs.iter().flat_map(|need| offers.iter().map(move |offer| (need, offer)));
    let mut found: Vec<Match> = pairs
        .filter(|(need, offer)| need.structure != offer.structure)
        .filter_map(|(need, offer)| Some(Match { need: need.offer, offer: offer.offer, because: need.because(offer)? }))
        .collect();
    found.sort_by_key(|pair| (order(pair.need.id.as_str()), order(pair.offer.id.as_str())));
    found
}

/// An offer or a need with what it is compared by.
struct Asked<'a> {
    offer: &'a Offer,
    structure: Structure<'a>,
    tags: Vec<(&'a str, String)>,
    /// The long ones.
    words: Vec<String>,
}

#[derive(PartialEq, Eq)]
enum Structure<'a> {
    Named(String),
    OfOne(&'a str),
}

impl<'a> Asked<'a> {
    fn of(offer: &'a Offer, person: &'a Enrolment) -> Self {
        let long = |word: &String| word.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST;
        Self {
            offer,
            structure: key(&person.organisation).map_or(Structure::OfOne(person.id.as_str()), Structure::Named),
            tags: offer.tags().filter_map(|tag| Some((tag, key(tag)?))).collect(),
            words: folded_words(&offer.text).into_iter().filter(long).collect(),
        }
    }

    fn because(&self, offer: &Self) -> Option<CommonGround<'a>> {
        let tagged = |tag: &str| offer.tags.iter().any(|(_, other)| other == tag);
        let tag = self.tags.iter().find(|(_, tag)| tagged(tag)).map(|(written, _)| CommonGround::Tag(written));
        tag.or_else(|| self.words.iter().find(|word| offer.words.contains(word)).cloned().map(CommonGround::Word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::day;
    use crate::domain::pedagogy::fixture::{group, numbered, offer};

    fn need(id: &str, who: &str, text: &str, tags: &str) -> Offer {
        offer(id, who, OfferKind::Need, text, tags)
    }

    fn offered(id: &str, who: &str, text: &str, tags: &str) -> Offer {
        offer(id, who, OfferKind::Offer, text, tags)
    }

    fn found(records: &CohortRecords) -> Vec<(String, String, String)> {
        let shown =
            |pair: Match<'_>| (pair.need.id.to_string(), pair.offer.id.to_string(), pair.because.text().to_owned());
        matches(records).into_iter().map(shown).collect()
    }

    fn row(need: &str, offer: &str, because: &str) -> (String, String, String) {
        (need.to_owned(), offer.to_owned(), because.to_owned())
    }

    #[test]
    fn vector_6() {
        let rows = vec![
            need("o1", "a", "une table de mixage", "son"),
            offered("o2", "b", "table de mixage", "son"),
            offered("o3", "c", "micro et son", "Son"),
            need("o4", "d", "monter une captation", ""),
            offered("o5", "c", "je monte des captations", ""),
            offered("o6", "c", "aide à la captation", ""),
        ];
        // o1 and o2 are both of Lumière; `captation` is no `captations`.
        let records = group().records().with(numbered(rows));
        assert_eq!(found(&records), [row("o1", "o3", "son"), row("o4", "o6", "captation")]);
    }

    #[test]
    fn the_first_tag_of_the_need_then_the_first_long_word() {
        let rows = vec![
            need("o10", "c", "Éclairage et vidéo pour 12345 gens", "montage vidéo; Lumière ;son"),
            need("o2", "d", "gens 12345 d'un œil", ""),
            offered("o1", "a", "vidéo, éclairage", "lumiere;Montage-Vidéo"),
            offered("o3", "a", "VIDEO puis eclairage, 12345 gens, œil", "; ;"),
        ];
        let records = group().records().with(numbered(rows));
        assert_eq!(found(&records), [row("o10", "o1", "montage vidéo"), row("o10", "o3", "eclairage")]);
    }

    #[test]
    fn closed_erased_and_unknown_ones_match_nothing_and_people_alone_are_structures() {
        let rows = vec![
            need("o1", "e", "scénographie", ""),
            offered("o2", "e", "scénographie", ""),
            offered("o3", "f", "scénographie", ""),
            Offer { closed_on: Some(day("2021-05-25")), ..offered("o4", "d", "scénographie", "") },
            offered("o5", "z", "scénographie", ""),
            need("o6", "a", ERASED, "son"),
            offered("o7", "c", ERASED, "son"),
        ];
        let alone = |row: &mut Enrolment| row.organisation = " ".to_owned();
        let records = group().person("E", "E", alone).person("F", "F", alone).records().with(numbered(rows));
        assert_eq!(found(&records), [row("o1", "o3", "scenographie")]);
    }
}
