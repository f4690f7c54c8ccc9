//! From the tables of a file to what was typed: one function a table, each naming its keys. The list of keys that a
//! definition knows is here and nowhere else.

use crate::domain::pedagogy::settings::Settings;
use crate::domain::programme::definition::SheetTexts;
use crate::domain::programme::export_columns::ATTENDANCE;
use crate::domain::vocabulary::{FunderKind, Modality, ModuleKind, SessionState};
use crate::store::programme::fault::DefinitionTable;

use super::asked::KeyShape;
use super::findings::DefinitionFindings;
use super::reader::{PlacedTable, TableReader};
use super::written::{
    Maybe, Written, WrittenCohort, WrittenField, WrittenFunder, WrittenModule, WrittenProgramme, WrittenProvider,
    WrittenRule, WrittenSession, WrittenTrainer,
};

/// Languages of documents.
const LANGUAGES: [&str; 2] = ["fr", "en"];

/// Lines of frame F-3 of the yearly return.
const OBJECTIVES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

/// Regions with holidays of their own.
const REGIONS: [&str; 1] = ["alsace-moselle"];

/// The formats of `--format` that a funder may ask for.
pub const FORMATS: [&str; 7] = ["table", "csv", "csv-fr", "json", "md", "xlsx", "html"];

/// A whole `programme.toml`.
pub fn programme(root: PlacedTable<'_>, findings: &mut DefinitionFindings<'_>) -> WrittenProgramme {
    let mut reader = TableReader::new(root, findings);
    let programme = reader.required_table("programme", DefinitionTable::Programme);
    let provider = reader.table("provider", DefinitionTable::Provider);
    let pedagogy = reader.table("pedagogy", DefinitionTable::Pedagogy);
    let fields = reader.tables("fields", DefinitionTable::Field);
    let eligibility = reader.table("eligibility", DefinitionTable::Eligibility);
    let trainers = reader.tables("trainers", DefinitionTable::Trainer);
    let funders = reader.tables("funders", DefinitionTable::Funder);
    let modules = reader.tables("modules", DefinitionTable::Module);
    let cohorts = reader.tables("cohorts", DefinitionTable::Cohort);
    reader.finish();
    let mut written = programme.map(|table| head(table, findings)).unwrap_or_default();
    written.provider = provider.map(|table| self::provider(table, findings)).unwrap_or_default();
    written.pedagogy = pedagogy.map(|table| self::pedagogy(table, findings)).unwrap_or_default();
    written.fields = fields.into_iter().map(|table| field(table, findings)).collect();
    written.eligibility = eligibility.map(|table| rules(table, findings)).unwrap_or_default();
    written.trainers = trainers.into_iter().map(|table| trainer(table, findings)).collect();
    written.funders = funders.into_iter().map(|table| funder(table, findings)).collect();
    written.modules = modules.into_iter().map(|table| module(table, findings)).collect();
    written.cohorts = cohorts.into_iter().map(|table| cohort(table, findings)).collect();
    written
}

fn head(table: PlacedTable<'_>, findings: &mut DefinitionFindings<'_>) -> WrittenProgramme {
    let mut reader = TableReader::new(table, findings);
    let written = WrittenProgramme {
        id: reader.required_text_as("id", KeyShape::Id),
        title: reader.required_text("title"),
        sector: reader.text("sector"),
        language: reader.text_among("language", &LANGUAGES),
        timezone: reader.text_as("timezone", KeyShape::Timezone),
        modality: reader.word("modality", Modality::ALL),
        context: reader.text("context"),
        objectives: reader.texts("objectives"),
        audience: reader.text("audience"),
        sheet: SheetTexts {
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
        bpf_objective: reader.text_among("bpf_objective", &OBJECTIVES),
        nsf: reader.text_as("nsf", KeyShape::Nsf),
        complete_at: reader.share("complete_at"),
        tolerance_minutes: reader.number("tolerance_minutes", 0, 60),
        updated: reader.date("updated"),
        ..WrittenProgramme::default()
    };
    reader.finish();
    written
}

fn provider(table: PlacedTable<'_>, findings: &mut DefinitionFindings<'_>) -> WrittenProvider {
    let mut reader = TableReader::new(table, findings);
    let written = WrittenProvider {
        name: reader.required_text("name"),
        siret: reader.text_as("siret", KeyShape::Siret),
        nda: reader.text_as("nda", KeyShape::Nda),
        address: reader.text("address"),
        town: reader.text("town"),
        representative: reader.text("representative"),
        representative_role: reader.text("representative_role"),
        logo: reader.text("logo"),
        email: reader.text("email"),
        phone: reader.text("phone"),
        nda_region: reader.text("nda_region"),
        rules: reader.text("rules"),
        region: reader.text_among_or_empty("region", &REGIONS),
        retention_years: reader.number("retention_years", 1, 100),
    };
    reader.finish();
    written
}

fn pedagogy(table: PlacedTable<'_>, findings: &mut DefinitionFindings<'_>) -> Settings {
    let mut reader = TableReader::new(table, findings);
    let usual = Settings::default();
    let written = Settings {
        dots: reader.number("dots", 1, 100).unwrap_or(usual.dots),
        must_mean: reader.mean("must_mean").unwrap_or(usual.must_mean),
        few_scores: reader.number("few_scores", 0, 100).unwrap_or(usual.few_scores),
    };
    reader.finish();
    written
}

fn field(table: PlacedTable<'_>, findings: &mut DefinitionFindings<'_>) -> WrittenField {
    let mut reader = TableReader::new(table, findings);
    let written = WrittenField {
        id: reader.required_text_as("id", KeyShape::Id),
        label: reader.text("label"),
        values: reader.texts("values"),
        required: reader.flag("required"),
        several: reader.flag("several"),
    };
    reader.finish();
    written
}

fn rules(table: PlacedTable<'_>, findings: &mut DefinitionFindings<'_>) -> Vec<WrittenRule> {
    let mut reader = TableReader::new(table, findings);
    let mut written = Vec::new();
    for (name, value) in reader.any() {
        let column = Written::new(name.get_ref().to_string(), name.span());
        let allowed = reader.texts_in(&column.value, value);
        written.push(WrittenRule { column, allowed });
    }
    written
}

fn trainer(table: PlacedTable<'_>, findings: &mut DefinitionFindings<'_>) -> WrittenTrainer {
    let mut reader = TableReader::new(table, findings);
    let written = WrittenTrainer {
        id: reader.required_text_as("id", KeyShape::Id),
        name: reader.required_text("name"),
        external: reader.flag("external"),
    };
    reader.finish();
    written
}

fn funder(table: PlacedTable<'_>, findings: &mut DefinitionFindings<'_>) -> WrittenFunder {
    let mut reader = TableReader::new(table, findings);
    let export = reader.table("export", DefinitionTable::Export);
    let mut written = WrittenFunder {
        id: reader.required_text_as("id", KeyShape::Id),
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
    if let Some(table) = export {
        let columns: Vec<&str> = ATTENDANCE.iter().map(|heading| heading.key()).collect();
        let mut reader = TableReader::new(table, findings);
        written.format = reader.text_among("format", &FORMATS);
        written.columns = reader.texts_among("columns", &columns);
        reader.finish();
    }
    written
}

fn module(table: PlacedTable<'_>, findings: &mut DefinitionFindings<'_>) -> WrittenModule {
    let mut reader = TableReader::new(table, findings);
    let written = WrittenModule {
        id: reader.required_text_as("id", KeyShape::Id),
        title: reader.required_text("title"),
        kind: reader.word("kind", ModuleKind::ALL),
        hours: reader.hours("hours"),
        content: reader.texts("content"),
    };
    reader.finish();
    written
}

/// One cohort: of `[[cohorts]]`, or the whole of a `cohort.toml`.
pub fn cohort(table: PlacedTable<'_>, findings: &mut DefinitionFindings<'_>) -> WrittenCohort {
    let mut reader = TableReader::new(table, findings);
    let id = reader.required_text_as("id", KeyShape::Id);
    let capacity = reader.number("capacity", 1, 1_000_000);
    let sessions = reader.tables("sessions", DefinitionTable::Session);
    let span = reader.span();
    reader.finish();
    let sessions = sessions.into_iter().map(|table| session(table, findings)).collect();
    WrittenCohort { id, capacity, sessions, span }
}

fn session(table: PlacedTable<'_>, findings: &mut DefinitionFindings<'_>) -> WrittenSession {
    let mut reader = TableReader::new(table, findings);
    let written = WrittenSession {
        id: reader.required_text_as("id", KeyShape::Id),
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
