//! From what was typed to what it means: every value is checked against the others, every default is filled in. The
//! sessions are [`super::sessions`]'.

use std::borrow::Cow;
use std::collections::HashMap;
use std::str::FromStr;

use crate::domain::programme::definition::{
    EligibilityRule, Field, Funder, FunderExport, Module, Programme, Provider, Trainer,
};
use crate::domain::programme::ids::{FieldId, FunderId, ModuleId, TrainerId};
use crate::domain::quantity::{Minutes, Share};
use crate::domain::suggest::nearest;
use crate::domain::values::understood;
use crate::domain::vocabulary::{FunderKind, Modality, ModuleKind, PersonStatus};
use crate::store::programme::fault::{Advice, Fault, IdKind};

use super::columns;
use super::findings::DefinitionFindings;
use super::identity;
use super::read::plain;
use super::written::{
    Maybe, Written, WrittenField, WrittenFunder, WrittenModule, WrittenProgramme, WrittenProvider, WrittenRule,
    WrittenTrainer,
};

/// The programme, cohorts apart. Where something is wrong it is noted, and what is returned is not used.
pub fn programme(written: WrittenProgramme, findings: &mut DefinitionFindings<'_>) -> Programme {
    let fields = fields(written.fields, findings);
    let funders = funders(written.funders, findings);
    let eligibility = eligibility(written.eligibility, &fields, &funders, findings);
    let id = id_of(IdKind::Programme, written.id, findings);
    Programme {
        id,
        title: plain(written.title),
        sector: plain(written.sector),
        language: written.language.unwrap_or_else(|| "fr".to_owned()),
        timezone: timezone(written.timezone, findings),
        modality: written.modality.unwrap_or(Modality::InPerson),
        context: plain(written.context),
        objectives: texts(written.objectives),
        audience: plain(written.audience),
        sheet: written.sheet,
        in_bpf: written.in_bpf.unwrap_or(true),
        bpf_objective: written.bpf_objective.unwrap_or_else(|| "d".to_owned()),
        nsf: nsf(written.nsf, findings),
        complete_at: written.complete_at.unwrap_or(Share::FOUR_FIFTHS),
        tolerance: Minutes(written.tolerance_minutes.unwrap_or(0)),
        updated: written.updated.map(|date| date.value),
        pedagogy: written.pedagogy,
        provider: provider(written.provider, findings),
        fields,
        eligibility,
        trainers: trainers(written.trainers, findings),
        funders,
        modules: modules(written.modules, findings),
    }
}

/// An id that can be a folder and a word of a table.
pub fn id_of(kind: IdKind, written: Maybe, findings: &mut DefinitionFindings<'_>) -> String {
    let Some(id) = written else { return String::new() };
    if !identity::is_plain_id(&id.value) {
        let advice = identity::plain_id(&id.value).map(|id| Advice::Write { text: format!("\"{id}\"") });
        findings.add(&id.span, Fault::IdCharacters { kind, id: id.value.clone() }, advice);
    }
    id.value
}

/// Says where an id is written a second time.
pub fn unique<'a>(kind: IdKind, ids: impl Iterator<Item = &'a Written<String>>, findings: &mut DefinitionFindings<'_>) {
    let ids: Vec<&Written<String>> = ids.collect();
    if kind != IdKind::Cohort {
        let mut texts: Vec<&str> = ids.iter().map(|id| id.value.as_str()).collect();
        texts.sort_unstable();
        if texts.is_sorted_by(|one, other| one < other) {
            return;
        }
    }
    let mut seen: HashMap<Cow<'_, str>, u32> = HashMap::new();
    for id in &ids {
        // On Windows and macOS `A` and `a` are one folder.
        let key = if kind == IdKind::Cohort { id.value.to_lowercase().into() } else { Cow::from(&id.value) };
        if let Some(line) = seen.get(&key) {
            let free = free_id(&id.value, |free| ids.iter().any(|id| id.value.eq_ignore_ascii_case(free)));
            let fault = Fault::IdTwice { kind, id: id.value.clone(), line: *line };
            let plain = identity::is_plain_id(&free);
            let advice = if plain { Advice::FreeId { id: free } } else { Advice::AnotherId };
            findings.add(&id.span, fault, Some(advice));
        } else {
            seen.insert(key, findings.source().line(id.span.start));
        }
    }
}

/// The id with the next number that is free: `m2-3` behind `m2-2`, `autumn-2` behind `autumn`.
fn free_id(id: &str, taken: impl Fn(&str) -> bool) -> String {
    let name = id.trim_end_matches(|c: char| c.is_ascii_digit());
    let (stem, from) = match id[name.len()..].parse::<u16>() {
        Ok(number) if !name.is_empty() => (name.to_owned(), u32::from(number) + 1),
        _ => (format!("{id}-"), 2),
    };
    (from..=from.saturating_add(10_000))
        .map(|number| format!("{stem}{number}"))
        .find(|free| !taken(free))
        .unwrap_or_default()
}

fn timezone(text: Maybe, findings: &mut DefinitionFindings<'_>) -> chrono_tz::Tz {
    let Some(text) = text else { return chrono_tz::Europe::Paris };
    chrono_tz::Tz::from_str(&text.value).unwrap_or_else(|_| {
        let near = nearest(&text.value, chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())).map(str::to_owned);
        findings.add(&text.span, Fault::UnknownTimezone { name: text.value }, Some(Advice::Timezone { near }));
        chrono_tz::Europe::Paris
    })
}

/// What [`nsf`] takes, as a pattern.
pub const NSF: &str = "[0-9]{3}";

fn nsf(text: Maybe, findings: &mut DefinitionFindings<'_>) -> String {
    let Some(text) = text else { return String::new() };
    if text.value.len() != 3 || !text.value.bytes().all(|byte| byte.is_ascii_digit()) {
        findings.add(&text.span, Fault::NsfDigits { text: text.value.clone() }, Some(Advice::Example { key: "nsf" }));
    }
    text.value
}

fn provider(written: WrittenProvider, findings: &mut DefinitionFindings<'_>) -> Provider {
    // A wrong number is a doubt: only what prints it has to wait.
    let mut number = |text: Maybe, check: fn(&str) -> Result<String, Fault>, advice: fn() -> Advice| {
        let text = text.filter(|text| !text.value.is_empty())?;
        match check(&text.value) {
            Ok(digits) => Some(digits),
            Err(fault) => {
                findings.doubt(&text.span, fault, Some(advice()));
                None
            }
        }
    };
    let siret = number(written.siret, identity::siret, || Advice::Siret).unwrap_or_default();
    let nda = number(written.nda, identity::nda, || Advice::Nda).unwrap_or_default();
    Provider {
        name: plain(written.name),
        siret,
        nda,
        address: plain(written.address),
        town: plain(written.town),
        representative: plain(written.representative),
        representative_role: plain(written.representative_role),
        logo: plain(written.logo),
        email: plain(written.email),
        phone: plain(written.phone),
        nda_region: plain(written.nda_region),
        rules: plain(written.rules),
        alsace_moselle: written.region.is_some(),
        retention_years: written.retention_years,
    }
}

fn fields(written: Vec<WrittenField>, findings: &mut DefinitionFindings<'_>) -> Vec<Field> {
    unique(IdKind::Field, written.iter().filter_map(|field| field.id.as_ref()), findings);
    written
        .into_iter()
        .map(|field| {
            if let Some(id) = field.id.as_ref().filter(|id| columns::is_standard(&id.value)) {
                findings.add(&id.span, Fault::FieldIsColumn { id: id.value.clone() }, Some(Advice::AnotherId));
            }
            let id = id_of(IdKind::Field, field.id, findings);
            Field {
                label: field.label.map(|label| label.value).filter(|label| !label.is_empty()).unwrap_or(id.clone()),
                id: FieldId::new(id),
                values: texts(field.values),
                required: field.required.unwrap_or(false),
                several: field.several.unwrap_or(false),
            }
        })
        .collect()
}

fn trainers(written: Vec<WrittenTrainer>, findings: &mut DefinitionFindings<'_>) -> Vec<Trainer> {
    unique(IdKind::Trainer, written.iter().filter_map(|trainer| trainer.id.as_ref()), findings);
    written
        .into_iter()
        .map(|trainer| Trainer {
            id: TrainerId::new(id_of(IdKind::Trainer, trainer.id, findings)),
            name: plain(trainer.name),
            external: trainer.external.unwrap_or(false),
        })
        .collect()
}

fn funders(written: Vec<WrittenFunder>, findings: &mut DefinitionFindings<'_>) -> Vec<Funder> {
    unique(IdKind::Funder, written.iter().filter_map(|funder| funder.id.as_ref()), findings);
    written
        .into_iter()
        .map(|funder| Funder {
            id: FunderId::new(id_of(IdKind::Funder, funder.id, findings)),
            name: plain(funder.name),
            kind: funder.kind.unwrap_or(FunderKind::Other),
            file_number: plain(funder.file_number),
            retention_years: funder.retention_years,
            hours_per_day: funder.hours_per_day,
            hours_per_half_day: funder.hours_per_half_day,
            min_participants: funder.min_participants,
            max_participants: funder.max_participants,
            export: FunderExport { format: funder.format, columns: funder.columns },
        })
        .collect()
}

fn modules(written: Vec<WrittenModule>, findings: &mut DefinitionFindings<'_>) -> Vec<Module> {
    unique(IdKind::Module, written.iter().filter_map(|module| module.id.as_ref()), findings);
    written
        .into_iter()
        .map(|module| Module {
            id: ModuleId::new(id_of(IdKind::Module, module.id, findings)),
            title: plain(module.title),
            kind: module.kind.unwrap_or(ModuleKind::Course),
            planned: module.hours.map_or(Minutes::ZERO, |hours| hours.value),
            content: texts(module.content),
        })
        .collect()
}

fn eligibility(
    written: Vec<WrittenRule>,
    fields: &[Field],
    funders: &[Funder],
    findings: &mut DefinitionFindings<'_>,
) -> Vec<EligibilityRule> {
    written
        .into_iter()
        .filter_map(|rule| {
            let column = rule.column.value.as_str();
            let allowed: Vec<String> = if column == "status" {
                let known = || PersonStatus::ALL.iter().map(|status| status.key());
                values_among(column, rule.allowed, known, &status, findings)
            } else if column == "funder" {
                let known = || funders.iter().map(|funder| funder.id.as_str());
                values_among(column, rule.allowed, known, &|_| None, findings)
            } else if let Some(field) = fields.iter().find(|field| field.id.as_str() == column) {
                if field.values.is_empty() {
                    texts(rule.allowed)
                } else {
                    let known = || field.values.iter().map(String::as_str);
                    values_among(column, rule.allowed, known, &|_| None, findings)
                }
            } else if columns::eligible().any(|known| known == column) {
                texts(rule.allowed)
            } else {
                let known = || columns::eligible().chain(fields.iter().map(|field| field.id.as_str()));
                let near = nearest(column, known()).map(str::to_owned);
                let allowed = known().map(str::to_owned).collect();
                let fault = Fault::UnknownColumn { column: column.to_owned() };
                findings.add(&rule.column.span, fault, Some(Advice::OneOf { near, allowed }));
                return None;
            };
            Some(EligibilityRule { column: rule.column.value, allowed })
        })
        .collect()
}

/// The key of a status as people write it.
fn status(text: &str) -> Option<String> {
    understood(PersonStatus::ALL, text).map(|status| status.key().to_owned())
}

/// Values that must be among those known, or be understood as one of them.
fn values_among<'a, I: Iterator<Item = &'a str>>(
    column: &str,
    values: Vec<Written<String>>,
    known: impl Fn() -> I,
    meant: &dyn Fn(&str) -> Option<String>,
    findings: &mut DefinitionFindings<'_>,
) -> Vec<String> {
    values
        .into_iter()
        .filter_map(|value| {
            if let Some(known) = known().find(|known| *known == value.value) {
                return Some(known.to_owned());
            }
            if let Some(meant) = meant(&value.value) {
                return Some(meant);
            }
            let near = nearest(&value.value, known()).map(str::to_owned);
            let allowed = known().map(str::to_owned).collect();
            let fault = Fault::NotAllowed { key: column.to_owned(), value: value.value };
            findings.add(&value.span, fault, Some(Advice::OneOf { near, allowed }));
            None
        })
        .collect()
}

fn texts(written: Vec<Written<String>>) -> Vec<String> {
    written.into_iter().map(|text| text.value).filter(|text| !text.is_empty()).collect()
}
