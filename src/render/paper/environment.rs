//! A template and its variables → a page.

use std::sync::OnceLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, Error, UndefinedBehavior, context};
use serde::Serialize;

use super::builtin::{BUILT_IN, Overrides, Template};
use super::fault::TemplateFault;
use super::filters;
use crate::lang::Lang;
use crate::render::template;

/// Steps that a template may take: a sheet of a thousand people takes a hundredth of them.
pub const FUEL: u64 = 20_000_000;

const REGULAR: &[u8] = include_bytes!("fonts/FormationSans-Regular.woff2");
const SEMIBOLD: &[u8] = include_bytes!("fonts/FormationSans-Semibold.woff2");

/// The page of a paper.
pub fn page(
    template: Template,
    lang: Lang,
    values: &impl Serialize,
    overrides: &Overrides,
) -> Result<String, TemplateFault> {
    rendered(template.file(lang), lang, values, overrides)
}

/// What the template of that file makes of these variables.
pub fn rendered(
    file: &str,
    lang: Lang,
    values: &impl Serialize,
    overrides: &Overrides,
) -> Result<String, TemplateFault> {
    let rendered = || -> Result<String, Error> {
        let environment = environment(lang, overrides)?;
        environment.get_template(file)?.render(Value::from(Serde(values)))
    };
    rendered().map_err(|error| TemplateFault::of(&error, overrides, values))
}

/// Everything that a template may use.
fn environment(lang: Lang, overrides: &Overrides) -> Result<Environment<'_>, Error> {
    let mut environment = template::environment();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    filters::add(&mut environment, lang);
    let (regular, semibold) = fonts();
    environment.add_global("fonts", context! { regular, semibold });
    for (file, text) in BUILT_IN {
        if !overrides.iter().any(|(own, _)| own == file) {
            environment.add_template(file, text)?;
        }
    }
    for (file, text) in overrides {
        environment.add_template(file, text)?;
    }
    Ok(environment)
}

/// The two faces of the letter as addresses of a page.
fn fonts() -> (Value, Value) {
    static FONTS: OnceLock<[String; 2]> = OnceLock::new();
    let [regular, semibold] = FONTS
        .get_or_init(|| [REGULAR, SEMIBOLD].map(|font| format!("data:font/woff2;base64,{}", STANDARD.encode(font))));
    (Value::from_safe_string(regular.clone()), Value::from_safe_string(semibold.clone()))
}
