//! Eventbrite: one row an attendee; who bought may be somebody else, and only who is `Attending` comes.

use crate::domain::taken::FormKind;
use crate::import::form::column::{Role, TableLayout, Whose, find_heading};
use crate::import::grid::Grid;

use super::any;

const ORDER: [&str; 3] = ["order #", "order no.", "order id"];
const ATTENDEE: [&str; 3] = ["attendee #", "attendee no.", "attendee status"];
const BOOKS: [&str; 22] = [
    "quantity",
    "ticket quantity",
    "price tier",
    "ticket type",
    "group",
    "order type",
    "currency",
    "total paid",
    "fees paid",
    "eventbrite fees",
    "eventbrite payment processing",
    "attendee id",
    "barcode",
    "barcode #",
    "event name",
    "event id",
    "event start date",
    "ticket price",
    "gross sales",
    "tax paid",
    "delivery method",
    "payment type",
];

pub fn recognise(grid: &Grid) -> Option<TableLayout> {
    let one_of = |names: &[String], known: &[&str]| names.iter().any(|name| any(name, known));
    let heading = find_heading(grid, |names| one_of(names, &ORDER) && one_of(names, &ATTENDEE))?;
    Some(TableLayout::plain(FormKind::Eventbrite, grid, heading, |position, names| role(&names[position])))
}

fn role(name: &str) -> Role {
    match name {
        "attendee status" => Role::OrderState,
        "order date" => Role::Sent(0),
        "buyer email" | "buyer e-mail" | "purchaser email" => Role::Payer(Whose::Email),
        "buyer first name" | "purchaser first name" => Role::Payer(Whose::FirstName),
        "buyer last name" | "buyer surname" | "purchaser last name" => Role::Payer(Whose::LastName),
        _ if any(name, &ORDER) || any(name, &ATTENDEE) || any(name, &BOOKS) => Role::Machine,
        _ if name.starts_with("buyer ") || name.starts_with("purchaser ") => Role::Machine,
        _ => Role::Question,
    }
}
