//! Which program of this machine can print: the one that is named, else the usual names on the path and in the usual places.

use std::path::{Path, PathBuf};

use super::fault::PrintFault;

/// Names of browsers on the path, the best known first.
const NAMES: [&str; 7] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

/// Where browsers lie that are not on the path, below the folders of programs.
const PLACES: [&str; 6] = [
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// LibreOffice on the path, and where it lies else.
const CONVERTERS: [&str; 2] = ["soffice", "libreoffice"];
const CONVERTER_PLACES: [&str; 2] = ["LibreOffice/program/soffice.exe", "LibreOffice.app/Contents/MacOS/soffice"];

/// Where to look.
#[derive(Clone, Debug, Default)]
pub struct ProgramSearch {
    /// The program that is named.
    pub named: Option<String>,
    /// Folders of the path.
    pub path: Vec<PathBuf>,
    /// Folders in which programs lie, each in a folder of its own.
    pub programs: Vec<PathBuf>,
}

/// A program that prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Program {
    Browser(PathBuf),
    WeasyPrint(PathBuf),
}

impl ProgramSearch {
    /// The first that is there.
    pub fn found(&self) -> Result<Program, PrintFault> {
        if let Some(named) = &self.named {
            let file = Path::new(named);
            let there = if file.is_file() { Some(file.to_owned()) } else { self.on_path(named) };
            let program = there.ok_or_else(|| PrintFault::NotThere { program: named.clone() })?;
            let is_weasyprint = program.file_stem().is_some_and(|stem| stem == "weasyprint");
            return Ok(if is_weasyprint { Program::WeasyPrint(program) } else { Program::Browser(program) });
        }
        let browser = NAMES.iter().find_map(|name| self.on_path(name)).or_else(|| self.placed(&PLACES));
        browser.map(Program::Browser).or_else(|| self.on_path("weasyprint").map(Program::WeasyPrint)).ok_or_else(|| {
            PrintFault::NoBrowser {
                looked_for: ["Chromium", "Google Chrome", "Microsoft Edge", "WeasyPrint"].map(str::to_owned).to_vec(),
            }
        })
    }

    /// What makes a PDF of a file of a word processor.
    pub fn converter(&self) -> Result<PathBuf, PrintFault> {
        let found = CONVERTERS.iter().find_map(|name| self.on_path(name));
        found.or_else(|| self.placed(&CONVERTER_PLACES)).ok_or(PrintFault::NoConverter)
    }

    fn placed(&self, places: &[&str]) -> Option<PathBuf> {
        let mut files = self.programs.iter().flat_map(|folder| places.iter().map(move |place| folder.join(place)));
        files.find(|file| file.is_file())
    }

    fn on_path(&self, name: &str) -> Option<PathBuf> {
        let names = [name.to_owned(), format!("{name}.exe")];
        let files = self.path.iter().flat_map(|folder| names.iter().map(move |name| folder.join(name)));
        files.into_iter().find(|file| file.is_file())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test sets up its own folder")]
    fn the_named_program_then_the_path_then_the_usual_places() {
        let place = tempfile::tempdir().unwrap();
        let (bin, programs) = (place.path().join("bin"), place.path().join("programs"));
        let edge = programs.join("Microsoft/Edge/Application");
        std::fs::create_dir_all(&edge).unwrap();
        std::fs::create_dir_all(&bin).unwrap();
        let mut looking = ProgramSearch { named: None, path: vec![bin.clone()], programs: vec![programs] };
        assert!(matches!(looking.found(), Err(PrintFault::NoBrowser { .. })));
        std::fs::write(bin.join("weasyprint"), "").unwrap();
        assert_eq!(looking.found(), Ok(Program::WeasyPrint(bin.join("weasyprint"))));
        std::fs::write(edge.join("msedge.exe"), "").unwrap();
        assert_eq!(looking.found(), Ok(Program::Browser(edge.join("msedge.exe"))));
        std::fs::write(bin.join("google-chrome"), "").unwrap();
        assert_eq!(looking.found(), Ok(Program::Browser(bin.join("google-chrome"))));
        assert_eq!(looking.converter(), Err(PrintFault::NoConverter));
        std::fs::write(bin.join("libreoffice"), "").unwrap();
        assert_eq!(looking.converter(), Ok(bin.join("libreoffice")));
        looking.named = Some("weasyprint".to_owned());
        assert_eq!(looking.found(), Ok(Program::WeasyPrint(bin.join("weasyprint"))));
        looking.named = Some("/nowhere/chrome".to_owned());
        assert_eq!(looking.found(), Err(PrintFault::NotThere { program: "/nowhere/chrome".to_owned() }));
    }
}
