//! A template of Word or Writer and its variables → the same file, filled.

use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior};
use serde::Serialize;

use super::archive::{packed, unpacked};
use super::fault::{FoundMistake, Mistake, OfficeFault};
use super::format::OfficeFormat;
use super::mend::mended;
use super::part::XmlPart;
use super::source::{BETWEEN, TemplateSource};
use super::spans::{fault, spots};
use super::xml::{XmlKind, items};
use crate::lang::Lang;
use crate::render::paper::environment::FUEL;
use crate::render::paper::fault::why;
use crate::render::paper::filters;

/// The template filled. `file`: its name, from the folder of the programme.
pub fn fill(
    file: &str,
    bytes: &[u8],
    format: OfficeFormat,
    lang: Lang,
    values: &impl Serialize,
) -> Result<Vec<u8>, OfficeFault> {
    let unreadable = || OfficeFault::Unreadable { file: file.to_owned() };
    let mut parts = unpacked(bytes).ok_or_else(unreadable)?;
    if !parts.iter().any(|(name, _)| name == format.main_part()) {
        return Err(unreadable());
    }
    for (_, bytes) in parts.iter_mut().filter(|(name, _)| format.is_filled(name)) {
        let xml = std::str::from_utf8(bytes).map_err(|_| unreadable())?;
        let items = items(xml).ok_or_else(unreadable)?;
        let is_tracked = |kind: XmlKind<'_>| matches!(kind, XmlKind::Open(name) | XmlKind::Empty(name) if format.tracked().contains(&name));
        if items.iter().any(|item| is_tracked(item.kind)) {
            return Err(OfficeFault::Tracked { file: file.to_owned() });
        }
        let wrong =
            |FoundMistake { text, why }: FoundMistake| OfficeFault::InParagraph { file: file.to_owned(), text, why };
        let part = XmlPart::of(xml, &items, format).map_err(wrong)?;
        if part.tags.is_empty() {
            continue;
        }
        let spots = spots(&part, &items, format).map_err(wrong)?;
        let source = TemplateSource::of(xml, &items, &part, &spots, format);
        let filled =
            rendered(&source, format, lang, values).map_err(|error| wrong(found(&error, &source, &part, values)))?;
        *bytes = mended(&filled, format).ok_or_else(unreadable)?.into_bytes();
    }
    packed(&parts).map_err(|_| unreadable())
}

fn rendered(
    source: &TemplateSource,
    format: OfficeFormat,
    lang: Lang,
    values: &impl Serialize,
) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(move |out, state, value| written(out, state, value, format));
    // Text that is not escaped would tear the file.
    for filter in ["safe", "e", "escape"] {
        environment.remove_filter(filter);
    }
    filters::add(&mut environment, lang);
    let between = source.between.iter().map(|text| Value::from_safe_string(text.clone())).collect::<Vec<_>>();
    environment.add_global(BETWEEN, Value::from(between));
    environment.template_from_str(&source.text)?.render(Value::from(Serde(values)))
}

/// A value as text of the file: nothing where there is none, lines broken, signs that XML cannot hold left out.
fn written(out: &mut Output<'_>, _: &State<'_, '_>, value: &Value, format: OfficeFormat) -> Result<(), Error> {
    let write = |out: &mut Output<'_>, text: &str| out.write_str(text).map_err(Error::from);
    if value.is_none() {
        return Ok(());
    }
    let text = value.to_string();
    if value.is_safe() {
        return write(out, &text);
    }
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str(format.line_break()),
            '\t' => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    write(out, &escaped)
}

/// The paragraph of an error of the library.
fn found(error: &Error, source: &TemplateSource, part: &XmlPart, values: &impl Serialize) -> FoundMistake {
    let line = error.line().unwrap_or(1).saturating_sub(2);
    let tag = source.lines.get(line).copied().unwrap_or(0);
    let all: Vec<&str> = part.tags.iter().map(|placed| placed.tag.text.as_str()).collect();
    let why = why(error, &part.tags[tag].tag.text, &all.join(""), values);
    fault(part, tag, |_| Mistake::Template(why))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::lang::Words as _;
    use OfficeFormat::{Docx, Odt};

    /// The main part of a file with that body, filled.
    fn filled(format: OfficeFormat, body: &str) -> Result<String, OfficeFault> {
        let root = if format == Docx { "w:body" } else { "office:text" };
        let xml = format!("<?xml version=\"1.0\"?><{root}>{body}</{root}>");
        let part = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let parts = vec![part("other.xml", "{{ kept }}"), part(format.main_part(), &xml), part("mimetype", "x")];
        let values = json!({
            "name": "Zoé & <b>\"Léa\"</b>", "note": "a\nb\u{1}", "nothing": null, "yes": true, "no": false, "day": "2021-06-01",
            "people": [{"first": "A"}, {"first": "B"}], "nobody": [],
        });
        let bytes = fill("t.x", &packed(&parts).unwrap(), format, Lang::Fr, &values)?;
        assert_eq!(bytes, fill("t.x", &packed(&parts).unwrap(), format, Lang::Fr, &values).unwrap());
        let parts = unpacked(&bytes).unwrap();
        assert_eq!((parts[0].0.as_str(), parts[1].1.as_slice()), ("mimetype", &b"{{ kept }}"[..]));
        let main = String::from_utf8(parts[2].1.clone()).unwrap();
        let from = main.find(&format!("<{root}>")).unwrap() + root.len() + 2;
        Ok(main[from..main.len() - root.len() - 3].to_owned())
    }

    /// Runs of Word, each a text of its own look.
    fn runs(texts: &[&str]) -> String {
        let run = |text: &&str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>");
        texts.iter().map(run).collect::<Vec<_>>().concat()
    }

    fn word(texts: &[&str]) -> String {
        format!("<w:p><w:pPr><w:jc/></w:pPr>{}</w:p>", runs(texts))
    }

    /// What was said, with no word about spaces, which every touched text gets.
    fn plain(xml: &str) -> String {
        xml.replace(" xml:space=\"preserve\"", "")
    }

    #[test]
    fn a_variable_in_several_runs_stands_in_the_first() {
        let cut = word(&["Nom : {", "{ na", "me", " }", "}, le ", "{{ day|date }}"]);
        let whole = word(&["Nom : Zoé &amp; &lt;b&gt;&quot;Léa&quot;&lt;/b&gt;", "", "", "", ", le ", "1er juin 2021"]);
        let got = filled(Docx, &cut).unwrap();
        assert_eq!(plain(&got), whole);
        assert_eq!(got.matches("<w:t xml:space=\"preserve\">").count(), 6, "{got}");
        let odt = "<text:p>{<text:span>{ na</text:span>me<text:s/>}} et<text:s/>{{ nothing }}.</text:p>";
        let got = filled(Odt, odt).unwrap();
        assert!(got.starts_with("<text:p>Zoé &amp; &lt;b&gt;"), "{got}");
        assert!(got.ends_with("<text:span></text:span> et<text:s/>.</text:p>"), "{got}");
        assert_eq!(plain(&filled(Docx, &word(&["{{ note }}"])).unwrap()), word(&["a</w:t><w:br/><w:t>b"]));
        assert_eq!(filled(Odt, "<text:p>{{ note }}</text:p>").unwrap(), "<text:p>a<text:line-break/>b</text:p>");
    }

    #[test]
    fn text_without_a_tag_stays_byte_for_byte() {
        let body = "<w:p w:rsidR='00'><w:r><w:t>{ a } 100 % &#233;&amp;</w:t><w:tab/></w:r></w:p>\n<w:sectPr/>";
        assert_eq!(filled(Docx, body).unwrap(), body);
        let body = format!("{body}{}", word(&["{{ day }}"]));
        let guid = "<w:p><w:r><w:drawing uri=\"{{28A0}}{% if %}\"/></w:r></w:p>";
        assert_eq!(
            plain(&filled(Docx, &format!("{guid}{body}")).unwrap()),
            format!("{guid}{}", body.replace("{{ day }}", "2021-06-01"))
        );
    }

    #[test]
    fn a_condition_alone_in_its_paragraph_goes_with_it() {
        let body = |case: &str| {
            format!(
                "{}{}{}{}{}",
                word(&["{% if ", case, " %}"]),
                word(&["in"]),
                word(&["{% else %}"]),
                word(&["out"]),
                word(&[" {% endif %} "])
            )
        };
        assert_eq!(filled(Docx, &body("yes")).unwrap(), word(&["in"]));
        assert_eq!(filled(Docx, &body("no")).unwrap(), word(&["out"]));
        // The other half stands in a text: both stay in their paragraphs.
        let mixed = format!("{}{}", word(&["{% if yes %}"]), word(&["a{% endif %}"]));
        assert_eq!(plain(&filled(Docx, &mixed).unwrap()), format!("{}{}", word(&[""]), word(&["a"])));
        // A page that begins with the paragraph stays.
        let section = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{% if yes %}</w:t></w:r></w:p>";
        let kept = filled(Docx, &format!("{section}{}", word(&["a{% endif %}"]))).unwrap();
        assert!(kept.contains("<w:sectPr/>"), "{kept}");
        let odt = "<text:p>{% for p in people %}</text:p><text:h>{{ p.first }}</text:h><text:p>{% endfor %}</text:p>";
        assert_eq!(filled(Odt, odt).unwrap(), "<text:h>A</text:h><text:h>B</text:h>");
        let inside = word(&["Vu {% if no %}par {{ name }}{% else %}", "le {{ day }}", "{% endif %}."]);
        assert_eq!(plain(&filled(Docx, &inside).unwrap()), word(&["Vu ", "le 2021-06-01", "."]));
    }

    #[test]
    fn spans_of_writer_are_closed_before_a_tag_and_begun_again() {
        let odt = "<text:p>a{% if no %}<text:span text:style-name=\"T1\">b{% endif %}c</text:span></text:p>";
        assert_eq!(filled(Odt, odt).unwrap(), "<text:p>a<text:span text:style-name=\"T1\">c</text:span></text:p>");
    }

    #[test]
    fn a_loop_over_the_cells_of_a_row_repeats_the_row() {
        let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", word(&[text]));
        let row = |cells: [&str; 2]| format!("<w:tr><w:trPr/>{}{}</w:tr>", cell(cells[0]), cell(cells[1]));
        let table = |rows: &str| format!("<w:tbl><w:tblGrid/>{rows}</w:tbl>");
        let head = row(["Nom", "No"]);
        let looped = |list: &str| {
            format!(
                "{head}{}",
                row([&format!("{{% for p in {list} %}}{{{{ p.first }}}}"), "{{ loop.index }}{% endfor %}"])
            )
        };
        let got = |rows: &str| plain(&filled(Docx, &table(rows)).unwrap());
        assert_eq!(got(&looped("people")), table(&format!("{head}{}{}", row(["A", "1"]), row(["B", "2"]))));
        assert_eq!(got(&looped("nobody")), table(&head));
        // Rows of their own for the tags go; a table that is left without a row goes too.
        let apart = |list: &str| {
            format!(
                "{}{}{}",
                row([&format!("{{% for p in {list} %}}"), ""]),
                row(["{{ p.first }}", "x"]),
                row(["{% endfor %}", ""])
            )
        };
        assert_eq!(got(&apart("people")), table(&format!("{}{}", row(["A", "x"]), row(["B", "x"]))));
        assert_eq!(got(&apart("nobody")), "");
        // Inside one cell, paragraphs are repeated; Word wants one to be left.
        let inside = |list: &str| {
            format!(
                "<w:tr><w:tc>{}{}{}</w:tc></w:tr>",
                word(&["{% for p in ", list, " %}"]),
                word(&["{{ p.first }}"]),
                word(&["{% endfor %}"])
            )
        };
        assert_eq!(
            got(&inside("people")),
            table(&format!("<w:tr><w:tc>{}{}</w:tc></w:tr>", word(&["A"]), word(&["B"])))
        );
        assert_eq!(got(&inside("nobody")), table("<w:tr><w:tc><w:p/></w:tc></w:tr>"));
        let odt = "<table:table><table:table-row><table:table-cell><text:p>{% for p in people %}<text:span>{{ p.first }}</text:span></text:p></table:table-cell>\
                   <table:table-cell><text:p>x{% endfor %}</text:p></table:table-cell></table:table-row></table:table>";
        assert_eq!(filled(Odt, odt).unwrap().matches("<table:table-row>").count(), 2);
    }

    #[test]
    fn a_mistake_is_named_with_its_paragraph_and_what_to_do() {
        let cell = |text: &str| format!("<w:tc>{}</w:tc>", word(&[text]));
        let table = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("{% if yes %}"));
        let cases = [
            (
                word(&["Né(e) le {{ da", "y }} à {{ nane }}"]),
                "t.x, in the paragraph \"Né(e) le {{ day }} à {{ nane }}\": there is no variable `nane` here / did you mean `name`?",
                "t.x, dans le paragraphe « Né(e) le {{ day }} à {{ nane }} » : il n'y a pas ici de variable « nane » / vouliez-vous dire « name » ?",
            ),
            (
                word(&["a {% for p in people %}{{ p.frist }}{% endfor %}"]),
                "t.x, in the paragraph \"a {% for p in people %}{{ p.frist }}{% endfor %}\": there is no variable `p.frist` here / did you mean `p.first`?",
                "t.x, dans le paragraphe « a {% for p in people %}{{ p.frist }}{% endfor %} » : il n'y a pas ici de variable « p.frist » / vouliez-vous dire « p.first » ?",
            ),
            (
                word(&["a {{ name", " & b"]).replace('&', "&amp;"),
                "t.x, in the paragraph \"a {{ name & b\": `{{` has no other half in the same paragraph / a variable is written `{{ person.last_name }}`, a condition `{% if … %}` … `{% endif %}`",
                "t.x, dans le paragraphe « a {{ name & b » : « {{ » n'a pas d'autre moitié dans le même paragraphe / une variable s'écrit `{{ person.last_name }}`, une condition `{% if … %}` … `{% endif %}`",
            ),
            (
                word(&["{% if yes %}a"]),
                "t.x, in the paragraph \"{% if yes %}a\": `{% if yes %}` is never ended / write `{% endif %}` where it ends",
                "t.x, dans le paragraphe « {% if yes %}a » : « {% if yes %} » n'est jamais terminé / écrivez « {% endif %} » là où cela se termine",
            ),
            (
                word(&["{% for p in people %}a{% endif %}"]),
                "t.x, in the paragraph \"{% for p in people %}a{% endif %}\": `{% endif %}` belongs to nothing that was begun before it / ends come in the order opposite to beginnings: what was begun last ends first",
                "t.x, dans le paragraphe « {% for p in people %}a{% endif %} » : « {% endif %} » ne correspond à rien de commencé plus haut / les fins viennent dans l'ordre inverse des débuts : ce qui a commencé en dernier se termine en premier",
            ),
            (
                format!("{table}{}", word(&["b{% endif %}"])),
                "t.x, in the paragraph \"{% if yes %}\": what `{% if yes %}` begins does not end in a place of the same kind / put both in one paragraph, or each alone in a paragraph of the same page or cell, or in the first and the last cell of rows of one table",
                "t.x, dans le paragraphe « {% if yes %} » : ce que « {% if yes %} » commence ne se termine pas à un endroit de même nature / mettez les deux dans un même paragraphe, ou chacun seul dans un paragraphe de la même page ou cellule, ou dans la première et la dernière cellule de lignes d'un même tableau",
            ),
            (
                word(&["{% include 'x' %}"]),
                "t.x, in the paragraph \"{% include 'x' %}\": `{% include %}` is not for Word and Writer templates / if, elif, else, endif, for, endfor, set, with, endwith",
                "t.x, dans le paragraphe « {% include 'x' %} » : `{% include %}` n'existe pas dans les modèles Word et Writer / if, elif, else, endif, for, endfor, set, with, endwith",
            ),
            (
                "<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:p>".to_owned(),
                "t.x has tracked changes: nobody can tell which of the two texts is meant / accept or reject them all in your word processor, and save it again",
                "t.x contient des modifications suivies : on ne sait lequel des deux textes est voulu / acceptez-les ou rejetez-les toutes dans votre traitement de texte, puis enregistrez",
            ),
            (
                "<w:p>".to_owned(),
                "t.x cannot be read: a password, damage, or not the format that its name says / open it in your word processor and save it again as .docx or .odt, without a password",
                "t.x est illisible : un mot de passe, un fichier abîmé, ou un autre format que ne le dit son nom / ouvrez-le dans votre traitement de texte et enregistrez-le de nouveau en .docx ou .odt, sans mot de passe",
            ),
        ];
        for (body, en, fr) in cases {
            let fault = filled(Docx, &body).unwrap_err();
            let said = [Lang::En, Lang::Fr].map(|lang| format!("{} / {}", fault.say(lang), fault.hint(lang)));
            assert_eq!(said, [en, fr]);
        }
        let long = word(&[&"a".repeat(500), "{{ x y }}", &"b".repeat(500)]);
        let said = filled(Docx, &long).unwrap_err().say(Lang::En);
        assert!(
            said.contains(&format!(
                "\"…{}{{{{ x y }}}}{}…\": the template cannot be used: unexpected",
                "a".repeat(60),
                "b".repeat(51)
            )),
            "{said}"
        );
        assert!(filled(Docx, &word(&["{{ name|safe }}"])).is_err());
        let endless = "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}";
        assert!(filled(Docx, &word(&[endless])).unwrap_err().say(Lang::En).ends_with("a loop may go on too long"));
    }

    #[test]
    fn other_bytes_than_a_file_of_that_format_are_unreadable() {
        let unreadable = |bytes: &[u8]| fill("t.x", bytes, Docx, Lang::En, &json!({})).is_err();
        assert!(unreadable(b"") && unreadable(b"PK\x03\x04 torn") && unreadable("{{ a }}".as_bytes()));
        assert!(unreadable(&packed(&vec![("content.xml".to_owned(), b"<a/>".to_vec())]).unwrap()));
        assert!(unreadable(&packed(&vec![("word/document.xml".to_owned(), b"\xff".to_vec())]).unwrap()));
    }
}
