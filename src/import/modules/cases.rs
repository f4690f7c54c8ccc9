//! Cases of [`super`]: what headings say, and the words of the schema by which they are known.

use super::headings::purpose;
use super::purpose::ColumnPurpose;
use super::wanted::{FormThing, ModuleFormRequest};
use super::{NeededColumn, read};
use crate::domain::pedagogy::feedback::Feedback;
use crate::domain::pedagogy::offer::{Offer, asked};
use crate::domain::pedagogy::score::Score;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::pedagogy::vote::Vote;
use crate::domain::schema::{Record, TableSchema};
use crate::domain::tables::TABLES;
use crate::domain::vocabulary::OfferKind;
use crate::import::headings::normalised;
use proptest::prelude::*;

fn wanted<'a>(
    table: &'static TableSchema,
    things: &'a [FormThing],
    needs: &'a [NeededColumn],
) -> ModuleFormRequest<'a> {
    ModuleFormRequest {
        table,
        also: &[],
        things,
        needs,
        file_name: "",
        maps: &[],
        remembered: &[],
        sheet: None,
        date_order: None,
        values: &[],
        keeps_cells: true,
    }
}

fn topics() -> Vec<FormThing> {
    let one = |id: &str, title: &str, is_first| FormThing { id: id.into(), title: title.into(), is_first };
    vec![one("t1", "Les tarifs", false), one("t2", "Les tarifs", true), one("t3", "Note d'intention", true)]
}

#[test]
fn headings_say_what_they_are() {
    let things = topics();
    let key = |table, heading: &str| {
        let wanted = wanted(table, &things, &[]);
        purpose(heading, &wanted).map(|purpose: ColumnPurpose| purpose.key(&wanted).to_owned()).unwrap_or_default()
    };
    for (heading, expected) in [
        ("Sujet", "title"),
        ("1. Quel sujet souhaitez-vous aborder ?", "title"),
        ("Intitulé (en quelques mots)", "title"),
        ("Votre nom", "name"),
        ("Courriel", "email"),
        ("Proposé par", "name"),
        ("Remarques", "note"),
        ("Ville", ""),
        ("Sujets abordés l'an dernier", ""),
        ("Horodateur", "registered"),
        ("Note d’intention", "t3"),
    ] {
        assert_eq!(key(Topic::TABLE, heading), expected, "{heading}");
    }
    for (heading, expected) in [
        ("T1", "t1"),
        ("les TARIFS", "t2"),
        ("Répartissez vos points [Les tarifs]", "t2"),
        ("Pour quels sujets votez-vous ?", "topic"),
        ("Nombre de points", "dots"),
        ("Participant", "name"),
        ("participant", "name"),
    ] {
        assert_eq!(key(Vote::TABLE, heading), expected, "{heading}");
    }
    for (heading, expected) in [
        ("Ce qui a marché", "worked"),
        ("Qu’est-ce qui a bien marché pour vous ?", "worked"),
        ("Difficultés rencontrées", "hard"),
        ("Relation aux publics", "audiences"),
        ("Conséquences sur la relation aux publics", "audiences"),
        ("Public", "audience"),
        ("Avec quel public ?", "audience"),
        ("Avec quel outil ?", "tool"),
        ("Organisation interne", "internal"),
        ("Organisation", ""),
        ("What worked?", "worked"),
        ("After which session?", "after"),
    ] {
        assert_eq!(key(Feedback::TABLE, heading), expected, "{heading}");
    }
    assert_eq!(key(Score::TABLE, "Nom de l'outil"), "tool");
    assert_eq!(key(Offer::TABLE, "Mots-clés :"), "tags");
}

#[test]
fn the_words_of_the_schema_are_compared_as_they_stand_and_mean_one_column() {
    for table in TABLES {
        let mut known: Vec<&str> = Vec::new();
        for column in table.columns {
            for word in column.form.unwrap_or_default() {
                assert_eq!(normalised(word), *word, "{}: {}", table.file, column.name);
                assert!(!known.contains(word), "{}: `{word}` is two columns", table.file);
                known.push(word);
            }
        }
    }
    for kind in [OfferKind::Offer, OfferKind::Need] {
        assert!(asked(kind).iter().all(|word| normalised(word) == **word));
    }
    assert!(asked(OfferKind::Offer).iter().all(|word| !asked(OfferKind::Need).contains(word)));
}

proptest! {
    /// Whatever the bytes: no panic, and every row that holds something is told once.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400), text in "(nom|sujet|t1|[;,\n\"'x2é]){0,60}") {
        let (things, needs) = (topics(), [NeededColumn { by_things: true, ..NeededColumn::of("topic") }, NeededColumn::of("participant")]);
        for table in [Vote::TABLE, Topic::TABLE] {
            let wanted = wanted(table, &things, if table == Vote::TABLE { &needs } else { &[] });
            let _ = read(&bytes, &wanted);
            if let Ok(answers) = read(text.as_bytes(), &wanted) {
                let mut rows: Vec<u32> = answers.rows.iter().map(|row| row.number).chain(answers.left_out.iter().map(|(row, _)| *row)).collect();
                let told = rows.len();
                rows.sort_unstable();
                rows.dedup();
                prop_assert_eq!(told, rows.len());
            }
        }
    }
}
