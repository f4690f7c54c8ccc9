//! Templates of Word and Writer through the command line: what is filled, which template is taken, what is refused. LibreOffice
//! is not needed, nor looked for.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test sets up its own folder")]

mod support;

use std::fs;
use std::io::{Cursor, Read as _, Write as _};

use support::folder::Folder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const WORD: &str = "templates/fr/attestation.docx";
const WRITER: &str = "templates/fr/attestation.odt";

fn folder() -> Folder {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-06-01");
    fs::create_dir_all(folder.path().join("templates/fr")).unwrap();
    folder
}

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        archive.start_file(*name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A file of Word whose text is cut into runs as Word cuts it, with a header, a footer and a note.
fn word(body: &str) -> Vec<u8> {
    let part = |root: &str, text: &str| {
        format!("<w:{root} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{text}</w:{root}>")
    };
    let line = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &part("document", &format!("<w:body>{body}</w:body>"))),
        ("word/header1.xml", &part("hdr", &line("{{ provider.name }}"))),
        ("word/footer2.xml", &part("ftr", &line("n° {{ doc.number }}, v{{ doc.version }}"))),
        ("word/footnotes.xml", &part("footnotes", &format!("<w:footnote>{}</w:footnote>", line("{{ cohort.id }}")))),
        ("word/styles.xml", &part("styles", "{{ not.a.variable }}")),
    ])
}

fn writer(body: &str) -> Vec<u8> {
    archive(&[
        ("META-INF/manifest.xml", "<m/>"),
        ("content.xml", &format!("<office:document-content>{body}</office:document-content>")),
        ("styles.xml", "<style:header><text:p>{{ provider.name }}</text:p></style:header>"),
        ("mimetype", "application/vnd.oasis.opendocument.text"),
    ])
}

const BODY: &str = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ person.</w:t></w:r><w:r><w:t>last_name }} </w:t></w:r></w:p>\
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>{% for m in person.modules %}{{ m.title }}</w:t></w:r></w:p></w:tc>\
    <w:tc><w:p><w:r><w:t>{{ m.attended_minutes|hours }}{% endfor %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";

/// A part of a file, as text.
fn part(folder: &Folder, file: &str, name: &str) -> String {
    let bytes = fs::read(folder.path().join(file)).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn put(folder: &Folder, file: &str, bytes: &[u8]) {
    fs::write(folder.path().join(file), bytes).unwrap();
}

#[test]
fn a_template_of_word_gives_a_file_of_word() {
    let mut folder = folder();
    put(&folder, WORD, &word(BODY));
    let said = folder.answer("document attestation 'zoé martin'");
    assert_eq!(said, "attestation-2021-0001-martin-zoe.docx: attestation of training 2021-0001, Zoé Martin, 12.58 h\n");
    let file = "attestation-2021-0001-martin-zoe.docx";
    let text = part(&folder, file, "word/document.xml");
    assert!(text.contains("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Martin</w:t></w:r>"), "{text}");
    assert!(text.contains("<w:t xml:space=\"preserve\"> </w:t>"), "{text}");
    assert!(text.matches("<w:tr>").count() > 1 && !text.contains('{'), "{text}");
    assert!(part(&folder, file, "word/header1.xml").contains("Le Fil culturel"), "the header");
    assert!(part(&folder, file, "word/footer2.xml").contains("n° 2021-0001, v1"), "the footer");
    assert!(part(&folder, file, "word/footnotes.xml").contains("2021-spring"), "the notes");
    assert!(part(&folder, file, "word/styles.xml").contains("{{ not.a.variable }}"), "the styles");
    // The same person again: the same number, the same bytes.
    let bytes = fs::read(folder.path().join(file)).unwrap();
    let again = folder.answer("document attestation 'zoé martin' -o again.docx");
    assert_eq!(again, "again.docx: attestation of training 2021-0001, Zoé Martin, 12.58 h (unchanged)\n");
    assert_eq!(fs::read(folder.path().join("again.docx")).unwrap(), bytes);
    // A draft has no number.
    folder.run("document attestation théo -n -o draft.docx");
    assert!(part(&folder, "draft.docx", "word/footer2.xml").contains("n° , v1"));
}

#[test]
fn a_template_of_writer_gives_a_file_of_writer_for_everybody() {
    let mut folder = folder();
    put(&folder, WRITER, &writer("<text:p>{{ person.first_name }}</text:p>"));
    folder.run("document attestation --all --skip-refused -o out");
    let files: Vec<String> = folder.files().into_keys().filter(|file| file.starts_with("out/")).collect();
    assert_eq!(files.len(), 13, "{files:?}");
    assert!(files.iter().all(|file| file.split('.').nth(1) == Some("odt")), "{files:?}");
    let bytes = fs::read(folder.path().join(&files[0])).unwrap();
    // OpenDocument 1.3, part 2, §3.3: the first part, stored, without an extra field.
    assert_eq!(&bytes[30..38], b"mimetype");
    assert_eq!(&bytes[38..77], b"application/vnd.oasis.opendocument.text");
}

#[test]
fn papers_without_a_number_have_templates_too() {
    let mut folder = folder();
    put(
        &folder,
        "templates/fr/sign-in-sheet.odt",
        &writer(
            "<text:p>{% for t in tables %}{% for r in t.rows %}{{ r.person.last_name }} {% endfor %}{% endfor %}</text:p>",
        ),
    );
    put(
        &folder,
        "templates/fr/programme.docx",
        &archive(&[("word/document.xml", "<w:p><w:r><w:t>{{ programme.title }}</w:t></w:r></w:p>")]),
    );
    assert!(folder.run("document programme -o sheet.docx").starts_with("sheet.docx: programme sheet"));
    assert!(part(&folder, "sheet.docx", "word/document.xml").contains("Utiliser les outils"));
    folder.run("document sign-in-sheet m1-1");
    let files = folder.files();
    assert!(files.contains_key("feuille-de-presence-2021-spring-m1-1.odt"), "{:?}", files.keys());
    // A dossier takes what there is, its certificates as they always are.
    folder.run("dossier --funder afdas -o dossier --partial");
    let files: Vec<String> = folder.files().into_keys().filter(|file| file.starts_with("dossier/")).collect();
    let ending = |ending: &str| files.iter().filter(|file| file.ends_with(ending)).count();
    assert!(ending(".docx") == 1 && ending(".odt") > 3 && ending(".html") > 3, "{files:?}");
}

/// What the command says in both languages, its exit code, and that nothing was written.
fn refused(folder: &mut Folder, line: &str, code: i32, en: &str, fr: &str) {
    let before = folder.files();
    for (lang, said) in [("en", en), ("fr", fr)] {
        let shown = folder.try_run(&format!("{line} --lang {lang}"));
        assert_eq!((shown.code, shown.text.trim_end()), (code, said), "{line} --lang {lang}");
    }
    assert_eq!(folder.files(), before, "{line}");
}

#[test]
fn two_templates_of_one_paper_are_refused_unless_the_ending_decides() {
    let mut folder = folder();
    for lang in ["fr", "en"] {
        fs::create_dir_all(folder.path().join("templates").join(lang)).unwrap();
        put(&folder, &format!("templates/{lang}/attestation.html"), b"<p>{{ person.last_name }}</p>");
        put(&folder, &format!("templates/{lang}/attestation.odt"), &writer("<text:p>{{ person.last_name }}</text:p>"));
    }
    let en = |lang: &str| {
        format!(
            "error: templates/{lang}/attestation.html and templates/{lang}/attestation.odt are templates of one document: which one is meant?\n\
         hint: say it with the ending of `-o` (`-o x.docx`, `-o x.html`) or with `--format`, or keep only one"
        )
    };
    let fr = "erreur : templates/fr/attestation.html et templates/fr/attestation.odt sont les modèles d'un même document : lequel prendre ?\n\
              conseil : dites-le par la terminaison de `-o` (`-o x.docx`, `-o x.html`) ou par `--format`, ou n'en gardez qu'un";
    refused(&mut folder, "document attestation 'zoé martin'", 1, &en("en"), fr);
    refused(&mut folder, "document attestation 'zoé martin' -o x.pdf", 1, &en("en"), fr);
    folder.run("document attestation 'zoé martin' -o x.html");
    folder.run("document attestation théo -o x.odt");
    folder.run("document attestation théo -o folder --format odt");
    refused(
        &mut folder,
        "document attestation 'zoé martin' -o x.docx",
        1,
        "error: there is no template templates/en/attestation.docx\n\
         hint: write it in your word processor, with the variables that README names; without one, documents are HTML or PDF",
        "erreur : il n'y a pas de modèle templates/fr/attestation.docx\n\
         conseil : écrivez-le dans votre traitement de texte, avec les variables que README donne ; sans modèle, les documents sont en HTML ou PDF",
    );
}

#[test]
fn the_words_of_a_certificate_are_nobody_s() {
    let mut folder = folder();
    let en = "error: a certificate follows the ministry's model, word for word: no Word or Writer file stands for it\n\
        hint: write it as HTML or PDF; `certificate.docx` and `certificate.odt` do not belong in `templates`";
    let fr = "erreur : un certificat de réalisation suit mot pour mot le modèle du ministère : aucun fichier Word ou Writer n'en tient lieu\n\
        conseil : écrivez-le en HTML ou PDF ; `certificate.docx` et `certificate.odt` n'ont pas leur place dans `templates`";
    refused(&mut folder, "document certificate 'zoé martin' -o x.docx", 1, en, fr);
    put(&folder, "templates/fr/certificate.docx", &word(BODY));
    fs::create_dir_all(folder.path().join("templates/en")).unwrap();
    put(&folder, "templates/en/certificate.docx", &word(BODY));
    // A file that nothing takes stands in nobody's way.
    refused(&mut folder, "document certificate 'zoé martin' -o x.docx", 1, en, fr);
    let made = folder.run("document certificate 'zoé martin' --lang en");
    assert!(made.starts_with("certificate-2021-0001-martin-zoe.html: certificate"), "{made}");
    folder.run("document certificate 'zoé martin' -o x.html");
}

#[test]
fn a_mistake_names_the_file_and_quotes_the_paragraph() {
    let mut folder = folder();
    let body = "<w:p><w:r><w:t>Nom : {{ person.lastn</w:t></w:r><w:r><w:t>ame }}</w:t></w:r></w:p>";
    put(&folder, WORD, &word(body));
    fs::create_dir_all(folder.path().join("templates/en")).unwrap();
    put(&folder, "templates/en/attestation.docx", &word(body));
    refused(
        &mut folder,
        "document attestation 'zoé martin'",
        3,
        "error: templates/en/attestation.docx, in the paragraph \"Nom : {{ person.lastname }}\": there is no variable `person.lastname` here\n\
         hint: did you mean `person.last_name`?",
        "erreur : templates/fr/attestation.docx, dans le paragraphe « Nom : {{ person.lastname }} » : il n'y a pas ici de variable « person.lastname »\n\
         conseil : vouliez-vous dire « person.last_name » ?",
    );
    put(&folder, WORD, b"\xd0\xcf\x11\xe0 an old .doc");
    let shown = folder.try_run("document attestation 'zoé martin'");
    assert!(
        shown.code == 3 && shown.text.starts_with("error: templates/fr/attestation.docx cannot be read"),
        "{}",
        shown.text
    );
}

#[test]
fn they_are_listed_with_the_other_templates() {
    let mut folder = folder();
    for name in
        ["attestation.docx", "certificate.odt", "atestation.odt", "~$testation.docx", ".~lock.attestation.docx#"]
    {
        put(&folder, &format!("templates/fr/{name}"), b"x");
    }
    let own = |said: String| -> Vec<String> {
        said.lines().filter(|line| line.contains(".docx") || line.contains(".odt")).map(str::to_owned).collect()
    };
    assert_eq!(
        own(folder.answer("document templates")),
        [
            "templates/fr/atestation.odt: not used, no document takes it",
            "templates/fr/attestation.docx: your own",
            "templates/fr/certificate.odt: not used, no document takes it",
        ]
    );
    assert_eq!(
        own(folder.answer("document templates --lang fr")),
        [
            "templates/fr/atestation.odt : inutilisé, aucun document ne le prend",
            "templates/fr/attestation.docx : le vôtre",
            "templates/fr/certificate.odt : inutilisé, aucun document ne le prend",
        ]
    );
}
