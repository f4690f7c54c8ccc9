//! Answers that must be one of a list: a question of the programme, who pays, which modules. Owns how an answer meets
//! the words of the definition; refuses to take a value that is not among them.

use crate::domain::people::answer::{joined, value_of};
use crate::domain::people::registration::{AskedColumn, Unfit};
use crate::domain::programme::definition::{Field, Module, Programme};
use crate::domain::programme::ids::ModuleId;
use crate::domain::schema::{CellKind, Reference, SchemaColumn};
use crate::domain::vocabulary::PersonStatus;
use crate::import::importing::CannotImport;
use crate::lang::folded_words;

use super::bound::MeantWord;
use super::choices;
use super::statuses::{self, WordAnswer, said_of};
use super::target::ColumnTarget;
use crate::import::form::person::tidy_text;

/// What people write where nobody pays.
const NOBODY: [&str; 8] = ["aucun", "aucune", "non", "sans", "neant", "none", "no", "n a"];
/// What people write for every module.
const ALL: [&str; 6] = ["tous", "toutes", "tout", "tous les modules", "all", "all modules"];

/// The answer to a question, in the spelling of the definition; empty when the cell is.
pub fn answer(field: &Field, cell: &str) -> Result<String, Unfit> {
    if field.values.is_empty() {
        let joined = choices::parted(cell).join("; ");
        // A trailing `;` is how some forms end a list of choices; in any other text it belongs to the text.
        return Ok(tidy_text(if cell.trim_end().ends_with(';') { &joined } else { cell }));
    }
    let asked = || AskedColumn::Question { id: field.id.clone(), label: field.shown().to_owned() };
    let unknown = |value: String| Unfit::UnknownValue { column: asked(), value, allowed: field.values.clone() };
    let found = choices::understood(cell, |text| value_of(&field.values, text)).map_err(unknown)?;
    match &found[..] {
        [] => Ok(String::new()),
        [first, rest @ ..] if rest.iter().all(|value| value == first) => Ok((*first).to_owned()),
        chosen if field.several => Ok(joined(&field.values, chosen)),
        _ => Err(Unfit::SeveralValues { column: asked(), value: cell.trim().to_owned() }),
    }
}

/// Whether the value that a word is said to be is one that its column takes.
pub fn check(programme: &Programme, meant: &MeantWord) -> Result<(), CannotImport> {
    let MeantWord { target, value, .. } = meant;
    let of_column = || target.column().and_then(|column| taken(programme, column));
    let (fits, allowed): (bool, Vec<String>) = match target {
        ColumnTarget::State => {
            (matches!(value.as_str(), "enrolled" | "cancelled"), vec!["enrolled".to_owned(), "cancelled".to_owned()])
        }
        ColumnTarget::Field(id) => {
            let field = programme.fields.iter().find(|field| field.id == *id);
            let allowed = field.map(|field| field.values.clone()).unwrap_or_default();
            (allowed.is_empty() || field.is_some_and(|field| answer(field, value).is_ok()), allowed)
        }
        other => match (other.column(), of_column()) {
            (Some(column), Some(allowed)) => {
                (chosen(programme, column, value).is_ok_and(|said| said.is_some()), allowed)
            }
            _ => return Err(CannotImport::AnyValue { column: other.key().to_owned() }),
        },
    };
    if fits {
        return Ok(());
    }
    let column = match programme.fields.iter().find(|field| field.id.as_str() == target.key()) {
        Some(field) => AskedColumn::Question { id: field.id.clone(), label: field.shown().to_owned() },
        None => target.asked(),
    };
    Err(CannotImport::NotAValue { column, value: value.clone(), allowed })
}

/// What a column takes, where it takes no other text.
fn taken(programme: &Programme, column: &SchemaColumn) -> Option<Vec<String>> {
    match (column.names, column.kind) {
        (Some(Reference::Funder), _) => Some(programme.funders.iter().map(|funder| funder.id.to_string()).collect()),
        (Some(Reference::Module), _) => Some(programme.modules.iter().map(|module| module.id.to_string()).collect()),
        (_, CellKind::Word { all, .. }) => Some(all().iter().map(|word| word.key().to_owned()).collect()),
        _ => None,
    }
}

/// What a cell says of a column that takes no other text, as the table of enrolments has it: nobody who pays and all
/// modules are said by an empty text. None when the cell is empty.
pub fn chosen(programme: &Programme, column: &'static SchemaColumn, cell: &str) -> Result<Option<String>, Unfit> {
    match (column.names, column.kind) {
        (Some(Reference::Funder), _) => funder(programme, cell),
        (Some(Reference::Module), _) => {
            let ids = modules(programme, cell)?;
            Ok(ids.map(|ids| ids.iter().map(ModuleId::as_str).collect::<Vec<_>>().join(" ")))
        }
        (_, CellKind::Word { all, key, .. }) => match said_of(cell, |text| match column.name {
            "status" => statuses::one(text).map(PersonStatus::key),
            _ => key(text).ok().flatten(),
        }) {
            WordAnswer::Nothing => Ok(None),
            WordAnswer::One(word) => Ok(Some(word.to_owned())),
            WordAnswer::Several => {
                Err(Unfit::SeveralValues { column: AskedColumn::Column(column.name), value: cell.trim().to_owned() })
            }
            WordAnswer::Unknown => Err(Unfit::UnknownValue {
                column: AskedColumn::Column(column.name),
                value: cell.trim().trim_end_matches(';').to_owned(),
                allowed: all().iter().map(|word| word.key().to_owned()).collect(),
            }),
        },
        _ => Ok(Some(cell.to_owned())),
    }
}

/// Whether a cell, or one of several choices in it, is the word of which somebody says what it is.
pub fn says(meant: &MeantWord, cell: &str) -> bool {
    let word = fold(&meant.word);
    std::iter::once(cell).chain(cell.split([';', '\n', ','])).any(|part| fold(part) == word)
}

/// The id of who pays, found by id or name, or nothing for nobody; none when the cell is empty.
pub fn funder(programme: &Programme, cell: &str) -> Result<Option<String>, Unfit> {
    let cell = cell.trim().trim_end_matches(';').trim();
    let column = || AskedColumn::Column("funder");
    let known = |text: &str| -> Option<String> {
        let folded = fold(text);
        let of_text =
            programme.funders.iter().find(|funder| fold(funder.id.as_str()) == folded || fold(&funder.name) == folded);
        of_text.map(|funder| funder.id.to_string()).or_else(|| NOBODY.contains(&folded.as_str()).then(String::new))
    };
    let found = choices::understood(cell, known).map_err(|value| Unfit::UnknownValue {
        column: column(),
        value,
        allowed: programme.funders.iter().map(|funder| funder.id.to_string()).collect(),
    })?;
    match &found[..] {
        [] => Ok(None),
        [first, rest @ ..] if rest.iter().all(|payer| payer == first) => Ok(Some(first.clone())),
        _ => Err(Unfit::SeveralValues { column: column(), value: cell.to_owned() }),
    }
}

/// The modules chosen, in the order of the programme, all of them as the table of enrolments has it: none named. None
/// when the cell is empty.
pub fn modules(programme: &Programme, cell: &str) -> Result<Option<Vec<ModuleId>>, Unfit> {
    let known = |text: &str| -> Option<Vec<ModuleId>> {
        if ALL.contains(&fold(text).as_str()) {
            return Some(programme.modules.iter().map(|module| module.id.clone()).collect());
        }
        module(programme, text).map(|module| vec![module.id.clone()])
    };
    if choices::parted(cell).is_empty() {
        return Ok(None);
    }
    // `m1 m3`: ids parted by spaces, as the table of enrolments keeps them.
    let ids: Option<Vec<_>> = cell.split_whitespace().map(|word| by_id(programme, word)).collect();
    let chosen: Vec<ModuleId> = match ids {
        Some(modules) => modules.into_iter().map(|module| module.id.clone()).collect(),
        None => choices::understood(cell, known).map(|found| found.concat()).map_err(|value| Unfit::UnknownValue {
            column: AskedColumn::Column("modules"),
            value,
            allowed: programme.modules.iter().map(|module| module.id.to_string()).collect(),
        })?,
    };
    let in_order = programme.modules.iter().map(|module| &module.id).filter(|id| chosen.contains(id));
    let in_order: Vec<ModuleId> = in_order.cloned().collect();
    Ok(Some(if in_order.len() == programme.modules.len() { Vec::new() } else { in_order }))
}

/// A module by id, by title, by number (`Module 2`), or by number and title (`Module 2 : Atelier …`, `m2 – Atelier …`).
fn module<'p>(programme: &'p Programme, text: &str) -> Option<&'p Module> {
    if let Some(module) = by_id(programme, text) {
        return Some(module);
    }
    let folded = fold(text);
    programme.modules.iter().find(|module| {
        let title = fold(&module.title);
        let Some(before) = folded.strip_suffix(&title).filter(|_| !title.is_empty()) else { return false };
        before.trim().is_empty() || by_id(programme, before).is_some_and(|named| named.id == module.id)
    })
}

fn by_id<'p>(programme: &'p Programme, text: &str) -> Option<&'p Module> {
    let folded = fold(text);
    let exact = programme.modules.iter().find(|module| fold(module.id.as_str()) == folded);
    let number = || folded.strip_prefix("module ").filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    let numbered = |number: &str| {
        let mut fitting = programme.modules.iter().filter(|module| {
            let id = fold(module.id.as_str());
            let digits = id.strip_prefix("module").or_else(|| id.strip_prefix('m')).unwrap_or(&id).trim();
            digits == number
        });
        fitting.next().filter(|_| fitting.next().is_none())
    };
    exact.or_else(|| numbered(number()?))
}

fn fold(text: &str) -> String {
    folded_words(text).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture;
    use crate::domain::programme::definition::{Funder, FunderExport};
    use crate::domain::programme::ids::{FieldId, FunderId};
    use crate::domain::vocabulary::FunderKind;

    fn field(values: &[&str]) -> Field {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        Field { id: FieldId::new("q"), label: "Question".into(), values, required: false, several: false }
    }

    fn funder_named(id: &str, name: &str) -> Funder {
        Funder {
            id: FunderId::new(id),
            name: name.into(),
            kind: FunderKind::Opco,
            file_number: String::new(),
            retention_years: None,
            hours_per_day: None,
            hours_per_half_day: None,
            min_participants: None,
            max_participants: None,
            export: FunderExport::default(),
        }
    }

    #[test]
    fn an_answer_is_one_of_the_values_in_their_spelling() {
        let teaching = ["Oui, régulièrement", "En projet", "Non"];
        let cases: [(&[&str], &str, Option<&str>); 14] = [
            (&["yes", "no"], "Oui", Some("yes")),
            (&["yes", "no"], "X", Some("yes")),
            (&["oui", "non"], "FALSE", Some("non")),
            (&["oui", "non"], "", Some("")),
            (&["oui", "non", "peut-être"], "Yes", Some("oui")),
            (&["active", "planned"], "oui", None),
            (&teaching, "oui regulierement", Some("Oui, régulièrement")),
            (&teaching, "Oui, régulièrement;", Some("Oui, régulièrement")),
            (&teaching, "en projet; En projet", Some("En projet")),
            (&teaching, "no", Some("Non")),
            (&teaching, "jamais", None),
            (&[], "Lundi 16;Mardi 17;", Some("Lundi 16; Mardi 17")),
            (&[], "ligne 1\nligne 2", Some("ligne 1\nligne 2")),
            (&[], "=1+1", Some("=1+1")),
        ];
        for (values, cell, expected) in cases {
            assert_eq!(answer(&field(values), cell).ok().as_deref(), expected, "{values:?} {cell}");
        }
        let both = Field { several: true, ..field(&teaching) };
        for (cell, expected) in [
            ("Non; En projet", "En projet;Non"),
            ("En projet, Oui, régulièrement", "Oui, régulièrement;En projet"),
            ("non", "Non"),
        ] {
            assert_eq!(answer(&both, cell).as_deref(), Ok(expected), "{cell}");
        }
        let several = answer(&field(&teaching), "En projet;Non");
        assert!(matches!(several, Err(Unfit::SeveralValues { .. })), "{several:?}");
        let unknown = answer(&field(&teaching), "jamais").unwrap_err();
        let Unfit::UnknownValue { column, value, allowed } = unknown else { panic!("{unknown:?}") };
        assert_eq!((column.key(), value.as_str(), allowed.len()), ("q", "jamais", 3));
    }

    #[test]
    fn who_pays_is_found_by_id_and_name() {
        let mut programme = fixture::programme();
        programme.funders = vec![funder_named("afdas", "Afdas"), funder_named("fdva-ge", "FDVA Grand Est")];
        let cases = [
            ("", Ok(None)),
            ("AFDAS", Ok(Some("afdas"))),
            ("Fdva grand est", Ok(Some("fdva-ge"))),
            ("fdva_ge;", Ok(Some("fdva-ge"))),
            ("Aucun", Ok(Some(""))),
            ("Uniformation", Err("Uniformation")),
        ];
        for (cell, expected) in cases {
            let found = funder(&programme, cell).map_err(|unfit| match unfit {
                Unfit::UnknownValue { value, .. } => value,
                other => panic!("{other:?}"),
            });
            let found = found.as_ref().map(|payer| payer.as_deref()).map_err(String::as_str);
            assert_eq!(found, expected, "{cell}");
        }
        assert!(matches!(funder(&programme, "Afdas; fdva-ge"), Err(Unfit::SeveralValues { .. })));
    }

    #[test]
    fn modules_are_found_by_id_number_and_title() {
        let programme = fixture::programme();
        assert_eq!(modules(&programme, " ;"), Ok(None), "no answer is not all modules");
        let cases: [(&str, Option<&[&str]>); 11] = [
            ("m3 m1", Some(&["m1", "m3"])),
            ("M1;m3;", Some(&["m1", "m3"])),
            ("m1, m2, m3", Some(&[])),
            ("Tous les modules", Some(&[])),
            ("Module 2", Some(&["m2"])),
            ("Module 1, Module 3", Some(&["m1", "m3"])),
            ("Atelier de formation sur les outils numériques", Some(&["m2"])),
            ("Module 2 : Atelier de formation sur les outils numeriques", Some(&["m2"])),
            ("m1 – Atelier de formation sur les outils numériques", None),
            ("Groupe d’échange sur « engager un travail en réseau »; m1", Some(&["m1", "m3"])),
            ("Module 9", None),
        ];
        for (cell, expected) in cases {
            let expected = expected.map(|ids| ids.iter().map(ModuleId::new).collect::<Vec<_>>());
            assert_eq!(modules(&programme, cell).ok().flatten(), expected, "{cell}");
        }
    }
}
