//! The page itself.

use std::fmt::Write;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, context};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::words::{FixedWords, StandingWords, for_script};
use crate::domain::roll_call::Roster;
use crate::lang::dates::{clock, full_date};
use crate::lang::{Lang, Words};

const TEMPLATE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The list as the template prints it, for those whose device runs no script.
#[derive(Serialize)]
struct Printed {
    provider: String,
    module_title: String,
    halves: Vec<String>,
    people: Vec<PrintedPerson>,
}

#[derive(Serialize)]
struct PrintedPerson {
    name: String,
    house: String,
}

/// The page of a list; without one, the page that takes its list from the link.
pub fn page(roster: Option<&Roster>, lang: Lang) -> String {
    let (style, script) = (thin(STYLE), tight(&thin(SCRIPT)));
    let data = roster.map_or_else(|| "null".to_owned(), |roster| in_html(&roster.plain().canonical()));
    let title = match roster {
        Some(roster) => format!("{} – {}", roster.module_title, when(roster, lang)),
        None => FixedWords::Title.say(lang),
    };
    let mut environment = Environment::new();
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    let page = environment.add_template("page.html", TEMPLATE).and_then(|()| {
        environment.get_template("page.html")?.render(context! {
            lang => lang.pick("en", "fr"),
            title,
            script_hash => hash(&script),
            style_hash => hash(&style),
            say => Value::from(Serde(&StandingWords::of(lang))),
            roster => Value::from(Serde(&roster.map(printed))),
            when => roster.map(|roster| when(roster, lang)),
            who => roster.map(who),
            words => in_html(&for_script(lang).to_string()),
            data,
            style,
            script,
        })
    });
    // The template is part of the program, and a test renders it.
    page.unwrap_or_default()
}

fn printed(roster: &Roster) -> Printed {
    Printed {
        provider: roster.provider.clone(),
        module_title: roster.module_title.clone(),
        halves: roster.halves.iter().map(|half| half.label.clone()).collect(),
        people: roster
            .people
            .iter()
            .map(|person| PrintedPerson { name: person.full_name(), house: person.house().to_owned() })
            .collect(),
    }
}

fn when(roster: &Roster, lang: Lang) -> String {
    let session = &roster.session;
    format!("{}, {} – {}", full_date(session.date, lang), clock(session.start, lang), clock(session.end, lang))
}

fn who(roster: &Roster) -> String {
    let parts = [roster.trainer.as_str(), roster.session.place.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// JSON that holds nothing HTML could take for itself.
fn in_html(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}') {
            let _ = write!(out, "\\u{:04x}", u32::from(c)); // a String takes everything
        } else {
            out.push(c);
        }
    }
    out
}

/// Without indents, empty lines and lines of comment: a third of the page is its script.
fn thin(source: &str) -> String {
    let lines = source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.fold(String::with_capacity(source.len()), |thin, line| thin + line + "\n")
}

/// Without the spaces around signs of the script's grammar: none of its own texts has one there, and the tests in a browser run
/// what is left.
fn tight(script: &str) -> String {
    let signs = [" => ", " === ", " !== ", " && ", " || ", " = ", " ? "];
    let tight = signs.iter().fold(script.to_owned(), |script, sign| script.replace(sign, sign.trim()));
    tight.replace("{ ", "{").replace(" }", "}")
}

/// SHA-256 as the policy of a page names it.
fn hash(text: &str) -> String {
    base64(&Sha256::digest(text.as_bytes()), Alphabet::Standard)
}

/// Which signs stand for 62 and 63, and whether the end is filled up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Alphabet {
    Standard,
    /// For addresses: `-`, `_`, and no `=`.
    Url,
}

pub(super) fn base64(bytes: &[u8], alphabet: Alphabet) -> String {
    const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let last = if alphabet == Alphabet::Url { ['-', '_'] } else { ['+', '/'] };
    let letter = |six: u32| match LETTERS.get(six as usize) {
        Some(letter) => char::from(*letter),
        None => last[six as usize - LETTERS.len()],
    };
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let at = |place: usize| u32::from(group.get(place).copied().unwrap_or_default());
        let all = at(0) << 16 | at(1) << 8 | at(2);
        out.extend((0..=group.len()).map(|place| letter(all >> (18 - 6 * place) & 63)));
        if alphabet == Alphabet::Standard {
            out.extend(std::iter::repeat_n('=', 3 - group.len()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, programme};
    use crate::domain::index::SessionIndex;
    use crate::domain::roll_call::roster;

    #[test]
    fn base64_is_that_of_everybody() {
        for (text, padded, url) in [
            ("", "", ""),
            ("f", "Zg==", "Zg"),
            ("fo", "Zm8=", "Zm8"),
            ("foo", "Zm9v", "Zm9v"),
            ("\u{3ff}\u{3ff}", "z7/Pvw==", "z7_Pvw"),
        ] {
            assert_eq!(base64(text.as_bytes(), Alphabet::Standard), padded);
            assert_eq!(base64(text.as_bytes(), Alphabet::Url), url);
        }
    }

    fn thirty() -> Roster {
        let mut built = cohort("2021-spring");
        for at in 0..30 {
            let (first, last) = (format!("Anne-Sophie{at}"), format!("Carvalho-Belkacem{at}"));
            built = built.person(&first, &last, |row| row.organisation = format!("École de musique de la Dombes {at}"));
        }
        let records = built.records();
        let mut roster = roster(&programme(), &records, SessionIndex(0));
        let mut half = roster.halves[0].clone();
        half.label = "après-midi".to_owned();
        roster.halves.push(half);
        roster
    }

    #[test]
    fn thirty_people_and_two_half_days_stay_below_sixty_kilobytes() {
        for lang in [Lang::Fr, Lang::En] {
            let size = page(Some(&thirty()), lang).len();
            assert!((40_000..60_000).contains(&size), "{size} bytes");
        }
    }

    #[test]
    fn no_name_is_html_and_what_may_run_is_named_by_its_digest() {
        let mut roster = thirty();
        let hostile = "</script><img src=x onerror=alert(1)>\u{2028}&\u{202e}";
        roster.people[0].last_name = hostile.to_owned();
        roster.module_title = hostile.to_owned();
        let page = page(Some(&roster), Lang::Fr);
        assert!(!page.contains("<img") && page.matches("</script>").count() == 3, "{page}");
        assert!(page.contains("\\u003c/script\\u003e\\u003cimg src=x onerror=alert(1)\\u003e\\u2028\\u0026"));
        let script = page.rsplit_once("<script>").unwrap().1.split_once("</script>").unwrap().0;
        let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        for (text, directive) in [(script, "script-src"), (style, "style-src")] {
            assert!(page.contains(&format!("{directive} 'sha256-{}'", hash(text))), "{directive}");
        }
        for outside in ["style=\"", "src=\"", "@import", "url(", "<link", "onclick", "innerHTML", "eval("] {
            assert!(!page.contains(outside), "{outside}");
        }
    }

    #[test]
    fn a_page_without_a_list_names_nobody() {
        let page = page(None, Lang::En);
        assert!(page.contains("id=\"roster\">null</script>") && page.contains("<title>Attendance sheet</title>"));
        assert!(!page.contains("<table>"));
    }
}
