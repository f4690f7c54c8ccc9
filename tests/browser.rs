//! Pages in a real browser: nothing on the console, every text of the data on the page, no page wider than a phone, and no row of
//! a table cut by the end of a sheet of paper. Where there is no browser, what was left out is said; `FORMATION_TEST_BROWSER`
//! set to `needed` makes its absence a failure.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test sets up its own folder, and starts a browser"
)]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use support::folder::Folder;
use support::paper::{browser, opened, plain};

/// Texts that people type and that HTML, paper or a narrow screen could break.
const HOSTILE: [&str; 6] = [
    "<b>gras</b> & \"guillemets\" 'simples'",
    "</td></table><script>console.error('lu')</script>",
    "Anticonstitutionnellementanticonstitutionnellementanticonstitutionnellement",
    "emoji 👩‍🏫 et שלום, مرحبا",
    "première ligne\nseconde ligne",
    "{{ 7 * 7 }} {% raw %}",
];

/// The rows of a text that stand on a page.
type Rows = fn(usize) -> bool;

/// A page: its file, the command that writes it, and which texts of which rows stand on it.
struct Page {
    file: &'static str,
    line: Option<&'static str>,
    texts: &'static [(&'static str, Rows)],
}

const ALL: Rows = |_| true;
const EVEN: Rows = |at| at.is_multiple_of(2);
const ODD: Rows = |at| !at.is_multiple_of(2);
/// Rows of the first tool, and trials of it.
const FIRST: Rows = |at| at == 1;
const ITS_TRIALS: Rows = |at| at < 15;
/// There are ten criteria.
const TEN: Rows = |at| at <= 10;

const SHEET: &[(&str, Rows)] =
    &[("wn", FIRST), ("wr", FIRST), ("ta", ITS_TRIALS), ("tz", ITS_TRIALS), ("rm", ALL), ("fi", ALL), ("cl", TEN)];
const GRID: &[(&str, Rows)] = &[("wn", ALL), ("cl", TEN)];

const PAGES: [Page; 11] = [
    Page {
        file: "agenda.html",
        line: Some("agenda m1-1"),
        texts: &[("tt", EVEN), ("tn", EVEN), ("tw", EVEN), ("xt", ALL), ("xo", ALL)],
    },
    Page {
        file: "opening.html",
        line: Some("feedback before m2-2"),
        texts: &[("fd", ALL), ("fw", ALL), ("fi", ALL), ("ta", ALL), ("tz", ALL)],
    },
    Page {
        file: "recap.html",
        line: Some("recap m2-2"),
        texts: &[("tt", ODD), ("to", ODD), ("fd", ALL), ("fw", ALL), ("fi", ALL), ("ta", ALL), ("tz", ALL)],
    },
    Page { file: "sheet.html", line: Some("tools sheet w1"), texts: SHEET },
    Page { file: "grid.html", line: Some("tools grid"), texts: GRID },
    Page { file: "everything.html", line: Some("tools grid --all"), texts: GRID },
    Page { file: "feedback.html", line: Some("feedback list"), texts: &[("fd", ALL)] },
    Page { file: "matrix.html", line: Some("report matrix"), texts: &[] },
    // Pages of the folder that is handed over.
    Page { file: "handed/index.html", line: None, texts: &[("of", ALL), ("rs", ALL), ("cm", ALL), ("wn", ALL)] },
    Page { file: "handed/grid.html", line: None, texts: GRID },
    Page { file: "handed/tool-w1.html", line: None, texts: SHEET },
];

/// The text of a row in one column, which its first and its last word tell from every other.
fn text(code: &str, at: usize) -> String {
    format!("début{code}{at:02} {} fin{code}{at:02}", HOSTILE[at % HOSTILE.len()])
}

/// The example with rows of the modules that hold hostile texts, thirty of them in each table of a page.
fn hostile_folder() -> Folder {
    let folder = Folder::of("examples/culture-2021");
    let spring = folder.path().join("data/2021-spring");
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let write = |file: &str, heading: &str, rows: Vec<String>| {
        fs::write(spring.join(file), format!("{heading}\n{}\n", rows.join("\n"))).unwrap();
    };
    let people = fs::read_to_string(spring.join("enrolments.csv")).unwrap();
    let people: Vec<&str> = people.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    let somebody = |at: usize| people[at % people.len()];
    let title = |code: &str, at: usize| quoted(&text(code, at).replace('\n', " "));
    let long = |code: &str, at: usize| quoted(&text(code, at));
    let rows = |row: &dyn Fn(usize) -> String| (1..=30).map(row).collect::<Vec<_>>();
    write(
        "topics.csv",
        "id,title,by,kind,note,proposed_on,state,session,minutes,why,outcome",
        rows(&|at| {
            format!(
                "t{at},{},{},lived,{},2021-03-01,treated,{},5,{},{}",
                title("tt", at),
                somebody(at),
                long("tn", at),
                if at % 2 == 0 { "m1-1" } else { "m2-2" },
                long("tw", at),
                long("to", at)
            )
        }),
    );
    write(
        "experiences.csv",
        "id,title,organisation,session",
        rows(&|at| format!("x{at},{},{},m1-1", title("xt", at), long("xo", at))),
    );
    write("votes.csv", "topic,participant,dots", Vec::new());
    write("adoptions.csv", "experience,participant,on,note", Vec::new());
    write(
        "criteria.csv",
        "id,label,weight,must",
        (1..=10).map(|at| format!("c{at},{},{},", title("cl", at), at % 10)).collect(),
    );
    write("weights.csv", "organisation,criterion,weight", Vec::new());
    write(
        "tools.csv",
        "id,name,url,by,identified_on,state,reason",
        rows(&|at| format!("w{at},{},https://example.org/{at},,2021-03-16,tried,{}", title("wn", at), long("wr", at))),
    );
    write(
        "trials.csv",
        "tool,participant,session,on,audience,minutes,kept,note",
        rows(&|at| {
            format!(
                "w{},{},m2-1,2021-04-02,{},30,yes,{}",
                if at < 15 { 1 } else { at },
                somebody(at),
                long("ta", at),
                long("tz", at)
            )
        }),
    );
    write(
        "scores.csv",
        "tool,criterion,participant,score,evidence",
        (1..=30)
            .flat_map(|tool| (1..=10).map(move |criterion| (tool, criterion)))
            .map(|(tool, criterion)| format!("w{tool},c{criterion},{},{},", somebody(tool), (tool + criterion) % 6))
            .collect(),
    );
    write(
        "remarks.csv",
        "tool,participant,kind,text",
        rows(&|at| {
            format!("w1,{},{},{}", somebody(at), if at % 2 == 0 { "advantage" } else { "limit" }, long("rm", at))
        }),
    );
    write(
        "feedback.csv",
        "id,participant,after,on,tool,did,worked,internal",
        rows(&|at| {
            format!(
                "f{at},{},m2-1,2021-04-03,w1,{},{},{}",
                somebody(at),
                long("fd", at),
                long("fw", at),
                long("fi", at)
            )
        }),
    );
    write(
        "consents.csv",
        "participant,field,on,withdrawn_on",
        people.iter().map(|person| format!("{person},name,2021-03-16,")).collect(),
    );
    write(
        "offers.csv",
        "id,participant,kind,text,tags,on,closed_on",
        rows(&|at| {
            let kind = if at % 2 == 0 { "offer" } else { "need" };
            format!("o{at},{},{kind},{},,2021-03-16,", somebody(at), long("of", at))
        }),
    );
    write(
        "resources.csv",
        "id,title,link,kind,session,tool,by,on",
        rows(&|at| format!("r{at},{},https://example.org/r{at},guide,,,,2021-03-16", title("rs", at))),
    );
    write(
        "commitments.csv",
        "id,participant,text,due,done_on",
        rows(&|at| format!("p{at},{},{},2027-06-15,", somebody(at), long("cm", at))),
    );
    write("handovers.csv", "on,folder,by", Vec::new());
    folder
}

#[test]
fn pages_in_a_browser_have_every_text_and_fit_a_phone_and_the_paper() {
    let Some(browser) = browser("pages in a browser") else { return };
    let mut folder = hostile_folder();
    let place = tempfile::tempdir().unwrap();
    let mut frames = String::new();
    folder.run(&format!("network handover -o {}", place.path().join("handed").display()));
    for Page { file, line, .. } in &PAGES {
        let page = place.path().join(file);
        if let Some(line) = line {
            folder.run(&format!("{line} -o {}", page.display()));
        }
        let html = fs::read_to_string(&page).unwrap();
        let escaped = html.replace('&', "&amp;").replace('"', "&quot;");
        let _ = writeln!(frames, "<iframe id=\"{file}\" width=\"390\" height=\"800\" srcdoc=\"{escaped}\"></iframe>");
    }
    let harness = place.path().join("harness.html");
    let script = "addEventListener('load', () => { for (const frame of document.querySelectorAll('iframe')) { \
        const page = frame.contentDocument.documentElement; const told = document.createElement('pre'); \
        told.textContent = '@@' + frame.id + ' ' + page.scrollWidth + ' ' + frame.contentDocument.body.innerText; \
        document.body.append(told); } });";
    fs::write(&harness, format!("<!doctype html><meta charset=utf-8><script>{script}</script>{frames}")).unwrap();
    let (dom, console) =
        opened(&browser, place.path(), &["--virtual-time-budget=10000".into(), "--dump-dom".into()], &harness);
    let said: Vec<&str> = console.lines().filter(|line| line.contains("CONSOLE")).collect();
    assert_eq!(said, Vec::<&str>::new(), "the console is silent");
    let dom = dom.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&");
    for Page { file, texts, .. } in &PAGES {
        let told =
            dom.split("<pre>@@").find(|part| part.starts_with(file)).unwrap_or_else(|| panic!("{file} was not opened"));
        let width: u32 = told.split(' ').nth(1).unwrap().parse().unwrap();
        assert!(width <= 390, "{file} is {width} pixels wide on a phone of 390");
        let page = plain(told);
        for (code, stands) in *texts {
            for at in (1..=30).filter(|at| stands(*at)) {
                let text = plain(&text(code, at));
                assert!(page.contains(&text), "{file} lacks `{text}`");
            }
        }
    }
    for Page { file, texts, .. } in &PAGES {
        let paper = place.path().join(file.replace("html", "pdf"));
        let arguments = vec!["--no-pdf-header-footer".to_owned(), format!("--print-to-pdf={}", paper.display())];
        opened(&browser, place.path(), &arguments, &place.path().join(file));
        let text = Command::new("pdftotext").arg("-raw").arg(&paper).arg("-").output().unwrap();
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        // In a narrow cell a word may be broken anywhere.
        let letters = |sheet: &str| sheet.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
        let sheets: Vec<String> = text.split('\u{c}').map(letters).collect();
        for (code, stands) in *texts {
            for at in (1..=30).filter(|at| stands(*at)) {
                let (begins, ends) = (format!("début{code}{at:02}"), format!("fin{code}{at:02}"));
                assert!(
                    sheets.iter().any(|sheet| sheet.contains(&begins)),
                    "{file}: row {at} of {code} is on no sheet"
                );
                for sheet in &sheets {
                    assert_eq!(
                        sheet.matches(&begins).count(),
                        sheet.matches(&ends).count(),
                        "{file}: row {at} of {code} is cut between two sheets of paper"
                    );
                }
            }
        }
    }
}
