//! The whole of loading: the seed programme, and a catalogue of broken definitions with what is said of each.

use std::sync::LazyLock;

use crate::domain::place::Target;
use crate::domain::problem::{Problem, Severity};
use crate::domain::quantity::{Minutes, Share};
use crate::lang::words::Lang;
use crate::store::programme::judge::Judge;
use crate::store::programme::*;

const SEED: &str = include_str!("../../../programme.toml");

/// A programme on which cases stand: seven lines.
const HEAD: &str = "[programme]\nid = \"p\"\ntitle = \"P\"\n[[modules]]\nid = \"m1\"\ntitle = \"M\"\n[[trainers]]\nid = \"t\"\nname = \"T\"\n";

/// `line:from-to code message | hint`, the way a failing test shows it best.
fn said(problems: &[Problem], lang: Lang) -> Vec<String> {
    problems
        .iter()
        .map(|problem| {
            let place = problem.place.as_ref().unwrap();
            let bytes = match &place.target {
                Target::Bytes(range) => format!(":{}-{}", range.start, range.end),
                _ => String::new(),
            };
            let hint = problem.advice(lang).map(|hint| format!(" | {hint}")).unwrap_or_default();
            assert_eq!(problem.severity == Severity::Error, problem.code.unwrap().starts_with('E'));
            format!("{}{bytes} {} {}{hint}", place.line, problem.code.unwrap(), problem.what.say(lang))
        })
        .collect()
}

fn broken(text: &str) -> Vec<Problem> {
    let doubts = |definition: Definition| definition.doubts.into_iter().map(|(_, doubt)| doubt).collect();
    let problems = load_programme("programme.toml", text).map_or_else(|problems| problems, doubts);
    agreed(text, &problems);
    problems
}

/// Whether the schema for editors says the same of a definition.
pub fn agreed(text: &str, problems: &[Problem]) {
    static JUDGE: LazyLock<Judge> = LazyLock::new(|| Judge::new(&schema(DescribedFile::Programme, Lang::En)));
    let said = |problem: &Problem| (problem.code.unwrap_or_default().to_owned(), problem.what.say(Lang::En));
    let said: Vec<_> = problems.iter().map(said).collect();
    if let Some(differing) = JUDGE.disagreement(text, &said) {
        panic!("{differing}");
    }
}

/// What is said of the last lines of a programme.
fn after_head(lines: &str, lang: Lang) -> Vec<String> {
    said(&broken(&format!("{HEAD}{lines}")), lang)
}

fn sessions(lines: &str) -> String {
    format!("[[cohorts]]\nid = \"c\"\nsessions = [\n{lines}\n]\n")
}

#[test]
fn the_seed_programme_is_valid_and_thirteen_hours_long() {
    let seed =
        load_programme("programme.toml", SEED).unwrap_or_else(|problems| panic!("{:?}", said(&problems, Lang::Fr)));
    assert_eq!(seed.cohorts[0].minutes(), Minutes(780));
    let sessions: Vec<&str> = seed.cohorts[0].sessions.iter().map(|session| session.id.as_str()).collect();
    assert_eq!(sessions, ["m1-1", "m2-1", "m2-2", "m2-3", "m2-4", "m3-1"]);
    let planned: Vec<u32> = seed.programme.modules.iter().map(|module| module.planned.0).collect();
    assert_eq!(planned, [180, 480, 120]);
    assert_eq!(seed.programme.title, "Utiliser les outils à distance pour une continuité pédagogique");
    assert_eq!(
        seed.programme.audience,
        "Bénévole ou salarié d'une structure culturelle exerçant une activité pédagogique ou souhaitant en développer une."
    );
    assert_eq!(seed.programme.objectives.len(), 3);
    assert_eq!(seed.programme.funders[0].export.format.as_deref(), Some("csv-fr"));
}

#[test]
fn what_is_not_written_has_its_default() {
    let definition = load_programme("programme.toml", HEAD).unwrap();
    let programme = definition.programme;
    assert_eq!(programme.language, "fr");
    assert_eq!(programme.timezone, chrono_tz::Europe::Paris);
    assert_eq!((programme.in_bpf, programme.bpf_objective.as_str()), (true, "d"));
    assert_eq!(programme.complete_at, Share::FOUR_FIFTHS);
    assert!(definition.cohorts.is_empty());
}

#[test]
fn the_readme_names_every_key() {
    // A key that is none in each table: its hint lists those that are.
    let tables = ["programme", "provider", "pedagogy"].map(|name| format!("[{name}]\nzz = 1\n")).concat();
    let lists = ["fields", "trainers", "funders", "modules"].map(|name| format!("[[{name}]]\nzz = 1\n")).concat();
    let export = "[[funders]]\nid = \"f\"\n[funders.export]\nzz = 1\n";
    let cohorts = "[[cohorts]]\nzz = 1\nsessions = [{ zz = 1 }]\n";
    let problems = broken(&format!("zz = 1\n{tables}{lists}{export}{cohorts}"));
    let (_, readme) = include_str!("../../../README.md").split_once("## All keys of").unwrap();
    let (mut tables, mut missing) = (0, Vec::new());
    for problem in problems.iter().filter(|problem| problem.code == Some("E161")) {
        let (what, hint) = (problem.what.say(Lang::En), problem.advice(Lang::En).unwrap());
        let table = what.strip_prefix("unknown key `zz` in ").unwrap();
        let keys = hint.strip_prefix("the keys here are ").unwrap().replace(" and ", ", ");
        let row = readme.lines().find(|line| line.starts_with(&format!("| `{table}` |"))).unwrap_or_default();
        let unnamed = keys.split(", ").filter(|key| !row.contains(&format!("`{key}`")));
        missing.extend(unnamed.map(|key| format!("{table}: {key}")));
        tables += 1;
    }
    assert_eq!((tables, missing), (11, Vec::<String>::new()));
}

#[test]
fn words_are_understood_and_kept_as_keys() {
    let text = format!(
        "{HEAD}[eligibility]\nstatus = [\"Bénévoles\", \"salarié·e\", \"job_seeker\"]\n{}",
        sessions(
            "{ id = \"a\", module = \"m1\", date = \"2021-03-16\", start = \"9h\", end = \"10h30\", state = \"annulée\" }"
        )
    );
    let definition = load_programme("programme.toml", &text).unwrap();
    assert_eq!(definition.programme.eligibility[0].allowed, ["volunteer", "employee", "job_seeker"]);
    let session = &definition.cohorts[0].sessions[0];
    assert!(session.cancelled);
    assert_eq!(session.minutes(), Minutes(90));
    assert_eq!(session.line, 15);
}

#[test]
fn everything_wrong_is_said_at_once_and_in_order() {
    let text = "[programme]\ntitel = \"P\"\nid = \"mon programme\"\ncomplete_at = 80\n[provider]\nname = \"O\"\nsiret = \"90176543800015\"\nnda = 84690123469\n[[modules]]\nid = \"m1\"\ntitle = \"M\"\nhours = 0.33\n[[cohorts]]\nid = \"all\"\nsessions = [\n  { id = \"a\", module = \"m2\", date = 2021-02-30, start = 14:00, end = 12:00 },\n  { id = \"a\", module = \"m1\", date = 2021-03-01, start = 10:00, end = 12:00, treiner = \"t\" },\n]\n";
    assert_eq!(
        said(&broken(text), Lang::En),
        [
            "1:0-11 E162 the key `title` is missing in [programme] | for example title = \"Atelier de formation\"",
            "2:0-5 E161 unknown key `titel` in [programme] | did you mean `title`?",
            "3:5-20 E168 the id `mon programme` of the programme has a character that an id cannot have | write `\"mon-programme\"`",
            "4:14-16 E165 `complete_at` must be from 0 to 1, and this is 80 | for example complete_at = 0.8",
            "7:8-24 W261 `90176543800015` is no SIRET: its check digit does not fit | check it on your avis de situation SIRENE: 9 digits of SIREN and 5 of the establishment",
            "8:6-17 E163 `nda` must be a text in quotes, and this is a whole number | write `\"84690123469\"`",
            "12:8-12 E165 `hours` must be hours that come to whole minutes, and this is 0.33 | for example 8, 1.5 or 0.75",
            "14:5-10 E168 a cohort cannot be called `all` | choose another id",
            "16:23-27 E166 the module `m2` does not exist | the modules are m1",
            "16:36-46 E164 the date 2021-02-30 does not exist | dates are year-month-day: 2021-03-16",
            "16:69-74 E164 the end (12:00) is not after the start (14:00) | a session ends after it starts, on the same day: check both times",
            "17:9-12 E167 the session `a` is defined twice, first on line 16 | choose another id, for example `\"a-2\"`",
            "17:76-83 E161 unknown key `treiner` in sessions | did you mean `trainer`? the keys here are id, module, date, start, end, trainer, link, place, modality, capacity, state, note and moved_from",
        ]
    );
    let french = said(&broken(text), Lang::Fr).join("\n");
    assert!(
        french
            .contains("16:36-46 E164 la date 2021-02-30 n'existe pas | une date s'écrit année-mois-jour : 2021-03-16"),
        "{french}"
    );
}

#[test]
fn what_the_parser_cannot_read_is_told_kindly() {
    let whole = |line: &str| sessions(line);
    let cases = [
        (
            "[provider\nname = \"O\"\n".to_owned(),
            "10:0-9 E160 this table is announced by `[provider]` | write `[provider]`",
        ),
        (
            "[provider]\nname = \"O\n".to_owned(),
            "11:7-9 E160 a quote is missing: this text does not end | write `\"O\"`",
        ),
        ("[provider]\nname \"O\"\n".to_owned(), "11:0-4 E160 `=` is missing after `name` | write `name =`"),
        (
            "[provider]\nname =\n".to_owned(),
            "11:6-6 E160 there is no value after `=` | write key = value, one a line; texts in quotes: title = \"…\"",
        ),
        (
            "[provider]\nname = Le Fil\n".to_owned(),
            "11:7-13 E160 a text must stand in quotes: `Le Fil` | write `\"Le Fil\"`",
        ),
        (
            "[provider]\nname = “Le Fil”\n".to_owned(),
            "11:7-19 E160 a text must stand in quotes: `“Le Fil”` | write `\"Le Fil\"`",
        ),
        (
            "[provider]\nname = \"A\"\nname = \"B\"\n".to_owned(),
            "12:0-4 E160 `name` is written twice | keep one of the two",
        ),
        (
            "[provider]\nname = \"A\"\ntown = 0123\n".to_owned(),
            "12:7-11 E160 a text must stand in quotes: `0123` | write `\"0123\"`",
        ),
        (
            whole("{ id = \"a\", module = \"m1\", date = 16/03/2021, start = 14:00, end = 16:00 }"),
            "13:34-44 E164 `16/03/2021` is not written as a date | write `2021-03-16`",
        ),
        (
            whole("{ id = \"a\", module = \"m1\", date = 2021-3-16, start = 14:00, end = 16:00 }"),
            "13:34-43 E164 `2021-3-16` is not written as a date | write `2021-03-16`",
        ),
        (
            whole("{ id = \"a\", module = \"m1\", date = 2021-03-16, start = 14h, end = 16:00 }"),
            "13:54-57 E164 `14h` is not a time of day | write `14:00`",
        ),
        (
            whole("{ id = \"a\", module = \"m1\", date = 2021-03-16, start = 14:00, end = 25:00 }"),
            "13:67-72 E164 the time 25:00 does not exist | times are hours and minutes, 00:00 to 23:59: 14:00, or \"14h30\"",
        ),
        (
            whole("{ id = \"a\", module = \"m1\" date = 2021-03-16, start = 14:00, end = 16:00 }"),
            "13:21-25 E160 a comma is missing between two values | write `\"m1\",`",
        ),
    ];
    for (lines, expected) in cases {
        assert_eq!(after_head(&lines, Lang::En), [expected], "{lines}");
    }
}

#[test]
fn one_slip_does_not_bury_the_others_nor_invent_more() {
    let cases: [(&str, &[&str]); 4] = [
        // A list that does not end: what follows is not there for the parser, and that is not said.
        (
            "objectives = [\n  \"a\",\naudience = \"b\"\nin_bpf = true\n[provider]\nname = \"O\"\n",
            &["5:2-6 E160 `]` is missing: this is not closed"],
        ),
        // The quotes before a text of several lines are missing.
        (
            "context =\nUn texte de\nplusieurs lignes.\n\"\"\"\n",
            &[
                "4:9-9 E160 there is no value after `=`",
                "5:3-3 E160 this stands in no text: a quote is missing, here or above",
            ],
        ),
        // A line that is torn, and a key that is wrong elsewhere.
        (
            "sector \"S\"\nnsf = \"333\"\nlanguag = \"fr\"\n",
            &["4:0-6 E160 `=` is missing after `sector`", "6:0-7 E161 unknown key `languag` in [programme]"],
        ),
        (
            "sector = \"S\nlanguage = \"xx\"\nnsf = \"1\"\n",
            &[
                "4:9-11 E160 a quote is missing: this text does not end",
                "5:11-15 E165 `xx` is not a value of `language`",
                "6:6-9 E165 an NSF code has three digits, and this is `1`",
            ],
        ),
    ];
    for (lines, expected) in cases {
        let text = format!("[programme]\nid = \"p\"\ntitle = \"P\"\n{lines}");
        let said: Vec<String> =
            said(&broken(&text), Lang::En).iter().map(|line| line.split(" | ").next().unwrap().to_owned()).collect();
        assert_eq!(said, expected, "{text}");
    }
    for torn in ["id = \"p\"\ntitle \"P\"\n", "id \"p\"\ntitle = \"P\"\n"] {
        let said = said(&broken(&format!("[programme]\n{torn}")), Lang::En);
        assert_eq!(said.len(), 1, "nothing is missing, a line is torn: {said:?}");
    }
}

#[test]
fn every_other_fault_has_its_words_in_both_languages() {
    let field = "[[fields]]\nid = \"teaching\"\nvalues = [\"active\", \"none\"]\n";
    let whole = "id = \"a\", module = \"m1\", date = 2021-03-16, start = 14:00, end = 16:00";
    let cases = [
        (
            "[[fields]]\nid = \"status\"\n".to_owned(),
            "11:5-13 E168 un champ ne peut pas s'appeler « status » : c'est une colonne de toute inscription | choisissez un autre identifiant",
        ),
        (
            format!("{field}[eligibility]\nteaching = [\"activ\"]\n"),
            "14:12-19 E165 « activ » n'est pas une valeur de « teaching » | vouliez-vous dire « active » ? les valeurs possibles sont active et none",
        ),
        (
            "[eligibility]\nage = [\"18\"]\n".to_owned(),
            "11:0-3 E165 aucune règle ne peut porter sur « age » : ce n'est ni une colonne ni un champ | les valeurs possibles sont last_name, first_name, email, phone, organisation, status, funder et note",
        ),
        (
            "[eligibility]\nstatus = \"volunteer\"\n".to_owned(),
            "11:9-20 E163 « status » attend une liste de textes, et ceci est un texte entre guillemets | écrivez `[\"volunteer\"]`",
        ),
        (
            "[eligibility]\nstatus = [\"retraité\"]\n".to_owned(),
            "11:10-21 E165 « retraité » n'est pas une valeur de « status » | les valeurs possibles sont employee, volunteer, public_agent, self_employed, job_seeker, intermittent, apprentice, individual et other",
        ),
        (
            "[[funders]]\nid = \"f\"\nname = \"F\"\nkind = \"opca\"\n".to_owned(),
            "13:7-13 E165 « opca » n'est pas une valeur de « kind » | vouliez-vous dire « opco » ? les valeurs possibles sont opco, fdva, state, region, eu, employer, individual et other",
        ),
        (
            "[[funders]]\nid = \"f\"\nname = \"F\"\n[funders.export]\nformat = \"excel\"\n".to_owned(),
            "14:9-16 E165 « excel » n'est pas une valeur de « format » | les valeurs possibles sont table, csv, csv-fr, json, md, xlsx et html",
        ),
        (
            "[[funders]]\nid = \"f\"\nname = \"F\"\n[funders.export]\ncolumns = [\"lastname\"]\n".to_owned(),
            "14:11-21 E165 « lastname » n'est pas une valeur de « columns » | vouliez-vous dire « last_name » ?",
        ),
        (
            "[[funders]]\nid = \"f\"\nname = \"F\"\nretention_years = -1\n".to_owned(),
            "13:18-20 E165 « retention_years » va de 1 à 100, et ceci est -1",
        ),
        (
            "[[modules]]\nid = \"m1\"\ntitle = \"N\"\n".to_owned(),
            "11:5-9 E167 l'identifiant « m1 » du module est défini deux fois, d'abord ligne 5 | choisissez un autre identifiant, par exemple `\"m2\"`",
        ),
        (
            "[[cohorts]]\nid = \"C\"\n[[cohorts]]\nid = \"c\"\n".to_owned(),
            "13:5-8 E167 l'identifiant « c » de la cohorte est défini deux fois, d'abord ligne 11 | choisissez un autre identifiant, par exemple `\"c-2\"`",
        ),
        (
            "[provider]\nname = \"O\"\nsiret = \"123\"\n".to_owned(),
            "12:8-13 W261 un SIRET a 14 chiffres, et « 123 » en a 3 | vérifiez-le sur votre avis de situation SIRENE : 9 chiffres de SIREN et 5 d'établissement",
        ),
        (
            "[provider]\nname = \"O\"\nnda = \"44 67 AB\"\n".to_owned(),
            "12:6-16 W261 un numéro de déclaration d'activité (NDA) a 11 chiffres, et « 44 67 AB » contient d'autres caractères | vérifiez-le sur le récépissé de votre déclaration d'activité (DREETS)",
        ),
        (
            "[provider]\nname = \"\"\n".to_owned(),
            "11:7-9 E162 « name » est vide | par exemple name = \"Association Exemple\"",
        ),
        (
            "[provider]\nname = \"O\"\nregion = \"alsace\"\n".to_owned(),
            "12:9-17 E165 « alsace » n'est pas une valeur de « region » | vouliez-vous dire « alsace-moselle » ? les valeurs possibles sont alsace-moselle",
        ),
        (
            sessions("{ id = \"next\", module = \"m1\", date = 2021-03-16, start = 14:00, end = 16:00 }"),
            "13:7-13 E168 une séance ne peut pas s'appeler « next » : en ligne de commande, cela désigne une date, ou « next » et « last » | choisissez un autre identifiant",
        ),
        (
            sessions(&format!("{{ {whole}, trainer = \"u\" }}")),
            "13:84-87 E166 le formateur « u » n'existe pas | les formateurs sont t",
        ),
        (
            sessions(&format!("{{ {whole}, state = \"held\" }}")),
            "13:82-88 E165 « held » n'est pas une valeur de « state » | les valeurs possibles sont cancelled et planned",
        ),
        (
            sessions("{ id = \"a\", module = \"m1\", date = 2021-03-16T14:00, start = 14:00, end = 16:00 }"),
            "13:34-50 E163 « date » attend une date, et ceci est une date avec une heure | par exemple date = 2021-03-16",
        ),
        (
            sessions("{ id = \"a\", module = \"m1\", date = \"16/03/2021\", start = 14:00, end = \"midi\" }"),
            "13:34-46 E164 « 16/03/2021 » n'est pas écrit comme une date | écrivez `2021-03-16` : année-mois-jour\n13:69-75 E164 « midi » n'est pas une heure | une heure s'écrit en heures et minutes, de 00:00 à 23:59 : 14:00, ou \"14h30\"",
        ),
        (
            "[[cohorts]]\nid = \"c\"\nsessions = \"m1\"\n".to_owned(),
            "12:11-15 E163 « sessions » attend une liste de tables, et ceci est un texte entre guillemets | par exemple sessions = [ { id = \"m1-1\", module = \"m1\", date = 2021-03-16, start = 14:00, end = 17:00 } ]",
        ),
        (
            "[module]\n".to_owned(),
            "10:1-7 E161 clé inconnue « module » dans programme.toml | vouliez-vous dire « modules » ? les clés possibles ici sont programme, provider, pedagogy, fields, eligibility, trainers, funders, modules et cohorts",
        ),
    ];
    for (lines, expected) in cases {
        assert_eq!(after_head(&lines, Lang::Fr).join("\n"), expected, "{lines}");
    }
    let no_zone = "[programme]\nid = \"p\"\ntitle = \"P\"\ntimezone = \"Europe/Pariss\"\nlanguage = \"de\"\nnsf = \"33\"\nbpf_objective = \"g\"\n";
    assert_eq!(
        said(&broken(no_zone), Lang::En),
        [
            "4:11-26 E165 the time zone `Europe/Pariss` does not exist | did you mean `Europe/Paris`?",
            "5:11-15 E165 `de` is not a value of `language` | the values are fr and en",
            "6:6-10 E165 an NSF code has three digits, and this is `33` | for example nsf = \"333\"",
            "7:16-19 E165 `g` is not a value of `bpf_objective` | the values are a, b, c, d, e and f",
        ]
    );
    assert_eq!(said(&broken(""), Lang::En), ["1:0-0 E162 the table [programme] is missing | for example [programme]"]);
}

#[test]
fn a_cohort_of_its_own_is_named_after_its_folder() {
    let programme = load_programme("programme.toml", HEAD).unwrap().programme;
    let text = "id = \"autumn\"\ncapacity = 0\nsession = []\n";
    let problems = load_cohort("data/spring/cohort.toml", text, "spring", &programme).unwrap_err();
    assert_eq!(
        said(&problems, Lang::En),
        [
            "1:5-13 E168 the id `autumn` is not the name of its folder, `spring` | write `\"spring\"`",
            "2:11-12 E165 `capacity` must be from 1 to 1000000, and this is 0",
            "3:0-7 E161 unknown key `session` in cohort.toml | did you mean `sessions`? the keys here are id, capacity and sessions",
        ]
    );
    assert_eq!(&*problems[0].place.as_ref().unwrap().file, "data/spring/cohort.toml");
    let cohort = load_cohort("data/spring/cohort.toml", "id = \"spring\"\r\n", "spring", &programme).unwrap();
    assert_eq!(&*cohort.file, "data/spring/cohort.toml");
}

#[test]
fn every_code_of_a_definition_is_met() {
    let lines = "titel = 1\nnsf = \"1\"\n[provider]\nname = 1\nsiret = \"1\"\nnda \"1\"\n[[modules]]\nid = \"m1\"\ntitle = \"M\"\n[[modules]]\nid = \"m1\"\ntitle = \"\"\n[[cohorts]]\nid = \"all\"\nsessions = [ { id = \"a\", module = \"m7\", date = 2021-02-30, start = 10:00, end = 11:00 } ]\n";
    let problems = broken(&format!("[programme]\nid = \"p\"\ntitle = \"P\"\n{lines}"));
    let mut codes: Vec<&str> = problems.iter().filter_map(|problem| problem.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes, ["E160", "E161", "E162", "E163", "E164", "E165", "E166", "E167", "E168", "W261"]);
}

#[test]
fn the_sheet_gives_the_dates_as_its_authors_wrote_them() {
    let seed = load_programme("programme.toml", SEED).unwrap();
    let lines = crate::domain::programme::sheet::sheet(&seed.programme, &seed.cohorts);
    for line in [
        "Le 16 mars 2021 de 14h à 17h",
        "Les 02 et 09 avril ainsi que les 07 et 21 mai 2021 de 10h à 12h",
        "Le 25 mai 2021 de 14h à 16h",
        "Bénévole ou salarié d'une structure culturelle exerçant une activité pédagogique ou souhaitant en développer une.",
    ] {
        assert!(lines.iter().any(|said| said == line), "{line}\n{}", lines.join("\n"));
    }
    let mut cancelled = seed.cohorts[0].clone();
    cancelled.sessions[3].cancelled = true;
    let lines = crate::domain::programme::sheet::sheet(&seed.programme, &[cancelled]);
    assert!(
        lines.contains(&"Les 02 et 09 avril ainsi que le 21 mai 2021 de 10h à 12h".to_owned()),
        "{}",
        lines.join("\n")
    );
}

proptest::proptest! {
    #[test]
    fn a_definition_damaged_anywhere_is_told_and_never_a_crash(at in 0_usize..9_000, many in 0_usize..40, put in "[\\[\\]{}\"=#,\n\r é0-9a]{0,3}") {
        let boundary = |at: usize| (0..=at.min(SEED.len())).rev().find(|at| SEED.is_char_boundary(*at)).unwrap();
        let (from, to) = (boundary(at), boundary(at + many));
        let damaged = format!("{}{put}{}", &SEED[..from], &SEED[to..]);
        if let Err(problems) = load_programme("programme.toml", &damaged) {
            let lines = u32::try_from(damaged.split('\n').count()).unwrap();
            for problem in problems {
                let place = problem.place.unwrap();
                proptest::prop_assert!(place.line <= lines);
                let Target::Bytes(bytes) = place.target else { continue };
                let line = damaged.split('\n').nth(place.line as usize - 1).unwrap();
                proptest::prop_assert!(bytes.start <= bytes.end && bytes.end <= line.len(), "{bytes:?} of {line:?}");
            }
        }
    }
}

#[test]
fn an_hour_of_one_digit_is_told_how_times_are_written() {
    let said = |time: &str, lang| {
        let session = format!(
            "  {{ id = \"a\", module = \"m1\", date = 2021-03-16, start = {time}, end = 12:00, trainer = \"t\" }},\n"
        );
        after_head(&format!("[[cohorts]]\nid = \"c\"\nsessions = [\n{session}]\n"), lang).join("\n")
    };
    assert_eq!(said("9:30", Lang::En), "13:56-60 E164 `9:30` is not a time of day | write `09:30`");
    assert_eq!(said("9:30", Lang::Fr), "13:56-60 E164 « 9:30 » n'est pas une heure | écrivez `09:30`");
    assert!(said("9:75", Lang::En).contains("the time 9:75 does not exist"), "{}", said("9:75", Lang::En));
}
