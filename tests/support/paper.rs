//! PDFs that the program wrote, read again with poppler-utils, and the browser that writes them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The browser, where what reads its papers is there too; else what was left out is said. `FORMATION_TEST_BROWSER` set to
/// `needed` makes its absence a failure.
pub fn browser(what: &str) -> Option<PathBuf> {
    let found = |names: &[&str]| {
        let folders = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&folders)
            .flat_map(|dir| names.iter().map(move |name| dir.join(name)).collect::<Vec<_>>())
            .find(|file| file.is_file())
    };
    let browser = found(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);
    let readers = ["pdftotext", "pdfinfo", "pdffonts"].iter().all(|reader| found(&[reader]).is_some());
    if let (Some(browser), true) = (browser, readers) {
        return Some(browser);
    }
    assert!(
        std::env::var("FORMATION_TEST_BROWSER").as_deref() != Ok("needed"),
        "no browser (chromium), or no pdftotext (poppler-utils)"
    );
    println!("left out: {what}, which needs chromium and pdftotext (poppler-utils)");
    None
}

/// A page in that browser, with its own profile in that folder: what it answered, and what it said beside.
pub fn opened(browser: &Path, folder: &Path, arguments: &[String], page: &Path) -> (String, String) {
    let output = Command::new(browser)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .env("HOME", folder)
        .args(arguments)
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    (String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// A PDF, read.
pub struct Pdf {
    /// The text of each page in the order of the page, spaces and ends of line made one space.
    pub pages: Vec<String>,
    /// The lines of each page.
    pub lines: Vec<Vec<String>>,
    pub is_tagged: bool,
    pub title: String,
    /// Each font, and whether it is in the file.
    pub fonts: Vec<(String, bool)>,
}

impl Pdf {
    /// What that file holds.
    pub fn read(file: &Path) -> Self {
        let text = said("pdftotext", &["-raw", &file.display().to_string(), "-"]);
        let info = said("pdfinfo", &[&file.display().to_string()]);
        let fact = |key: &str| {
            let line = info.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
            line.unwrap_or_default().trim().to_owned()
        };
        let sheets: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
        assert_eq!(fact("Pages"), sheets.len().to_string(), "{}", file.display());
        // Name, type, encoding, whether it is embedded, cut, readable as text, and an object of two numbers.
        let font = |line: &str| {
            let cells: Vec<&str> = line.split_whitespace().collect();
            (cells[0].to_owned(), cells[cells.len() - 5] == "yes")
        };
        Self {
            pages: sheets.iter().map(|sheet| plain(sheet)).collect(),
            lines: sheets.iter().map(|sheet| sheet.lines().map(plain).collect()).collect(),
            is_tagged: fact("Tagged") == "yes",
            title: fact("Title"),
            fonts: said("pdffonts", &[&file.display().to_string()]).lines().skip(2).map(font).collect(),
        }
    }

    /// All pages, one after the other.
    pub fn text(&self) -> String {
        self.pages.join(" ")
    }
}

/// A text with one space for all that is between two words.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
