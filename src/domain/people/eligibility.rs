//! Whom the programme lets in: rule 6.10. A refusal names the rule and the value.

use crate::domain::headings::Heading;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::definition::Programme;
use crate::domain::schema::Record;
use crate::domain::values::Value;
use crate::domain::vocabulary::PersonStatus;
use crate::lang::folded_words;
use crate::lang::words::{Lang, any_en, any_fr};

/// A rule that does not let somebody in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barrier {
    /// The column or field of the rule.
    pub column: String,
    /// The question, when it is a field.
    pub label: Option<String>,
    /// The value it does not allow.
    pub value: String,
    pub allowed: Vec<String>,
}

/// Every rule of the programme that this enrolment does not meet.
pub fn barriers(programme: &Programme, enrolment: &Enrolment) -> Vec<Barrier> {
    programme
        .eligibility
        .iter()
        .filter_map(|rule| {
            let value = value_of(enrolment, &rule.column);
            let field = programme.fields.iter().find(|field| field.id.as_str() == rule.column);
            // Of several values chosen, one that is allowed lets them in.
            let chosen = field.map_or_else(|| vec![value.as_str()], |field| field.chosen(&value));
            let allows = |value: &&str| rule.allowed.iter().any(|allowed| folded_words(allowed) == folded_words(value));
            let meets = chosen.iter().any(allows);
            (!meets).then(|| Barrier {
                column: rule.column.clone(),
                label: field.map(|field| field.label.clone()),
                value,
                allowed: rule.allowed.clone(),
            })
        })
        .collect()
}

/// The value of a standard column or field, as the table keeps it.
pub fn value_of(enrolment: &Enrolment, column: &str) -> String {
    match Enrolment::TABLE.position(column) {
        Some(position) => enrolment.value(position).text().into_owned(),
        None => enrolment.field(column).to_owned(),
    }
}

/// The column of a rule as people call it.
pub fn ruled(barrier: &Barrier, lang: Lang) -> String {
    let heading = Heading::ALL.iter().find(|heading| heading.key() == barrier.column);
    match (&barrier.label, heading) {
        // Her own words stay as she wrote them.
        (Some(label), _) => label.clone(),
        (None, Some(heading)) => heading.label(lang).to_lowercase(),
        (None, None) => format!("`{}`", barrier.column),
    }
}

/// A value of that column as people say it.
pub fn told(column: &str, value: &str, lang: Lang) -> String {
    match PersonStatus::from_key(value) {
        Some(status) if column == "status" => Value::from(status).word(lang).to_owned(),
        _ if value.is_empty() => lang.pick("empty", "vide").to_owned(),
        _ => format!("`{value}`"),
    }
}

pub fn admitted(barriers: &[Barrier], lang: Lang) -> String {
    let rules = barriers.iter().map(|barrier| {
        let allowed: Vec<String> = barrier.allowed.iter().map(|value| told(&barrier.column, value, lang)).collect();
        let allowed = lang.pick(any_en(&allowed), any_fr(&allowed));
        format!("{}{}{allowed}", ruled(barrier, lang), lang.pick(": ", " : "))
    });
    format!("{}{}", lang.pick("allowed – ", "admis – "), rules.collect::<Vec<_>>().join(lang.pick("; ", " ; ")))
}
