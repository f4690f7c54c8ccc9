//! `formation check explain`: what a code means, why it matters, how to mend it.

use crate::domain::findings::Code;
use crate::domain::refusal::name_kind::NameKind;
use crate::domain::refusal::reason::Refusal;
use crate::domain::suggest::nearest;
use crate::lang::padding::labelled;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What a code means, and how to mend it
/// fr: Ce que signifie un code, et comment y remédier
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The code, as `check` shows it
    /// fr: Le code, tel que `check` l'affiche
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

/// Shows the page of a code; where none is named, which there are.
pub fn run(ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let Some(typed) = &args.code else {
        let lines: Vec<_> = Code::ALL.iter().map(|code| (code.key(), code.page(ui.lang).title.to_owned())).collect();
        return Ok(ui.answer(&labelled(&lines).join("\n"))?);
    };
    let Some(code) = Code::of_key(typed) else {
        let known: Vec<String> = Code::ALL.iter().map(|code| code.key().to_owned()).collect();
        let near = nearest(typed, known.iter().map(String::as_str)).map(str::to_owned);
        return Err(Refusal::UnknownName { kind: NameKind::Code, typed: typed.clone(), near, known }.into());
    };
    let width = ui.answer_width().map_or(PAGE, |width| width.min(PAGE));
    ui.answer(&code.paragraphs(ui.lang).map(|paragraph| filled(&paragraph, width)).join("\n\n"))?;
    Ok(())
}

/// How wide a page is.
const PAGE: usize = 80;

/// Paragraphs no wider than one reads with ease.
fn filled(text: &str, width: usize) -> String {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in text.split(' ') {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines.join("\n")
}
