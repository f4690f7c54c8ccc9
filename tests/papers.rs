//! Papers as PDF, by the program and a real browser: as many pages as they should have, every text once and in its order, fonts
//! inside, tagged, and the same bytes each time. Where there is no browser, what was left out is said; `FORMATION_TEST_BROWSER`
//! set to `needed` makes its absence a failure.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test sets up its own folder")]

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::thread;

use serde_json::Value;
use support::folder::{Folder, files_under};
use support::paper::{Pdf, browser, opened};

/// A paper: its file, the command that writes it unless one above does, its pages, and texts that stand on it in that order.
struct Paper {
    line: Option<&'static str>,
    file: &'static str,
    pages: usize,
    says: &'static [&'static str],
}

/// A folder, a day, and what is printed there.
struct Edition {
    name: &'static str,
    folder: fn() -> Folder,
    day: &'static str,
    papers: &'static [Paper],
}

const TITLE: &str = "Utiliser les outils à distance pour une continuité pédagogique";

/// Signs that a page, a style or a template could take for its own; 260 characters.
const LONG_TITLE: &str = "Transmettre à distance \\ \"outils\" </style><script>alert(1)</script> {{ 7 * 7 }} {% raw %} & autres \
    signes : concevoir, animer, évaluer des actions de transmission dans les structures culturelles, de la première séance à la \
    mise en réseau des équipes et publics";

const EDITIONS: [Edition; 3] = [
    Edition { name: "French", folder: || Folder::of("examples/culture-2021"), day: "2021-06-01", papers: &FRENCH },
    Edition { name: "English", folder: english, day: "2021-06-01", papers: &ENGLISH },
    Edition { name: "large", folder: large, day: "2021-03-20", papers: &LARGE },
];

const FRENCH: [Paper; 11] = [
    Paper {
        line: Some("document certificate --all --skip-refused --format pdf -o certificates"),
        file: "certificates/certificat-2021-0010-martin-zoe.pdf",
        pages: 1,
        says: &[
            "SIRET 901 765 438 00014 · Certificat 2021-0010, version 1 · page 1 / 1",
            "Déclaration d’activité enregistrée sous le numéro 84 69 01234 69. Cet enregistrement ne vaut pas agrément de l’État.",
            "CERTIFICAT DE RÉALISATION",
            "Je soussigné(e) Claire Montagnon, représentant légal du dispensateur",
            "Mme/M. Martin Zoé",
            "salarié(e) de l’entreprise Atelier Les Mains libres",
            TITLE,
            "☑ action de formation ¹",
            "du 16 mars 2021 au 25 mai 2021",
            "12,58 heures réalisées (12 h 35 min)",
            "Sans préjudice des délais imposés par les règles fiscales",
            "pendant une durée de 3 ans à compter de la fin de l’année du dernier paiement",
            "Fait à : Lyon Le : 1er juin 2021",
            "(nom, prénom, qualité du signataire)",
        ],
    },
    Paper {
        line: None,
        file: "certificates/certificat-2021-0009-marchetti-theo.pdf",
        pages: 1,
        says: &[
            "Mme/M. Marchetti Théo",
            "bénévole au sein de Fanfare de Bellecombe",
            "du 16 mars 2021 au 2 avril 2021",
            "5,00 heures réalisées",
        ],
    },
    Paper {
        line: Some("document certificate 'zoé martin' --detail -n -o detail.pdf"),
        file: "detail.pdf",
        pages: 2,
        says: &[
            "Certificat · PROJET · page 1 / 2",
            "Mme/M. Martin Zoé",
            "12,58 heures réalisées",
            "Certificat · PROJET · page 2 / 2",
            "Détail par séance",
            "16 mars 2021, 14h00–17h00 Groupe d'échange de pratiques professionnelles 3,00 h 2,58 h appel",
            "2 avril 2021, 10h00–12h00",
            "signé à l’écran",
            "25 mai 2021, 14h00–16h00",
            "Total 13,00 h 12,58 h",
        ],
    },
    Paper {
        line: Some("document attestation 'zoé martin' -o attestation.pdf"),
        file: "attestation.pdf",
        pages: 1,
        says: &[
            "Attestation 2021-0001, version 1",
            "Attestation de fin de formation",
            "Martin Zoé",
            TITLE,
            "action de formation (article L6313-1 du Code du travail)",
            "12,58 heures sur 13,00 prévues",
            "1. Groupe d'échange de pratiques professionnelles 16 mars 3,00 h 2,58 h",
            "2. Atelier de formation sur les outils numériques 2 et 9 avril, 7 et 21 mai 8,00 h 8,00 h",
            "3. Groupe d'échange sur « engager un travail en réseau » 25 mai 2,00 h 2,00 h",
            "Total 13,00 h 12,58 h",
            "Mieux connaître les outils numériques",
            "Fait à Lyon, le 1er juin 2021",
        ],
    },
    Paper {
        line: Some("document invitation 'zoé martin' --from 2021-03-01 -o invitation.pdf"),
        file: "invitation.pdf",
        pages: 1,
        says: &[
            "Convocation 2021-0001, version 1",
            "Lyon, le 1er juin 2021 Zoé Martin Atelier Les Mains libres zoe.martin@example.org",
            TITLE,
            "Vous êtes attendu(e) aux 6 séances suivantes, soit 13,00 heures.",
            "mardi 16 mars 2021 14h00–17h00 Nadia Ferrand visio.example.org/m1",
            "vendredi 2 avril 2021 10h00–12h00 Tomás Keller Maison des associations, salle 2",
            "mardi 25 mai 2021 14h00–16h00 Nadia Ferrand visio.example.org/m3",
            "Prévenez-nous dès que possible : formation@example.org",
        ],
    },
    Paper {
        line: Some("document sign-in-sheet m2-1 --blank -o blank.pdf"),
        file: "blank.pdf",
        pages: 1,
        says: &[
            "Feuille d’émargement",
            TITLE,
            "2. Atelier de formation sur les outils numériques, séance 1 sur 4",
            "vendredi 2 avril 2021 Horaires 10h00–12h00, 2,00 h (heure de Paris)",
            "1 Belkacem Yanis",
            "8 Martin Zoé",
            "11 Roux Jean-Baptiste",
            "11 personnes attendues. Chacun signe",
            "Tomás Keller atteste l’exactitude des présences",
        ],
    },
    Paper {
        line: Some("document sign-in-sheet --module m2 -o module.pdf"),
        file: "module.pdf",
        pages: 2,
        says: &[
            "Feuille de présence",
            TITLE,
            "4 séances, 8,00 h (heure de Paris) Modalité à distance et en présence, selon les séances",
            "1 Belkacem Yanis",
            "avant son arrivée",
            "12 Roux Jean-Baptiste",
            "12 personnes attendues. 40 présences, 1 absence, 3 absences excusées, 79,00 heures suivies en tout.",
        ],
    },
    Paper {
        line: Some("dossier --funder afdas --partial --format pdf -o dossier"),
        file: "dossier/03-programme.pdf",
        pages: 2,
        says: &[
            "Programme de formation · Secteur de la culture",
            TITLE,
            "13,00 heures 6 séances",
            "groupe de 12 au plus",
            "1. Groupe d'échange de pratiques professionnelles",
            "les 2 et 9 avril, 7 et 21 mai 2021",
            "Programme de formation · page 2 / 2",
            "Déroulement et conditions",
            "Nadia Ferrand, Tomás Keller (intervenant extérieur)",
        ],
    },
    Paper {
        line: None,
        file: "dossier/04-emargement-m2-1.pdf",
        pages: 1,
        says: &[
            "Feuille de présence",
            "imprimées le 1er juin 2021",
            TITLE,
            "1 Belkacem Yanis",
            "2 Carvalho Inès",
            "– – 0,00 h absent(e)",
            "6 Périer Anne-Sophie",
            "début 11h30 1,50 h",
            "6 personnes attendues. 5 présences, 1 absence, 9,50 heures suivies en tout.",
            "Signatures à l’écran : fichier d’empreinte 90df6af75140.",
        ],
    },
    Paper {
        line: None,
        file: "dossier/04-emargement-m3-1.pdf",
        pages: 1,
        says: &["3. Groupe d'échange sur « engager un travail en réseau »", "mardi 25 mai 2021"],
    },
    Paper {
        line: None,
        file: "dossier/05-certificat-2021-0010-martin-zoe.pdf",
        pages: 1,
        says: &["Certificat 2021-0010, version 1", "Mme/M. Martin Zoé", "12,58 heures réalisées"],
    },
];

const ENGLISH: [Paper; 5] = [
    Paper {
        line: Some("document certificate 'zoé martin' -o certificate.pdf"),
        file: "certificate.pdf",
        pages: 1,
        says: &[
            "Certificate 2021-0001, version 1 · page 1 / 1",
            "This registration is not an approval by the State.",
            "CERTIFICATE OF COMPLETION Certificat de réalisation (courtesy translation)",
            "Martin Zoé employee of Atelier Les Mains libres",
            TITLE,
            "☑ training action ¹",
            "from 16 March 2021 to 25 May 2021",
            "12.58 hours (12 h 35 min), hours actually followed",
            "Without prejudice to the periods set by tax, accounting or commercial rules",
            "Signed in Lyon, on 1 June 2021",
        ],
    },
    Paper {
        line: Some("document attestation 'zoé martin' -o attestation.pdf"),
        file: "attestation.pdf",
        pages: 1,
        says: &[
            "Attestation of training",
            "Martin Zoé",
            TITLE,
            "12.58 hours of 13.00 planned",
            "2 and 9 April, 7 and 21 May 8.00 h 8.00 h",
            "Total 13.00 h 12.58 h",
        ],
    },
    Paper {
        line: Some("document invitation 'zoé martin' --from 2021-03-01 -o invitation.pdf"),
        file: "invitation.pdf",
        pages: 1,
        says: &[
            "Zoé Martin",
            TITLE,
            "You are expected at these 6 sessions, 13.00 hours in all. Times are Paris time.",
            "Friday 2 April 2021 10:00–12:00 Tomás Keller Maison des associations, salle 2",
            "If you are late or absent",
        ],
    },
    Paper {
        line: Some("document sign-in-sheet m2-1 -o sheet.pdf"),
        file: "sheet.pdf",
        pages: 1,
        says: &[
            "Attendance sheet",
            "No. Name Organisation, status Arrived Left Attended Evidence or signature",
            "1 Belkacem Yanis",
            "11 Roux Jean-Baptiste",
            "11 people expected. 10 present, 1 absent, 19.50 hours attended in all.",
            "Signed on a screen: file with the digest 90df6af75140.",
        ],
    },
    Paper {
        line: Some("document programme -o programme.pdf"),
        file: "programme.pdf",
        pages: 2,
        says: &[
            "Training programme · Secteur de la culture",
            TITLE,
            "13.00 hours 6 sessions",
            "Objectives",
            "Content and dates",
        ],
    },
];

const LARGE: [Paper; 4] = [
    Paper {
        line: Some("document certificate roux --to 2021-03-20 -o certificate.pdf"),
        file: "certificate.pdf",
        pages: 1,
        says: &[
            "Mme/M. Roux Jean-Baptiste",
            LONG_TITLE,
            "le 16 mars 2021",
            "3,00 heures réalisées (3 h)",
            "Fait à : Lyon",
        ],
    },
    Paper {
        line: Some("document invitation belkacem -o invitation.pdf"),
        file: "invitation.pdf",
        pages: 2,
        says: &[
            "Yanis Belkacem",
            LONG_TITLE,
            "Vous êtes attendu(e) aux 14 séances suivantes",
            "vendredi 9 avril 2021 10h00–16h00",
            "Avant de commencer",
            // On top of the second page.
            "Convocation · Transmettre à distance \\ \"outils\" </style><script>alert(1)</script> {{ 7 * 7 }}…",
            "Au plaisir de vous y retrouver",
        ],
    },
    Paper {
        line: Some("document sign-in-sheet m2-2 -o to-sign.pdf"),
        file: "to-sign.pdf",
        pages: 5,
        says: &[
            "Feuille d’émargement",
            LONG_TITLE,
            "Signature matin, 10h00–13h00",
            "1 Belkacem Yanis",
            "10 Nom00 Prénom00",
            "page 5 / 5",
            "45 Roux Jean-Baptiste",
            "45 personnes attendues.",
            "Le formateur",
        ],
    },
    Paper {
        line: Some("document programme -o programme.pdf"),
        file: "programme.pdf",
        pages: 2,
        says: &[LONG_TITLE, "43,00 heures 15 séances", "20,00 heures", "Formateurs"],
    },
];

/// The example in English.
fn english() -> Folder {
    let folder = Folder::of("examples/culture-2021");
    rewritten(&folder, |programme| programme.replace("language = \"fr\"", "language = \"en\""));
    folder
}

/// The example with a long title, whole days, fifteen sessions and forty-five people, after its first session.
fn large() -> Folder {
    assert_eq!(LONG_TITLE.chars().count(), 260);
    let folder = Folder::of("examples/culture-2021");
    rewritten(&folder, |programme| {
        let more = (1..10).fold(String::new(), |mut more, at| {
            let _ = writeln!(
                more,
                "  {{ id = \"m3-{}\", module = \"m3\", date = 2021-06-{:02}, start = 14:00, end = 16:00, trainer = \"nadia\", \
                 link = \"https://visio.example.org/m3\" }},",
                at + 1,
                at * 3 - 2
            );
            more
        });
        let (before, after) = programme.rsplit_once("]\n").unwrap();
        format!("{before}{more}]\n{after}")
            .replace(&format!("\"{TITLE}\""), &format!("'{LONG_TITLE}'"))
            .replace("capacity = 12", "capacity = 60")
            .replace("end = 12:00, trainer = \"tomas\", link", "end = 16:00, trainer = \"tomas\", link")
    });
    let data = folder.path().join("data/2021-spring");
    let mut people = fs::read_to_string(data.join("enrolments.csv")).unwrap();
    for at in 0..34 {
        let _ = writeln!(
            people,
            "q{at:02}aaa,Nom{at:02},Prénom{at:02},p{at:02}@example.org,,Association n° {at} des amis de la bibliothèque de \
             Bellecombe-en-Dombes,volunteer,fdva,,enrolled,2021-02-01,,,,,,active"
        );
    }
    fs::write(data.join("enrolments.csv"), people).unwrap();
    let marks = fs::read_to_string(data.join("attendance.csv")).unwrap();
    let first = |row: &&str| row.starts_with("session,") || row.starts_with("m1-1,");
    let rows: Vec<&str> = marks.lines().filter(first).chain([""]).collect();
    fs::write(data.join("attendance.csv"), rows.join("\n")).unwrap();
    folder
}

fn rewritten(folder: &Folder, change: impl Fn(&str) -> String) {
    let file = folder.path().join("programme.toml");
    let programme = fs::read_to_string(&file).unwrap();
    let changed = change(&programme);
    assert_ne!(programme, changed, "the programme was changed");
    fs::write(&file, changed).unwrap();
}

/// Prints all papers of an edition in a folder of their own.
fn printed(edition: &Edition) -> Folder {
    let mut folder = (edition.folder)();
    folder.on(edition.day);
    for line in edition.papers.iter().filter_map(|paper| paper.line) {
        folder.run(line);
    }
    folder
}

fn papers(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    files_under(&folder.path())
        .into_iter()
        .filter(|(name, _)| Path::new(name).extension().is_some_and(|it| it == "pdf"))
        .collect()
}

/// A text without its spaces: a line ends where a page likes.
fn letters(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// What is wrong with any paper.
fn faults(pdf: &Pdf) -> Vec<String> {
    let mut faults = Vec::new();
    if !pdf.is_tagged {
        faults.push("not tagged".to_owned());
    }
    if pdf.title.is_empty() {
        faults.push("no title".to_owned());
    }
    if pdf.fonts.is_empty() {
        faults.push("no font".to_owned());
    }
    // Boxes to tick, and hours of people, say the same on each line.
    let is_sentence = |line: &&String| {
        line.chars().count() >= 35 && !line.contains('☐') && line.starts_with(|sign: char| sign.is_alphabetic())
    };
    faults
        .extend(pdf.fonts.iter().filter(|(_, embedded)| !embedded).map(|(name, _)| format!("{name} is not embedded")));
    for (lines, at) in pdf.lines.iter().zip(1..) {
        let mut seen: BTreeMap<&String, usize> = BTreeMap::new();
        lines.iter().filter(is_sentence).for_each(|line| *seen.entry(line).or_default() += 1);
        faults.extend(
            seen.iter().filter(|(_, times)| **times > 1).map(|(line, _)| format!("twice on page {at}: {line}")),
        );
    }
    faults
}

/// Which texts are missing, out of their order, or more than once on a page.
fn misplaced(pdf: &Pdf, says: &[&str]) -> Vec<String> {
    let text = letters(&pdf.text());
    let pages: Vec<String> = pdf.pages.iter().map(|page| letters(page)).collect();
    let (mut from, mut faults) = (0, Vec::new());
    for said in says {
        let wanted = letters(said);
        match text[from..].find(&wanted) {
            Some(at) => from += at + wanted.len(),
            None if text.contains(&wanted) => faults.push(format!("out of its order: {said}")),
            None => faults.push(format!("missing: {said}")),
        }
        // A first name begins another one, and a title stands in the name of a sheet; sentences do not.
        if said.chars().count() >= 25 && pages.iter().any(|page| page.matches(&wanted).count() > 1) {
            faults.push(format!("more than once: {said}"));
        }
    }
    faults
}

#[test]
fn papers_have_every_text_once_in_order_and_the_same_bytes_each_time() {
    let Some(browser) = browser("papers as PDF") else { return };
    let mut wrong = Vec::new();
    for edition in &EDITIONS {
        let (mut folder, again) = thread::scope(|scope| {
            let again = scope.spawn(|| printed(edition));
            (printed(edition), again.join().unwrap())
        });
        let (files, others) = (papers(&folder), papers(&again));
        assert_eq!(files.keys().collect::<Vec<_>>(), others.keys().collect::<Vec<_>>());
        let mut read: BTreeMap<&str, Pdf> = BTreeMap::new();
        for (name, bytes) in &files {
            let pdf = Pdf::read(&folder.path().join(name));
            let same = if others[name] == *bytes { None } else { Some("other bytes the second time".to_owned()) };
            wrong.extend(faults(&pdf).into_iter().chain(same).map(|fault| format!("{} {name}: {fault}", edition.name)));
            read.insert(name, pdf);
        }
        for Paper { file, pages, says, .. } in edition.papers {
            let pdf = read.get(file).unwrap_or_else(|| panic!("{file} is not among {:?}", files.keys()));
            let counted = (pdf.pages.len() != *pages).then(|| format!("{} pages, not {pages}", pdf.pages.len()));
            wrong.extend(
                misplaced(pdf, says)
                    .into_iter()
                    .chain(counted)
                    .map(|fault| format!("{} {file}: {fault}", edition.name)),
            );
        }
        if edition.name == "French" {
            wrong.extend(uncertified(&mut folder, &read));
            wrong.extend(summary(&browser, &folder));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// People whose certificate does not say the hours of the report.
fn uncertified(folder: &mut Folder, read: &BTreeMap<&str, Pdf>) -> Vec<String> {
    let people: Vec<Value> = serde_json::from_str(&folder.answer("report hours --format json --lang en")).unwrap();
    assert_eq!(people.len(), 13);
    let certificates: Vec<String> =
        read.iter().filter(|(name, _)| name.starts_with("certificates/")).map(|(_, pdf)| pdf.text()).collect();
    assert_eq!(certificates.len(), people.len());
    let said = |person: &Value| {
        let hundredths = (person["attended_minutes"].as_u64().unwrap() * 10 + 3) / 6;
        let name =
            format!("Mme/M. {} {} ", person["last_name"].as_str().unwrap(), person["first_name"].as_str().unwrap());
        (name, format!(" {},{:02} heures réalisées", hundredths / 100, hundredths % 100))
    };
    let lacks = |(name, hours): &(String, String)| {
        !certificates.iter().any(|certificate| certificate.contains(name) && certificate.contains(hours))
    };
    people.iter().map(said).filter(lacks).map(|(name, hours)| format!("{name}:{hours} is on no certificate")).collect()
}

/// What is wrong with the summary of a dossier, which any browser prints.
fn summary(browser: &Path, folder: &Folder) -> Vec<String> {
    let (page, paper) = (folder.path().join("dossier/00-sommaire.html"), folder.path().join("summary.pdf"));
    let print = ["--no-pdf-header-footer".to_owned(), format!("--print-to-pdf={}", paper.display())];
    opened(browser, &folder.path(), &print, &page);
    let pdf = Pdf::read(&paper);
    let says = [
        "Dossier pour Afdas · EX-2021-0042",
        TITLE,
        "Ce qui manque",
        "m1-1 : la feuille n'est pas close",
        "Personnes financées 8",
        "Heures suivies 81,58 h, toutes personnes confondues",
        "01-presences.csv",
        "05-certificat-2021-0010-martin-zoe.pdf certificat 2021-0010, Zoé Martin",
        "06-90df6af75140.json",
        "manifest.sha256",
    ];
    let pages = (pdf.pages.len() != 2).then(|| format!("{} pages", pdf.pages.len()));
    let torn =
        pdf.lines.iter().flatten().filter(|line| line.chars().count() == 1).map(|line| format!("cut off: {line}"));
    let all = misplaced(&pdf, &says).into_iter().chain(pages).chain(torn);
    all.map(|fault| format!("the summary: {fault}")).collect()
}
