//! Why a foreign file cannot be opened at all, and what to do about it.

use crate::domain::problem::Problem;
use crate::lang::message::words;

words! {
    /// Why the bytes of a file are no table.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Unopenable {
        Empty
            en: "the file is empty"
            fr: "le fichier est vide"
            hint_en: "export it again, and look at it before you import it"
            hint_fr: "exportez-le de nouveau et regardez-le avant de l'importer",

        OldExcel
            en: "this is a workbook of an old Excel (.xls)"
            fr: "c'est un classeur d'un ancien Excel (.xls)"
            hint_en: "open it in Excel or LibreOffice and save it as .xlsx or .csv"
            hint_fr: "ouvrez-le dans Excel ou LibreOffice et enregistrez-le en .xlsx ou en .csv",

        Password
            en: "the workbook is protected by a password"
            fr: "le classeur est protégé par un mot de passe"
            hint_en: "open it, and save a copy without the password"
            hint_fr: "ouvrez-le et enregistrez-en une copie sans mot de passe",

        DamagedWorkbook
            en: "the workbook is damaged"
            fr: "le classeur est endommagé"
            hint_en: "open it in LibreOffice, which repairs some, and save it as .xlsx or .csv; else export it again"
            hint_fr: "ouvrez-le dans LibreOffice, qui en répare certains, et enregistrez-le en .xlsx ou en .csv ; \
                sinon, exportez-le de nouveau",

        BinaryWorkbook
            en: "this is a binary workbook (.xlsb)"
            fr: "c'est un classeur binaire (.xlsb)"
            hint_en: "open it in Excel or LibreOffice and save it as .xlsx or .csv"
            hint_fr: "ouvrez-le dans Excel ou LibreOffice et enregistrez-le en .xlsx ou en .csv",

        EmptyWorkbook
            en: "there is nothing in the workbook"
            fr: "le classeur ne contient rien"
            hint_en: "export it again, and look at it before you import it"
            hint_fr: "exportez-le de nouveau et regardez-le avant de l'importer",

        Beyond(bound: ReadingLimit)
            both: "{bound}"
            hint_en: "copy the rows that matter to a new sheet and save it as .csv"
            hint_fr: "copiez les lignes utiles dans une nouvelle feuille et enregistrez-la en .csv",

        BadJson { line: usize, column: usize }
            en: "the JSON breaks at line {line}, column {column}"
            fr: "le JSON s'interrompt ligne {line}, colonne {column}"
            hint_en: "the download was probably cut short: download it again"
            hint_fr: "le téléchargement a sans doute été interrompu : téléchargez-le de nouveau",

        NotATable { what: NoTable }
            en: "this file is no table: it is {what}"
            fr: "ce fichier n'est pas un tableau : {what}"
            hint match what {
                NoTable::Archive =>
                    hint_en: "take the .csv or .xlsx out of the archive first"
                    hint_fr: "sortez d'abord le .csv ou le .xlsx de l'archive",
                NoTable::WebPage =>
                    hint_en: "if Excel or LibreOffice opens it as a table, save it there as .xlsx or .csv; else \
                        download it again"
                    hint_fr: "si Excel ou LibreOffice l'ouvre comme un tableau, enregistrez-le de là en .xlsx ou en \
                        .csv ; sinon, téléchargez-le de nouveau",
                _ => hint_en: "export the list as .csv or .xlsx" hint_fr: "exportez la liste en .csv ou en .xlsx",
            },
    }
}

words! {
    /// How much of a foreign file is read: far more than a list of people or the log of a meeting holds.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ReadingLimit {
        File en: "the file is larger than 256 MB" fr: "le fichier dépasse 256 Mo",
        Unpacked
            en: "the workbook is larger than 256 MB once unpacked"
            fr: "le classeur dépasse 256 Mo une fois décompressé",

        Sheets en: "the workbook has more than 200 sheets" fr: "le classeur a plus de 200 feuilles",
        Cells
            en: "the file has more than 5 million cells, repeated ones counted"
            fr: "le fichier a plus de 5 millions de cellules, répétitions comprises",

        Cell en: "a cell of the file is longer than 1 MB" fr: "une cellule du fichier dépasse 1 Mo",
    }
}

impl ReadingLimit {
    /// Bytes of a file, packed or not.
    pub const MOST_BYTES: u64 = 256 << 20;
    /// Sheets of a workbook.
    pub const MOST_SHEETS: usize = 200;
    /// Cells of a file: a hundred thousand people with fifty answers each.
    pub const MOST_CELLS: usize = 5_000_000;
    /// Bytes of a cell.
    pub const LONGEST_CELL: usize = 1 << 20;
}

words! {
    /// What a file is that is no table.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum NoTable {
        Pdf en: "a PDF" fr: "c'est un PDF",
        Media en: "a picture, a sound or a film" fr: "c'est une image, un son ou un film",
        TextDocument en: "a text document" fr: "c'est un document de texte",
        Archive en: "an archive" fr: "c'est une archive",
        WebPage en: "a web page" fr: "c'est une page web",
        Unknown en: "neither text nor a workbook" fr: "ce n'est ni du texte, ni un classeur",
    }
}

impl From<Unopenable> for Problem {
    fn from(why: Unopenable) -> Self {
        Self::error(why)
    }
}
