//! A case per code of the modules: the group of the vectors, one thing in its tables, the finding that comes of it, and
//! the cell where it stands.

use std::sync::Arc;

use crate::check::{Findings, Subject, modules::modules};
use crate::domain::findings::Code;
use crate::domain::fixture::{day, programme};
use crate::domain::pedagogy::fixture::{
    chosen, commitment, consent, criterion, experience, group, handover, numbered, report, resource, tool, topic,
    trial, trial_on, vote, withdrawn,
};
use crate::domain::pedagogy::topic::Topic;
use crate::domain::place::Target;
use crate::domain::problem::Problem;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::{ConsentField, ToolState, TopicState};
use crate::lang::words::Lang;

/// What is in the tables, the code that comes of it, the cell where it stands, the words in both languages.
type Case = (Code, fn(CohortRecords) -> CohortRecords, &'static str, [&'static str; 2]);

pub(super) const CASES: &[Case] = &[
    (
        Code::TopicsTooLong,
        |records| records.with(numbered(vec![chosen("t2", "m1-1", Some(100)), chosen("t1", "m1-1", Some(90))])),
        "topics.csv:3:minutes",
        ["the topics of m1-1 take 190 min: 10 too much", "les sujets de m1-1 prennent 190 min : 10 de trop"],
    ),
    (
        Code::DotsBeyond,
        |records| {
            let records = records.with(numbered(vec![topic("t1", "a"), topic("t2", "")]));
            records.with(numbered(vec![vote("t1", "a", 2), vote("t1", "b", 3), vote("t2", "a", 2)]))
        },
        "votes.csv:4:dots",
        ["A A gave open topics 4 of 3 dots", "A A a donné aux sujets ouverts 4 points sur 3"],
    ),
    (
        Code::MustUnscored,
        |records| records.with(numbered(vec![criterion("c1", 3, false), criterion("c2", 3, true)])),
        "criteria.csv:3:must",
        [
            "no tool is scored on Critère c2 (c2), which each must meet",
            "aucun outil n'est noté sur Critère c2 (c2), pourtant indispensable",
        ],
    ),
    (
        Code::TriedWithoutTrial,
        |records| {
            let records = records.with(numbered(vec![tool("w1", ToolState::Tried), tool("w2", ToolState::Tried)]));
            records.with(numbered(vec![trial_on("w1", "a", "2021-04-01")]))
        },
        "tools.csv:3:state",
        [
            "Outil w2 (w2) is tried, and nobody's trial is noted",
            "Outil w2 (w2) est à l'état « essayé », sans aucun essai noté",
        ],
    ),
    (
        Code::ConsentGone,
        |records| {
            let gone = withdrawn("c", ConsentField::Email, "2021-06-03");
            let records = records.with(numbered(vec![consent("c", ConsentField::Name), gone]));
            records.with(numbered(vec![handover("2021-06-01", "remise")]))
        },
        "consents.csv:3:withdrawn_on",
        [
            "C C withdrew a consent (e-mail) on 3 June 2021; what was handed over still shows it: remise",
            "C C a retiré un accord (adresse e-mail) le 3 juin 2021 ; ce qui a été remis le montre encore : remise",
        ],
    ),
    (
        Code::CommitmentPastDue,
        |records| {
            records.with(numbered(vec![commitment("p1", "c", "2021-06-01"), commitment("p2", "d", "2021-06-10")]))
        },
        "commitments.csv:2:due",
        [
            "a commitment of C C was due on 1 June 2021 and is not done: prêter deux micros",
            "C C s'était engagé·e pour le 1er juin 2021, et ce n'est pas fait : prêter deux micros",
        ],
    ),
    (
        Code::OnCancelledSession,
        |records| cancelled(records.with(numbered(vec![chosen("t1", "m1-1", None), chosen("t2", "m2-1", None)]))),
        "topics.csv:3:session",
        [
            "the topic t2 (Sujet t2) is for m2-1, which is cancelled",
            "le sujet t2 (Sujet t2) est prévu pour m2-1, qui est annulée",
        ],
    ),
    (
        Code::OnCancelledSession,
        |records| {
            let treated = Topic { state: TopicState::Treated, ..chosen("t1", "m2-1", None) };
            cancelled(records.with(numbered(vec![treated])))
        },
        "topics.csv:2:session",
        [
            "the topic t1 (Sujet t1) is for m2-1, which is cancelled",
            "le sujet t1 (Sujet t1) est prévu pour m2-1, qui est annulée",
        ],
    ),
    (
        Code::OnCancelledSession,
        |records| cancelled(records.with(numbered(vec![experience("x1", "m2-1")]))),
        "experiences.csv:2:session",
        [
            "the experience x1 (Expérience x1) is for m2-1, which is cancelled",
            "l'expérience x1 (Expérience x1) est prévue à m2-1, qui est annulée",
        ],
    ),
    (
        Code::OnCancelledSession,
        |records| {
            let records = records.with(numbered(vec![tool("w1", ToolState::Adopted)]));
            cancelled(records.with(numbered(vec![trial("w1", "b", "m2-1")])))
        },
        "trials.csv:2:session",
        ["B B tried Outil w1 (w1) at m2-1, which is cancelled", "B B a essayé Outil w1 (w1) à m2-1, qui est annulée"],
    ),
    (
        Code::OnCancelledSession,
        |records| cancelled(records.with(numbered(vec![report("f1", "d", "m2-1")]))),
        "feedback.csv:2:after",
        [
            "the feedback f1 of D D came after m2-1, which is cancelled",
            "le retour f1 de D D suit m2-1, qui est annulée",
        ],
    ),
    (
        Code::OnCancelledSession,
        |records| cancelled(records.with(numbered(vec![resource("r1", "m2-1")]))),
        "resources.csv:2:session",
        [
            "the resource r1 (Ressource r1) comes from m2-1, which is cancelled",
            "la ressource r1 (Ressource r1) vient de m2-1, qui est annulée",
        ],
    ),
];

/// The same with m2-1 cancelled.
fn cancelled(mut records: CohortRecords) -> CohortRecords {
    let at = records.cohort.position("m2-1").unwrap();
    records.cohort.sessions[at.0].cancelled = true;
    records
}

/// What the family finds on 5 June 2021.
fn examined(records: &CohortRecords) -> Vec<Problem> {
    let file = |name: &str| Arc::<str>::from(format!("data/2021-spring/{name}"));
    let subject = Subject {
        programme: &programme(),
        records,
        today: day("2021-06-05"),
        enrolments: &file("enrolments.csv"),
        attendance: &file("attendance.csv"),
        register: &file("sessions.csv"),
        attendance_is_whole: true,
        tables: &[],
        drifted: &[],
        lost_logs: &[],
        sheets: &[],
    };
    let mut findings = Findings::default();
    modules(&subject, &mut findings);
    findings.sorted(|_| None::<()>, |()| 0).into_iter().map(|(problem, _)| problem).collect()
}

#[test]
fn each_doubt_about_the_modules_is_found_at_its_cell_and_no_other() {
    assert!(examined(&group().records()).is_empty());
    for (code, change, place, [en, fr]) in CASES {
        let found = examined(&change(group().records()));
        let [problem] = &found[..] else { panic!("{code:?}: one finding, not {found:?}") };
        assert_eq!((problem.code, problem.severity), (Some(code.key()), code.severity()));
        let Some(stands) = &problem.place else { panic!("{code:?} stands nowhere") };
        let Target::Cell(column) = &stands.target else { panic!("{code:?} stands at no cell") };
        assert_eq!(format!("{}:{}:{column}", stands.file, stands.line), format!("data/2021-spring/{place}"));
        assert_eq!((problem.what.say(Lang::En).as_str(), problem.what.say(Lang::Fr).as_str()), (*en, *fr));
        for lang in [Lang::En, Lang::Fr] {
            let hint = problem.advice(lang).unwrap_or_else(|| panic!("{code:?} has no hint"));
            assert!(hint.contains("-c 2021-spring"), "{code:?}: {hint}");
        }
    }
}
