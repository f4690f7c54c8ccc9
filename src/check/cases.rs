//! A case per code: a cohort in which all is well, one thing changed in it, and the codes that must come of it. Codes of
//! rows that cannot be read are cases of the command line, since reading is the store's.

use crate::domain::attendance::evidence::Evidence;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use crate::check::{Across, Findings, FolderFacts, OpenFile, Subject, TableFacts, cohort, folder, modules_cases};
use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::mark::Mark;
use crate::domain::findings::Code;
use crate::domain::pedagogy::settings::Settings;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::place::{Place, Target};
use crate::domain::problem::Problem;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::definition::{
    EligibilityRule, Field, Funder, FunderExport, Module, Programme, Provider, SheetTexts, Trainer,
};
use crate::domain::programme::ids::{CohortId, FieldId, FunderId, ModuleId, ParticipantId, SessionId, TrainerId};
use crate::domain::quantity::{Minutes, Share};
use crate::domain::records::{CohortRecords, Numbered};
use crate::domain::vocabulary::{Attendance, EnrolmentState, FunderKind, Modality, ModuleKind, PersonStatus};
use crate::lang::words::Lang;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

/// All that is examined, easy to change.
struct World {
    today: NaiveDate,
    programme: Programme,
    cohort: Cohort,
    other: Cohort,
    enrolments: Vec<Enrolment>,
    marks: Vec<Mark>,
    held: Vec<HeldSession>,
    tables: Vec<TableFacts>,
    folder: FolderFacts,
}

fn session(id: &str, module: &str, day: &str, start: &str, end: &str) -> Session {
    Session {
        id: SessionId::new(id),
        module: ModuleId::new(module),
        date: date(day),
        start: time(start),
        end: time(end),
        tolerance: Minutes::ZERO,
        zone: chrono_tz::Europe::Paris,
        trainer: Some(TrainerId::new("lea")),
        link: String::new(),
        place: String::new(),
        modality: None,
        capacity: None,
        cancelled: false,
        note: String::new(),
        moved_from: Vec::new(),
        line: 1,
    }
}

fn person(id: &str, first: &str, last: &str, email: &str) -> Enrolment {
    Enrolment {
        id: ParticipantId::new(id),
        last_name: last.to_owned(),
        first_name: first.to_owned(),
        email: email.to_owned(),
        phone: String::new(),
        organisation: "Le Hangar".to_owned(),
        status: Some(PersonStatus::Employee),
        funder: Some(FunderId::new("afdas")),
        modules: Vec::new(),
        state: EnrolmentState::Enrolled,
        enrolled_on: Some(date("2021-02-01")),
        starts_on: None,
        ended_on: None,
        reason: String::new(),
        bpf: None,
        note: String::new(),
        fields: vec![(FieldId::new("teaching"), "active".to_owned())],
    }
}

fn present(session: &str, participant: &str, minutes: u32) -> Mark {
    Mark {
        session: SessionId::new(session),
        participant: ParticipantId::new(participant),
        attendance: Attendance::Present,
        minutes: Minutes(minutes),
        arrived: None,
        left: None,
        evidence: Evidence::parse("roll_call").unwrap(),
        note: String::new(),
    }
}

fn table(file: &str) -> TableFacts {
    TableFacts { file: Arc::from(file), missing: Vec::new(), unknown: Vec::new(), canonical: true, phones: 0 }
}

fn module(id: &str, hours: u32) -> Module {
    Module {
        id: ModuleId::new(id),
        title: id.to_owned(),
        kind: ModuleKind::Workshop,
        planned: Minutes(hours * 60),
        content: Vec::new(),
    }
}

/// m1 of 3 h on 16 March, m2 of 2 h on 2 April; two people present at m1-1; seen from 20 March 2021.
fn well() -> World {
    let file: Arc<str> = Arc::from("programme.toml");
    let cohort = |id: &str, sessions| Cohort {
        id: CohortId::new(id),
        capacity: Some(2),
        sessions,
        file: Arc::clone(&file),
        line: 1,
    };
    World {
        today: date("2021-03-20"),
        programme: programme(),
        cohort: cohort(
            "2021-spring",
            vec![
                session("m1-1", "m1", "2021-03-16", "14:00", "17:00"),
                session("m2-1", "m2", "2021-04-02", "10:00", "12:00"),
            ],
        ),
        other: cohort("2021-autumn", vec![session("m2-1", "m2", "2021-10-01", "10:00", "12:00")]),
        enrolments: vec![
            person("aaaaaa", "Zoé", "Martin", "zoe@example.org"),
            person("bbbbbb", "Karim", "Benali", "karim@example.org"),
        ],
        marks: vec![present("m1-1", "aaaaaa", 180), present("m1-1", "bbbbbb", 170)],
        held: vec![HeldSession {
            headcount: Some(2),
            closed_on: Some(date("2021-03-17")),
            ..HeldSession::of(&SessionId::new("m1-1"))
        }],
        tables: vec![table(ENROLMENTS), table(ATTENDANCE)],
        folder: FolderFacts { cohorts: vec!["2021-spring".to_owned()], ..FolderFacts::default() },
    }
}

fn programme() -> Programme {
    let allowed = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
    Programme {
        id: "p".to_owned(),
        title: "P".to_owned(),
        sector: String::new(),
        language: "fr".to_owned(),
        timezone: chrono_tz::Europe::Paris,
        modality: Modality::Remote,
        context: String::new(),
        objectives: Vec::new(),
        audience: String::new(),
        sheet: SheetTexts::default(),
        in_bpf: true,
        bpf_objective: "d".to_owned(),
        nsf: String::new(),
        complete_at: Share::from_decimal("0.8").unwrap(),
        tolerance: Minutes::ZERO,
        updated: None,
        pedagogy: Settings::default(),
        provider: Provider::default(),
        fields: vec![Field {
            several: false,
            id: FieldId::new("teaching"),
            label: "Activité pédagogique".to_owned(),
            values: allowed(&["active", "planned", "none"]),
            required: true,
        }],
        eligibility: vec![EligibilityRule {
            column: "status".to_owned(),
            allowed: allowed(&["employee", "volunteer"]),
        }],
        trainers: vec![Trainer { id: TrainerId::new("lea"), name: "Léa Roux".to_owned(), external: false }],
        funders: vec![Funder {
            id: FunderId::new("afdas"),
            name: "Afdas".to_owned(),
            kind: FunderKind::Opco,
            file_number: String::new(),
            retention_years: None,
            hours_per_day: None,
            hours_per_half_day: None,
            min_participants: None,
            max_participants: None,
            export: FunderExport::default(),
        }],
        modules: vec![module("m1", 3), module("m2", 2), module("m3", 0)],
    }
}

/// A record with its line: the heading is line 1.
fn numbered<T>(records: Vec<T>) -> Vec<Numbered<T>> {
    (2..).zip(records).map(|(line, record)| Numbered { line, record }).collect()
}

fn examined(world: World) -> Vec<Problem> {
    let mut across = Across::default();
    across.add(&world.cohort, true);
    across.add(&world.other, false);
    let records = CohortRecords::marked(world.cohort, numbered(world.enrolments), numbered(world.marks));
    let records = records.with(numbered(world.held));
    let subject = Subject {
        programme: &world.programme,
        records: &records,
        today: world.today,
        enrolments: &Arc::from(ENROLMENTS),
        attendance: &Arc::from(ATTENDANCE),
        register: &Arc::from(REGISTER),
        attendance_is_whole: true,
        tables: &world.tables,
        drifted: &[],
        lost_logs: &[],
        sheets: &[],
    };
    let mut findings: Findings = cohort(&subject, Vec::new());
    findings.extend(across.findings(&world.programme));
    findings.extend(folder(&world.folder));
    let column = |place: &Place| match &place.target {
        Target::Cell(column) => COLUMNS.iter().position(|known| known == column),
        _ => None,
    };
    findings.sorted(column, |column| *column).into_iter().map(|(problem, _)| problem).collect()
}

/// The columns of both tables, in their order.
const COLUMNS: &[&str] = &["session", "participant", "minutes", "evidence", "email", "status", "funder"];

/// What is changed, the code that comes of it, and the file and line where it stands.
type Case = (Code, fn(&mut World), &'static str, u32);

const ENROLMENTS: &str = "data/2021-spring/enrolments.csv";
const ATTENDANCE: &str = "data/2021-spring/attendance.csv";
const REGISTER: &str = "data/2021-spring/sessions.csv";
const DEFINITION: &str = "programme.toml";

const CASES: &[Case] = &[
    (Code::UnknownFunder, |w| w.enrolments[0].funder = Some(FunderId::new("afdsa")), ENROLMENTS, 2),
    (Code::ModuleWithoutSession, |w| w.enrolments[1].modules = modules(&["m1", "m3"]), ENROLMENTS, 3),
    (Code::SamePerson, |w| rename(w, "ZOE", "martin", ""), ENROLMENTS, 3),
    (Code::NearName, |w| rename(w, "Zoé", "Martyn", ""), ENROLMENTS, 3),
    (Code::SharedEmail, |w| w.enrolments[1].email = "Zoe@example.org".to_owned(), ENROLMENTS, 3),
    (
        Code::NotExpected,
        |w| {
            w.enrolments[1].state = EnrolmentState::Waiting;
        },
        ATTENDANCE,
        3,
    ),
    (Code::SessionCancelled, |w| cancel_with_mark(w), ATTENDANCE, 4),
    (Code::TooManyMinutes, |w| w.marks[0].minutes = Minutes(181), ATTENDANCE, 2),
    (Code::MarkedAhead, |w| w.marks.push(present("m2-1", "aaaaaa", 120)), ATTENDANCE, 4),
    (Code::TimesContradict, |w| w.marks[0].arrived = Some(time("14:25")), ATTENDANCE, 2),
    (Code::NoMinutes, |w| w.marks[0].minutes = Minutes(0), ATTENDANCE, 2),
    (Code::NoEvidence, |w| w.marks[1].evidence = Evidence::default(), ATTENDANCE, 3),
    (Code::LogAlone, |w| w.marks[1].evidence = Evidence::parse("log:3f9a5b012cde").unwrap(), ATTENDANCE, 3),
    (Code::NobodyMarked, |w| w.marks.clear(), DEFINITION, 1),
    (Code::PartlyMarked, |w| unmarked(w), DEFINITION, 1),
    (Code::OnHoliday, |w| w.programme.provider.alsace_moselle = true, DEFINITION, 1),
    (Code::TrainerTwice, |w| w.other.sessions[0].date = date("2021-04-02"), DEFINITION, 1),
    (Code::CohortTwice, |w| same_afternoon(w), DEFINITION, 1),
    (
        Code::ModuleHours,
        |w| {
            w.cohort.sessions[1].end = time("11:30");
        },
        DEFINITION,
        1,
    ),
    (
        Code::ClocksChange,
        |w| w.cohort.sessions[1] = session("m2-1", "m2", "2021-03-28", "01:00", "04:00"),
        DEFINITION,
        1,
    ),
    (Code::HeadcountDiffers, |w| w.held[0].headcount = Some(3), REGISTER, 2),
    (Code::ClosedWithBlank, |w| w.marks.truncate(1), REGISTER, 2),
    (Code::OverCapacity, |w| w.cohort.capacity = Some(1), DEFINITION, 1),
    (Code::EndsBeforeStart, |w| leave(w, Some("2021-04-05"), Some("2021-03-18")), ENROLMENTS, 4),
    (Code::NoLastDay, |w| leave(w, None, None), ENROLMENTS, 4),
    (Code::LeftBeforeFirst, |w| leave(w, None, Some("2021-03-01")), ENROLMENTS, 4),
    (Code::FieldMissing, |w| w.enrolments[0].fields[0].1.clear(), ENROLMENTS, 2),
    (Code::FieldValue, |w| w.enrolments[0].fields[0].1 = "activ".to_owned(), ENROLMENTS, 2),
    (Code::NotEligible, |w| w.enrolments[0].status = Some(PersonStatus::JobSeeker), ENROLMENTS, 2),
    (Code::RoomTooSmall, |w| w.cohort.sessions[0].capacity = Some(1), DEFINITION, 1),
    (Code::LastDayOfEnrolled, |w| w.enrolments[0].ended_on = Some(date("2021-05-01")), ENROLMENTS, 2),
    (Code::EnrolledAhead, |w| w.enrolments[0].enrolled_on = Some(date("2021-03-21")), ENROLMENTS, 2),
    (Code::NotAnEmail, |w| w.enrolments[0].email = "zoe.example.org".to_owned(), ENROLMENTS, 2),
    (Code::NoStatus, |w| w.enrolments[0].status = None, ENROLMENTS, 2),
    (Code::ColumnMissing, |w| w.tables[0].missing.push("phone".to_owned()), ENROLMENTS, 1),
    (Code::ColumnResembles, |w| resembling_column(w), ENROLMENTS, 1),
    (Code::NotCanonical, |w| w.tables[1].canonical = false, ATTENDANCE, 1),
    (Code::BrokenLetters, |w| w.enrolments[0].organisation = "CinÃ©ma".to_owned(), ENROLMENTS, 2),
    (Code::FormulaCell, |w| w.enrolments[0].organisation = "=1+1".to_owned(), ENROLMENTS, 2),
    (Code::PhoneLost, |w| w.enrolments[0].phone = "3,36E+10".to_owned(), ENROLMENTS, 2),
    (Code::IdChanges, |w| w.cohort.id = CohortId::new("mars-2021"), DEFINITION, 1),
    (Code::UndefinedCohort, |w| w.folder.undefined.push("2021-sprnig".to_owned()), "", 0),
    (Code::OpenToOthers, |w| w.folder.open.push(OpenFile { path: Arc::from("data"), mode: 0o755 }), "", 0),
];

/// Codes that the cases of the command line show, since reading the files finds them, or since they come with others.
const SHOWN_ELSEWHERE: &[Code] = &[
    Code::Unreadable,
    Code::Unmerged,
    Code::SealBroken,
    Code::SealedFigures,
    Code::LogGone,
    Code::SheetOdd,
    Code::NoJournal,
    Code::JournalZeros,
    Code::IdRestored,
    Code::Drifted,
    Code::CopyBeside,
    Code::UnknownSession,
    Code::UnknownParticipant,
    Code::UnknownModule,
    Code::UnknownThing,
    Code::MinutesOfNobody,
    Code::PresentTwice,
    Code::BadRow,
    Code::HeadingTwice,
    Code::JournalBroken,
    Code::IdTwice,
    Code::MarkedTwice,
    Code::ColumnRequired,
    Code::NotToml,
    Code::UnknownKey,
    Code::KeyMissing,
    Code::WrongType,
    Code::NoSuchMoment,
    Code::ValueOutside,
    Code::UnknownId,
    Code::DefinedTwice,
    Code::IdForm,
    Code::ProviderNumber,
    Code::Noticed,
    Code::JournalTorn,
    Code::OperationTwice,
    Code::JournalNewer,
];

fn modules(ids: &[&str]) -> Vec<ModuleId> {
    ids.iter().map(ModuleId::new).collect()
}

fn resembling_column(world: &mut World) {
    world.tables[0].missing.push("email".to_owned());
    world.tables[0].unknown = vec!["e-mail".to_owned(), "vegetarian".to_owned()];
}

fn rename(world: &mut World, first: &str, last: &str, email: &str) {
    let enrolment = &mut world.enrolments[1];
    (enrolment.first_name, enrolment.last_name) = (first.to_owned(), last.to_owned());
    enrolment.email = email.to_owned();
}

/// One of two not marked, on a sheet that is open.
fn unmarked(world: &mut World) {
    world.marks.truncate(1);
    world.held[0].closed_on = None;
}

/// One more session of m1, cancelled, with a mark.
fn cancel_with_mark(world: &mut World) {
    let cancelled = Session { cancelled: true, ..session("m1-2", "m1", "2021-03-17", "14:00", "17:00") };
    world.cohort.sessions.insert(1, cancelled);
    world.marks.push(present("m1-2", "aaaaaa", 180));
}

/// Both sessions on the first day, which is today, the second one without trainer.
fn same_afternoon(world: &mut World) {
    world.today = date("2021-03-16");
    let both = session("m2-1", "m2", "2021-03-16", "16:00", "18:00");
    world.cohort.sessions[1] = Session { trainer: None, ..both };
}

/// One more person, withdrawn, following m2 alone so that no mark is missing.
fn leave(world: &mut World, starts_on: Option<&str>, ended_on: Option<&str>) {
    world.enrolments.push(Enrolment {
        state: EnrolmentState::Withdrawn,
        modules: modules(&["m2"]),
        starts_on: starts_on.map(date),
        ended_on: ended_on.map(date),
        ..person("cccccc", "Anne", "Le Goff", "anne@example.org")
    });
}

fn codes(problems: &[Problem]) -> Vec<&'static str> {
    problems.iter().filter_map(|problem| problem.code).collect()
}

#[test]
fn where_all_is_well_nothing_is_found() {
    assert_eq!(codes(&examined(well())), Vec::<&str>::new());
}

#[test]
fn each_fault_is_found_with_its_code_place_and_hint() {
    for (code, change, file, line) in CASES {
        let mut world = well();
        change(&mut world);
        let problems = examined(world);
        let all = codes(&problems);
        let Some(found) = problems.iter().find(|problem| problem.code == Some(code.key())) else {
            panic!("{} ({code:?}) is not found, only {all:?}", code.key())
        };
        assert_eq!(found.severity, code.severity(), "{code:?}");
        let place = found.place.as_ref().map_or(("", 0), |place| (&*place.file, place.line));
        assert_eq!(place, (*file, *line), "{code:?}");
        let hint = |lang| found.advice(lang).unwrap_or_else(|| panic!("{code:?} has no hint"));
        let (en, fr) = (found.what.say(Lang::En), found.what.say(Lang::Fr));
        assert_ne!(en, fr, "{code:?} is not translated");
        // A hint that is only a command is the same in both.
        assert!(!hint(Lang::En).is_empty() && !hint(Lang::Fr).is_empty(), "{code:?} has an empty hint");
    }
}

#[test]
fn one_fault_is_one_finding() {
    for (code, change, ..) in CASES {
        let mut world = well();
        change(&mut world);
        assert_eq!(codes(&examined(world)), [code.key()], "{code:?}");
    }
}

#[test]
fn every_code_has_a_case() {
    for code in Code::ALL {
        let here = CASES.iter().any(|(of, ..)| of == code) || modules_cases::CASES.iter().any(|(of, ..)| of == code);
        assert_ne!(here, SHOWN_ELSEWHERE.contains(code), "{} ({code:?}) needs one case, here or elsewhere", code.key());
    }
}

#[test]
fn findings_are_in_order_of_file_line_and_column() {
    let mut world = well();
    world.marks[1].minutes = Minutes(999);
    world.marks[0].evidence = Evidence::default();
    world.enrolments[1].status = None;
    world.enrolments[1].email = "nothing".to_owned();
    world.enrolments[0].funder = Some(FunderId::new("nobody"));
    assert_eq!(codes(&examined(world)), ["W222", "E123", "E103", "W244", "W245"]);
}
