//! Why a foreign file cannot be opened at all, and what to do about it.

use super::problem::Problem;
use super::words::Words;

/// Why the bytes of a file are no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unopenable {
    /// Nothing in it, or nothing but spaces.
    Empty,
    /// A workbook of Excel before 2007.
    OldExcel,
    /// A workbook that asks for a password.
    Password,
    /// A workbook whose content cannot be read.
    DamagedWorkbook,
    /// A workbook of Excel's binary kind (`.xlsb`).
    BinaryWorkbook,
    /// A workbook without anything in its visible sheets.
    EmptyWorkbook,
    /// More than is read.
    Beyond(Bound),
    /// JSON that ends or breaks before its time.
    BadJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// A picture, a PDF, a text document, a web page…: what is known of it.
    NotATable {
        /// What it is.
        what: Foreign,
    },
}

/// How much of a foreign file is read: far more than a list of people or the log of a meeting holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Bytes of the file.
    File,
    /// Bytes of a workbook once unpacked, or of its texts once what repeats is written out.
    Unpacked,
    /// Sheets of a workbook.
    Sheets,
    /// Cells, each as often as it is repeated.
    Cells,
    /// Bytes of one cell.
    Cell,
}

impl Bound {
    /// Bytes of a file, packed or not.
    pub const MOST_BYTES: u64 = 256 << 20;
    /// Sheets of a workbook.
    pub const MOST_SHEETS: usize = 200;
    /// Cells of a file: a hundred thousand people with fifty answers each.
    pub const MOST_CELLS: usize = 5_000_000;
    /// Bytes of a cell.
    pub const LONGEST_CELL: usize = 1 << 20;

    fn en(self) -> &'static str {
        match self {
            Self::File => "the file is larger than 256 MB",
            Self::Unpacked => "the workbook is larger than 256 MB once unpacked",
            Self::Sheets => "the workbook has more than 200 sheets",
            Self::Cells => "the file has more than 5 million cells, repeated ones counted",
            Self::Cell => "a cell of the file is longer than 1 MB",
        }
    }

    fn fr(self) -> &'static str {
        match self {
            Self::File => "le fichier dépasse 256 Mo",
            Self::Unpacked => "le classeur dépasse 256 Mo une fois décompressé",
            Self::Sheets => "le classeur a plus de 200 feuilles",
            Self::Cells => "le fichier a plus de 5 millions de cellules, répétitions comprises",
            Self::Cell => "une cellule du fichier dépasse 1 Mo",
        }
    }
}

/// What a file is that is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// PDF.
    Pdf,
    /// A picture, a sound, a film.
    Media,
    /// A text document (`.docx`, `.odt`).
    TextDocument,
    /// A compressed archive.
    Archive,
    /// A page of the web.
    WebPage,
    /// Bytes that are no text.
    Unknown,
}

impl Foreign {
    fn en(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::Media => "a picture, a sound or a film",
            Self::TextDocument => "a text document",
            Self::Archive => "an archive",
            Self::WebPage => "a web page",
            Self::Unknown => "neither text nor a workbook",
        }
    }

    fn fr(self) -> &'static str {
        match self {
            Self::Pdf => "un PDF",
            Self::Media => "une image, un son ou un film",
            Self::TextDocument => "un document de texte",
            Self::Archive => "une archive",
            Self::WebPage => "une page web",
            Self::Unknown => "ni du texte, ni un classeur",
        }
    }
}

impl Words for Unopenable {
    fn en(&self) -> String {
        match self {
            Self::Empty => "the file is empty".into(),
            Self::OldExcel => "this is a workbook of an old Excel (.xls)".into(),
            Self::Password => "the workbook is protected by a password".into(),
            Self::DamagedWorkbook => "the workbook is damaged".into(),
            Self::BinaryWorkbook => "this is a binary workbook (.xlsb)".into(),
            Self::EmptyWorkbook => "there is nothing in the workbook".into(),
            Self::Beyond(bound) => bound.en().into(),
            Self::BadJson { line, column } => format!("the JSON breaks at line {line}, column {column}"),
            Self::NotATable { what } => format!("this file is no table: it is {}", what.en()),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Empty => "le fichier est vide".into(),
            Self::OldExcel => "c'est un classeur d'un ancien Excel (.xls)".into(),
            Self::Password => "le classeur est protégé par un mot de passe".into(),
            Self::DamagedWorkbook => "le classeur est endommagé".into(),
            Self::BinaryWorkbook => "c'est un classeur binaire (.xlsb)".into(),
            Self::EmptyWorkbook => "le classeur ne contient rien".into(),
            Self::Beyond(bound) => bound.fr().into(),
            Self::BadJson { line, column } => format!("le JSON s'interrompt ligne {line}, colonne {column}"),
            Self::NotATable { what } => format!("ce fichier n'est pas un tableau : c'est {}", what.fr()),
        }
    }
}

/// What to do about a file that cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenIt(pub Unopenable);

impl Words for OpenIt {
    fn en(&self) -> String {
        match self.0 {
            Unopenable::Empty | Unopenable::EmptyWorkbook => {
                "export it again, and look at it before you import it".into()
            }
            Unopenable::OldExcel | Unopenable::BinaryWorkbook => {
                "open it in Excel or LibreOffice and save it as .xlsx or .csv".into()
            }
            Unopenable::Password => "open it, and save a copy without the password".into(),
            Unopenable::DamagedWorkbook => {
                "open it in LibreOffice, which repairs some, and save it as .xlsx or .csv; else export it again".into()
            }
            Unopenable::Beyond(_) => "copy the rows that matter to a new sheet and save it as .csv".into(),
            Unopenable::BadJson { .. } => "the download was probably cut short: download it again".into(),
            Unopenable::NotATable { what: Foreign::Archive } => {
                "take the .csv or .xlsx out of the archive first".into()
            }
            Unopenable::NotATable { what: Foreign::WebPage } => {
                "if Excel or LibreOffice opens it as a table, save it there as .xlsx or .csv; else download it again"
                    .into()
            }
            Unopenable::NotATable { .. } => "export the list as .csv or .xlsx".into(),
        }
    }

    fn fr(&self) -> String {
        match self.0 {
            Unopenable::Empty | Unopenable::EmptyWorkbook => {
                "exportez-le de nouveau et regardez-le avant de l'importer".into()
            }
            Unopenable::OldExcel | Unopenable::BinaryWorkbook => {
                "ouvrez-le dans Excel ou LibreOffice et enregistrez-le en .xlsx ou en .csv".into()
            }
            Unopenable::Password => "ouvrez-le et enregistrez-en une copie sans mot de passe".into(),
            Unopenable::DamagedWorkbook => "ouvrez-le dans LibreOffice, qui en répare certains, et enregistrez-le en \
                                            .xlsx ou en .csv ; sinon, exportez-le de nouveau"
                .into(),
            Unopenable::Beyond(_) => {
                "copiez les lignes utiles dans une nouvelle feuille et enregistrez-la en .csv".into()
            }
            Unopenable::BadJson { .. } => {
                "le téléchargement a sans doute été interrompu : téléchargez-le de nouveau".into()
            }
            Unopenable::NotATable { what: Foreign::Archive } => {
                "sortez d'abord le .csv ou le .xlsx de l'archive".into()
            }
            Unopenable::NotATable { what: Foreign::WebPage } => "si Excel ou LibreOffice l'ouvre comme un tableau, \
                                                                 enregistrez-le de là en .xlsx ou en .csv ; sinon, \
                                                                 téléchargez-le de nouveau"
                .into(),
            Unopenable::NotATable { .. } => "exportez la liste en .csv ou en .xlsx".into(),
        }
    }
}

impl From<Unopenable> for Problem {
    fn from(why: Unopenable) -> Self {
        Self::error(why).hint(OpenIt(why))
    }
}
