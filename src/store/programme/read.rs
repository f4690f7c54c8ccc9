//! From the tables of a file to what was typed: one function a table, each naming its keys. The list of keys that a
//! definition knows is here and nowhere else.

use std::ops::Range;

use toml::de::DeTable;

use crate::domain::pedagogy::settings::Settings;
use crate::domain::programme::definition::Sheet;
use crate::domain::vocabulary::{FunderKind, Modality, ModuleKind, SessionState};
use crate::store::programme::fault::{Advice, Fault, Part};

use super::findings::Findings;
use super::reader::Reader;
use super::written::{
    Maybe, Written, WrittenCohort, WrittenField, WrittenFunder, WrittenModule, WrittenProgramme, WrittenProvider,
    WrittenRule, WrittenSession, WrittenTrainer,
};

/// A table and where it stands.
type Placed<'t> = (&'t DeTable<'t>, Range<usize>);

/// A whole `programme.toml`.
pub fn programme(root: &DeTable<'_>, findings: &mut Findings<'_>) -> WrittenProgramme {
    let mut reader = Reader::new(root, 0..0, Part::File, findings);
    let programme = reader.table("programme");
    let provider = reader.table("provider");
    let pedagogy = reader.table("pedagogy");
    let fields = reader.tables("fields");
    let eligibility = reader.table("eligibility");
    let trainers = reader.tables("trainers");
    let funders = reader.tables("funders");
    let modules = reader.tables("modules");
    let cohorts = reader.tables("cohorts");
    reader.finish();
    if programme.is_none() && !root.contains_key("programme") {
        findings.add(
            &(0..0),
            Fault::TableMissing { part: Part::Programme },
            Some(Advice::Example { key: "programme" }),
        );
    }
    let mut written = programme.map(|table| head(table, findings)).unwrap_or_default();
    written.provider = provider.map(|table| self::provider(table, findings)).unwrap_or_default();
    written.pedagogy = pedagogy.map(|table| self::pedagogy(table, findings)).unwrap_or_default();
    written.fields = fields.into_iter().map(|table| field(table, findings)).collect();
    written.eligibility = eligibility.map(|table| rules(table, findings)).unwrap_or_default();
    written.trainers = trainers.into_iter().map(|table| trainer(table, findings)).collect();
    written.funders = funders.into_iter().map(|table| funder(table, findings)).collect();
    written.modules = modules.into_iter().map(|table| module(table, findings)).collect();
    written.cohorts = cohorts.into_iter().map(|table| cohort(table, Part::Cohort, findings)).collect();
    written
}

fn head((table, span): Placed<'_>, findings: &mut Findings<'_>) -> WrittenProgramme {
    let mut reader = Reader::new(table, span, Part::Programme, findings);
    let written = WrittenProgramme {
        id: reader.required_text("id"),
        title: reader.required_text("title"),
        sector: reader.text("sector"),
        language: reader.text("language"),
        timezone: reader.text("timezone"),
        modality: reader.word("modality", Modality::ALL),
        context: reader.text("context"),
        objectives: reader.texts("objectives"),
        audience: reader.text("audience"),
        sheet: Sheet {
            prerequisites: plain(reader.text("prerequisites")),
            methods: plain(reader.text("methods")),
            evaluation: plain(reader.text("evaluation")),
            price: plain(reader.text("price")),
            access: plain(reader.text("access")),
            accessibility: plain(reader.text("accessibility")),
            support: plain(reader.text("support")),
            contact: plain(reader.text("contact")),
        },
        in_bpf: reader.flag("in_bpf"),
        bpf_objective: reader.text("bpf_objective"),
        nsf: reader.text("nsf"),
        complete_at: reader.share("complete_at"),
        tolerance_minutes: reader.number("tolerance_minutes", 0, 60),
        updated: reader.date("updated"),
        ..WrittenProgramme::default()
    };
    reader.finish();
    written
}

fn provider((table, span): Placed<'_>, findings: &mut Findings<'_>) -> WrittenProvider {
    let mut reader = Reader::new(table, span, Part::Provider, findings);
    let written = WrittenProvider {
        name: reader.required_text("name"),
        siret: reader.text("siret"),
        nda: reader.text("nda"),
        address: reader.text("address"),
        town: reader.text("town"),
        representative: reader.text("representative"),
        representative_role: reader.text("representative_role"),
        logo: reader.text("logo"),
        email: reader.text("email"),
        phone: reader.text("phone"),
        nda_region: reader.text("nda_region"),
        rules: reader.text("rules"),
        region: reader.text("region"),
        retention_years: reader.number("retention_years", 1, 100),
    };
    reader.finish();
    written
}

fn pedagogy((table, span): Placed<'_>, findings: &mut Findings<'_>) -> Settings {
    let mut reader = Reader::new(table, span, Part::Pedagogy, findings);
    let usual = Settings::default();
    let written = Settings {
        dots: reader.number("dots", 1, 100).unwrap_or(usual.dots),
        must_mean: reader.mean("must_mean").unwrap_or(usual.must_mean),
        few_scores: reader.number("few_scores", 0, 100).unwrap_or(usual.few_scores),
    };
    reader.finish();
    written
}

fn field((table, span): Placed<'_>, findings: &mut Findings<'_>) -> WrittenField {
    let mut reader = Reader::new(table, span, Part::Field, findings);
    let written = WrittenField {
        id: reader.required_text("id"),
        label: reader.text("label"),
        values: reader.texts("values"),
        required: reader.flag("required"),
        several: reader.flag("several"),
    };
    reader.finish();
    written
}

fn rules((table, span): Placed<'_>, findings: &mut Findings<'_>) -> Vec<WrittenRule> {
    let mut reader = Reader::new(table, span, Part::Eligibility, findings);
    let mut written = Vec::new();
    for (name, value) in reader.any() {
        let column = Written::new(name.get_ref().to_string(), name.span());
        let allowed = reader.texts_in(&column.value, value);
        written.push(WrittenRule { column, allowed });
    }
    written
}

fn trainer((table, span): Placed<'_>, findings: &mut Findings<'_>) -> WrittenTrainer {
    let mut reader = Reader::new(table, span, Part::Trainer, findings);
    let written = WrittenTrainer {
        id: reader.required_text("id"),
        name: reader.required_text("name"),
        external: reader.flag("external"),
    };
    reader.finish();
    written
}

fn funder((table, span): Placed<'_>, findings: &mut Findings<'_>) -> WrittenFunder {
    let mut reader = Reader::new(table, span, Part::Funder, findings);
    let export = reader.table("export");
    let mut written = WrittenFunder {
        id: reader.required_text("id"),
        name: reader.required_text("name"),
        kind: reader.word("kind", FunderKind::ALL),
        file_number: reader.text("file_number"),
        retention_years: reader.number("retention_years", 1, 100),
        hours_per_day: reader.exact_hours("hours_per_day"),
        hours_per_half_day: reader.exact_hours("hours_per_half_day"),
        min_participants: reader.number("min_participants", 0, 1_000_000),
        max_participants: reader.number("max_participants", 0, 1_000_000),
        format: None,
        columns: Vec::new(),
    };
    reader.finish();
    if let Some((table, span)) = export {
        let mut reader = Reader::new(table, span, Part::Export, findings);
        written.format = reader.text("format");
        written.columns = reader.texts("columns");
        reader.finish();
    }
    written
}

fn module((table, span): Placed<'_>, findings: &mut Findings<'_>) -> WrittenModule {
    let mut reader = Reader::new(table, span, Part::Module, findings);
    let written = WrittenModule {
        id: reader.required_text("id"),
        title: reader.required_text("title"),
        kind: reader.word("kind", ModuleKind::ALL),
        hours: reader.hours("hours"),
        content: reader.texts("content"),
    };
    reader.finish();
    written
}

/// One cohort: of `[[cohorts]]`, or the whole of a `cohort.toml`.
pub fn cohort((table, span): Placed<'_>, part: Part, findings: &mut Findings<'_>) -> WrittenCohort {
    let mut reader = Reader::new(table, span, part, findings);
    let id = reader.required_text("id");
    let capacity = reader.number("capacity", 1, 1_000_000);
    let sessions = reader.tables("sessions");
    let span = reader.span();
    reader.finish();
    let sessions = sessions.into_iter().map(|table| session(table, findings)).collect();
    WrittenCohort { id, capacity, sessions, span }
}

fn session((table, span): Placed<'_>, findings: &mut Findings<'_>) -> WrittenSession {
    let mut reader = Reader::new(table, span, Part::Session, findings);
    let written = WrittenSession {
        id: reader.required_text("id"),
        module: reader.required_text("module"),
        date: reader.required_date("date"),
        start: reader.required_time("start"),
        end: reader.required_time("end"),
        trainer: reader.text("trainer"),
        link: reader.text("link"),
        place: reader.text("place"),
        modality: reader.word("modality", Modality::ALL),
        capacity: reader.number("capacity", 1, 1_000_000),
        cancelled: reader.word("state", &[SessionState::Cancelled, SessionState::Planned])
            == Some(SessionState::Cancelled),
        note: reader.text("note"),
        moved_from: reader.dates("moved_from"),
        span: reader.span(),
    };
    reader.finish();
    written
}

/// A text, or an empty one.
pub fn plain(text: Maybe) -> String {
    text.map(|text| text.value).unwrap_or_default()
}
