//! Which columns are shown: those that are named, in their order, else those that the format shows by itself.

use crate::lang::Lang;
use crate::lang::folded::only_called;
use crate::table::{Column, Shown};

/// A column that was named and does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown(pub String);

/// Places of the columns to show. A column named twice is shown once.
pub fn choose(columns: &[Column], wanted: &[String], for_people: bool) -> Result<Vec<usize>, Unknown> {
    if wanted.is_empty() {
        let shown = |column: &Column| match column.shown {
            Shown::Always | Shown::WhenRoom => true,
            Shown::InFiles => !for_people,
            Shown::OnRequest => false,
        };
        return Ok((0..columns.len()).filter(|position| shown(&columns[*position])).collect());
    }
    let mut positions = Vec::with_capacity(wanted.len());
    for key in wanted {
        let exact = columns.iter().position(|column| column.key() == key);
        let position = exact.or_else(|| called(columns, key)).ok_or_else(|| Unknown(key.clone()))?;
        if !positions.contains(&position) {
            positions.push(position);
        }
    }
    Ok(positions)
}

/// The only column that people or files call so; else the only one whose heading says so without its unit.
fn called(columns: &[Column], typed: &str) -> Option<usize> {
    let headings = |position: &usize| [Lang::En, Lang::Fr].map(|lang| columns[*position].label(lang)).to_vec();
    only_called(&(0..columns.len()), typed, |position| columns[*position].is_called(typed), headings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::headings::Heading;

    #[test]
    fn columns_are_chosen_by_name_or_by_who_reads() {
        let columns =
            [Column::in_files(Heading::Cohort), Column::always(Heading::LastName), Column::on_request(Heading::Reason)];
        let named = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        assert_eq!(choose(&columns, &[], true), Ok(vec![1]), "people");
        assert_eq!(choose(&columns, &[], false), Ok(vec![0, 1]), "files");
        assert_eq!(choose(&columns, &named(&["reason", "cohort", "reason"]), true), Ok(vec![2, 0]), "named");
        assert_eq!(choose(&columns, &named(&["Motif", "COHORTE", "last name"]), true), Ok(vec![2, 0, 1]), "labels");
        assert_eq!(choose(&columns, &named(&["cohort", "age"]), true), Err(Unknown("age".into())));
        let minutes = [Column::always(Heading::Length), Column::always(Heading::PlannedMinutes)];
        assert_eq!(choose(&minutes, &named(&["durée"]), true), Ok(vec![0]), "without its unit");
        assert_eq!(choose(&minutes, &named(&["Durée prévue"]), true), Ok(vec![1]));
        let two = [Column::always(Heading::Minutes), Column::always(Heading::AttendedMinutes)];
        assert_eq!(choose(&two, &named(&["durée suivie"]), true), Err(Unknown("durée suivie".into())), "two fit");
    }
}
