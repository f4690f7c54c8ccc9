//! What an operation did to the tables of the modules, in a few words: a topic, a tool or another thing is named with its
//! title; votes, scores and other rows without a title are counted.

use std::collections::BTreeMap;

use crate::domain::pedagogy::thing::title_column;
use crate::domain::schema::{CellKind, TableSchema};
use crate::domain::tables::TABLES;
use crate::domain::values::Value;
use crate::lang::cut::cut;
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr};
use crate::store::FilledCells;

/// Letters of a title that are shown.
const TITLE: usize = 40;

/// More than so many things of one kind are told as a number.
const MOST: usize = 3;

words! {
    /// One thing that was done.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Deed {
        Added { thing: String } en: "{thing}: added" fr: "{thing} : ajout",
        Removed { thing: String } en: "{thing}: removed" fr: "{thing} : retrait",
        Became { thing: String, state: Value }
            en: ("{thing}: {}", state.word(Lang::En))
            fr: ("{thing} : {}", state.word(Lang::Fr)),

        Changed { thing: String, columns: Vec<[&'static str; 2]> }
            en: ("{thing}: {}", list_en(&columns.iter().map(|labels| labels[0]).collect::<Vec<_>>()))
            fr: ("{thing} : {}", list_fr(&columns.iter().map(|labels| labels[1]).collect::<Vec<_>>())),

        Given { rows: usize, of: ModuleRows }
            en: { of.counted(*rows, Lang::En) }
            fr: { of.counted(*rows, Lang::Fr) },

        Gone { rows: usize, of: ModuleRows }
            en: ("{} removed", of.counted(*rows, Lang::En))
            fr: ("retrait : {}", of.counted(*rows, Lang::Fr)),
    }
}

/// Rows of a table of the modules, and what one and several of them are called in English and in French.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModuleRows {
    file: &'static str,
    en: [&'static str; 2],
    fr: [&'static str; 2],
}

impl ModuleRows {
    /// Those of that file; none of any other table.
    fn file(file: &str) -> Option<Self> {
        NOUNS.iter().find(|known| known.file == file).copied()
    }

    fn counted(self, rows: usize, lang: Lang) -> String {
        match lang {
            Lang::En => count_en(rows, self.en[0], self.en[1]),
            Lang::Fr => count_fr(rows, self.fr[0], self.fr[1]),
        }
    }
}

macro_rules! nouns {
    ($($file:literal $en:literal $ens:literal $fr:literal $frs:literal),+ $(,)?) => {
        const NOUNS: &[ModuleRows] = &[$(ModuleRows { file: $file, en: [$en, $ens], fr: [$fr, $frs] }),+];
    };
}

nouns! {
    "topics.csv" "topic" "topics" "sujet" "sujets",
    "votes.csv" "vote" "votes" "vote" "votes",
    "experiences.csv" "experience" "experiences" "expérience" "expériences",
    "adoptions.csv" "experience taken up" "experiences taken up" "expérience reprise" "expériences reprises",
    "criteria.csv" "criterion" "criteria" "critère" "critères",
    "weights.csv" "weight of a structure" "weights of structures" "poids d'une structure" "poids de structures",
    "tools.csv" "tool" "tools" "outil" "outils",
    "trials.csv" "trial" "trials" "essai" "essais",
    "scores.csv" "score" "scores" "note" "notes",
    "remarks.csv" "remark" "remarks" "remarque" "remarques",
    "feedback.csv" "piece of feedback" "pieces of feedback" "retour" "retours",
    "consents.csv" "consent" "consents" "accord" "accords",
    "offers.csv" "offer or need" "offers and needs" "offre ou besoin" "offres et besoins",
    "resources.csv" "resource" "resources" "ressource" "ressources",
    "commitments.csv" "commitment" "commitments" "engagement" "engagements",
    "handovers.csv" "hand-over" "hand-overs" "transmission" "transmissions",
    "documents.csv" "document issued" "documents issued" "document délivré" "documents délivrés",
}

/// What was done to one table.
#[derive(Default)]
struct OfTable {
    things: Vec<Deed>,
    given: usize,
    gone: usize,
}

/// The deeds of an operation, gathered.
#[derive(Default)]
pub struct Deeds(BTreeMap<&'static str, OfTable>);

impl Deeds {
    /// Takes in a row of a file; whether it is one of a table of the modules.
    pub fn add(
        &mut self,
        file: &str,
        key: &[String],
        before: Option<&FilledCells>,
        after: Option<&FilledCells>,
    ) -> bool {
        let Some(of) = ModuleRows::file(file) else { return false };
        let Some(table) = TABLES.iter().find(|table| table.file == file) else { return false };
        let of_table = self.0.entry(of.file).or_default();
        if table.things().is_some() {
            of_table.things.extend(thing(table, key, before, after));
        }
        match after {
            Some(_) => of_table.given += 1,
            None => of_table.gone += 1,
        }
        true
    }

    /// All of them, table by table in the order of their declaration.
    pub fn told(mut self) -> Vec<Deed> {
        let mut told = Vec::new();
        for of in NOUNS {
            let Some(OfTable { things, given, gone }) = self.0.remove(of.file) else { continue };
            let is_of_things = TABLES.iter().any(|table| table.file == of.file && table.things().is_some());
            if is_of_things && given + gone <= MOST {
                told.extend(things);
                continue;
            }
            told.extend((given > 0).then_some(Deed::Given { rows: given, of: *of }));
            told.extend((gone > 0).then_some(Deed::Gone { rows: gone, of: *of }));
        }
        told
    }
}

/// What became of a thing; nothing where nothing differs, since both sides were erased.
fn thing(
    table: &TableSchema,
    key: &[String],
    before: Option<&FilledCells>,
    after: Option<&FilledCells>,
) -> Option<Deed> {
    let (of, _) = table.things()?;
    let cells = after.or(before)?;
    let title = title_column(of).map_or("", |column| cells.get(column));
    let id = key.first()?;
    let thing = if title.is_empty() { id.clone() } else { format!("{id} ({})", cut(title, TITLE)) };
    let (before, after) = match (before, after) {
        (None, Some(_)) => return Some(Deed::Added { thing }),
        (Some(_), None) => return Some(Deed::Removed { thing }),
        (Some(before), Some(after)) => (before, after),
        (None, None) => return None,
    };
    let changed = table.columns.iter().filter(|column| before.get(column.name) != after.get(column.name));
    let state = changed.clone().find(|column| column.name == "state").and_then(|column| match column.kind {
        CellKind::Word { value, .. } => value(after.get(column.name)),
        _ => None,
    });
    if let Some(state) = state {
        return Some(Deed::Became { thing, state });
    }
    let columns: Vec<[&'static str; 2]> =
        changed.map(|column| [Lang::En, Lang::Fr].map(|lang| column.label(lang))).collect();
    (!columns.is_empty()).then_some(Deed::Changed { thing, columns })
}

#[cfg(test)]
crate::lang::sample::samples! {
    ModuleRows: [NOUNS[0], NOUNS[4]],
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schema::Scope;
    use crate::lang::words::Words as _;

    fn cells(cells: &[(&str, &str)]) -> FilledCells {
        let columns: Vec<String> = cells.iter().map(|(name, _)| (*name).to_owned()).collect();
        let row: Vec<String> = cells.iter().map(|(_, cell)| (*cell).to_owned()).collect();
        FilledCells::of(&columns, &row)
    }

    /// A file, an id, and its cells before and after.
    type Edited<'e> = (&'e str, &'e str, Option<FilledCells>, Option<FilledCells>);

    fn told(edits: &[Edited<'_>]) -> [String; 2] {
        let deeds = || {
            let mut deeds = Deeds::default();
            for (file, id, before, after) in edits {
                assert!(deeds.add(file, &[(*id).to_owned()], before.as_ref(), after.as_ref()));
            }
            deeds.told()
        };
        [Lang::En, Lang::Fr].map(|lang| deeds().iter().map(|deed| deed.say(lang)).collect::<Vec<_>>().join("; "))
    }

    #[test]
    fn things_are_named_and_rows_are_counted() {
        let topic = |state: &str, why: &str| {
            Some(cells(&[("id", "t3"), ("title", "Les tarifs"), ("state", state), ("why", why)]))
        };
        let vote = || Some(cells(&[("topic", "t3"), ("dots", "2")]));
        assert_eq!(
            told(&[("topics.csv", "t3", None, topic("open", ""))]),
            ["t3 (Les tarifs): added", "t3 (Les tarifs) : ajout"]
        );
        assert_eq!(
            told(&[("topics.csv", "t3", topic("open", ""), topic("chosen", "x"))]),
            ["t3 (Les tarifs): chosen", "t3 (Les tarifs) : choisi"]
        );
        assert_eq!(
            told(&[("topics.csv", "t3", topic("chosen", ""), topic("chosen", "x"))]),
            ["t3 (Les tarifs): Why", "t3 (Les tarifs) : Pourquoi"]
        );
        assert_eq!(
            told(&[("topics.csv", "t3", topic("open", ""), None)]),
            ["t3 (Les tarifs): removed", "t3 (Les tarifs) : retrait"]
        );
        assert_eq!(told(&[("topics.csv", "t3", topic("open", ""), topic("open", ""))]), ["", ""], "both were erased");
        let votes: Vec<Edited<'_>> = vec![
            ("votes.csv", "t3", None, vote()),
            ("votes.csv", "t4", None, vote()),
            ("votes.csv", "t5", vote(), None),
        ];
        assert_eq!(told(&votes), ["2 votes; 1 vote removed", "2 votes; retrait : 1 vote"]);
        let many: Vec<Edited<'_>> = (0..4).map(|_| ("topics.csv", "t3", None, topic("open", ""))).collect();
        assert_eq!(told(&many), ["4 topics", "4 sujets"]);
    }

    /// What is counted reads as a sentence, for one and for several, whatever the gender of its noun.
    #[test]
    fn rows_of_every_table_are_counted_in_both_languages() {
        let said = |of: &ModuleRows, rows| {
            let (given, gone) = (Deed::Given { rows, of: *of }, Deed::Gone { rows, of: *of });
            format!("{} | {} | {} | {}", given.en(), given.fr(), gone.en(), gone.fr())
        };
        let told: Vec<String> = NOUNS.iter().flat_map(|of| [said(of, 1), said(of, 2)]).collect();
        let expected = [
            "1 topic | 1 sujet | 1 topic removed | retrait : 1 sujet",
            "2 topics | 2 sujets | 2 topics removed | retrait : 2 sujets",
            "1 vote | 1 vote | 1 vote removed | retrait : 1 vote",
            "2 votes | 2 votes | 2 votes removed | retrait : 2 votes",
            "1 experience | 1 expérience | 1 experience removed | retrait : 1 expérience",
            "2 experiences | 2 expériences | 2 experiences removed | retrait : 2 expériences",
            "1 experience taken up | 1 expérience reprise | 1 experience taken up removed | retrait : 1 expérience reprise",
            "2 experiences taken up | 2 expériences reprises | 2 experiences taken up removed | retrait : 2 expériences reprises",
            "1 criterion | 1 critère | 1 criterion removed | retrait : 1 critère",
            "2 criteria | 2 critères | 2 criteria removed | retrait : 2 critères",
            "1 weight of a structure | 1 poids d'une structure | 1 weight of a structure removed | retrait : 1 poids d'une structure",
            "2 weights of structures | 2 poids de structures | 2 weights of structures removed | retrait : 2 poids de structures",
            "1 tool | 1 outil | 1 tool removed | retrait : 1 outil",
            "2 tools | 2 outils | 2 tools removed | retrait : 2 outils",
            "1 trial | 1 essai | 1 trial removed | retrait : 1 essai",
            "2 trials | 2 essais | 2 trials removed | retrait : 2 essais",
            "1 score | 1 note | 1 score removed | retrait : 1 note",
            "2 scores | 2 notes | 2 scores removed | retrait : 2 notes",
            "1 remark | 1 remarque | 1 remark removed | retrait : 1 remarque",
            "2 remarks | 2 remarques | 2 remarks removed | retrait : 2 remarques",
            "1 piece of feedback | 1 retour | 1 piece of feedback removed | retrait : 1 retour",
            "2 pieces of feedback | 2 retours | 2 pieces of feedback removed | retrait : 2 retours",
            "1 consent | 1 accord | 1 consent removed | retrait : 1 accord",
            "2 consents | 2 accords | 2 consents removed | retrait : 2 accords",
            "1 offer or need | 1 offre ou besoin | 1 offer or need removed | retrait : 1 offre ou besoin",
            "2 offers and needs | 2 offres et besoins | 2 offers and needs removed | retrait : 2 offres et besoins",
            "1 resource | 1 ressource | 1 resource removed | retrait : 1 ressource",
            "2 resources | 2 ressources | 2 resources removed | retrait : 2 ressources",
            "1 commitment | 1 engagement | 1 commitment removed | retrait : 1 engagement",
            "2 commitments | 2 engagements | 2 commitments removed | retrait : 2 engagements",
            "1 hand-over | 1 transmission | 1 hand-over removed | retrait : 1 transmission",
            "2 hand-overs | 2 transmissions | 2 hand-overs removed | retrait : 2 transmissions",
            "1 document issued | 1 document délivré | 1 document issued removed | retrait : 1 document délivré",
            "2 documents issued | 2 documents délivrés | 2 documents issued removed | retrait : 2 documents délivrés",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn every_table_of_the_modules_has_its_noun() {
        let known = ["enrolments.csv", "attendance.csv", "sessions.csv", "aliases.csv", "loans.csv"];
        for table in TABLES.iter().filter(|table| table.scope == Scope::Cohort && !known.contains(&table.file)) {
            assert!(ModuleRows::file(table.file).is_some(), "{} has no noun", table.file);
        }
    }
}
