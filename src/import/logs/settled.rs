//! What a log comes to once its order, its zone and its day are decided.

use crate::domain::attendance::connection::Log;
use crate::domain::date_order::{DateOrder, OrderBecause};
use crate::import::logs::messages::LogNote;

/// What a layout comes to.
#[derive(Debug)]
pub struct SettledLayout {
    /// How its dates were read; none where it has none.
    pub order: Option<(DateOrder, OrderBecause)>,
    pub log: Log,
    /// What was taken for granted.
    pub facts: Vec<LogNote>,
    /// What does not look right.
    pub notes: Vec<LogNote>,
}
