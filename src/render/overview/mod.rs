//! The overview as one page of HTML: its style is in it, nothing is loaded, nothing runs.

use minijinja::context;
use minijinja::value::{Serde, Value};

use super::template::{allowed, environment};
use crate::document::overview::Overview;

const TEMPLATE: &str = include_str!("overview.html");
const STYLE: &str = include_str!("overview.css");

/// The page.
pub fn overview(overview: &Overview) -> String {
    let mut environment = environment();
    let page = environment.add_template("overview.html", TEMPLATE).and_then(|()| {
        environment.get_template("overview.html")?.render(context! {
            page => Value::from(Serde(overview)),
            style => Value::from_safe_string(STYLE.to_owned()),
            allowed => Value::from_safe_string(allowed(STYLE)),
        })
    });
    // The template is part of the program, and tests render every part of it.
    page.unwrap_or_default()
}
