//! The order in which the answers of a form were given: that of sending where every row says it, else that of the file.

use super::answer::FormAnswer;

/// Positions of the rows, the earliest answer first.
pub fn in_order(rows: &[FormAnswer]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    if rows.iter().all(|row| row.sent.is_some()) {
        order.sort_by_key(|at| rows[*at].sent);
    }
    order
}
