//! The rows of a store's answers, read as what they say. A row that says nothing known is no answer.

use std::sync::Arc;

use postgres::Row;

use crate::store::shared::ids::OperationId;
use crate::store::shared::remote::{HeadAnswer, Line, NewFile, News, OfficeRight, Pulled, Pushed, Unreachable};

/// Of a store that does not speak as this program does. What it was asked may be done.
pub(super) fn unknown(what: &str) -> Unreachable {
    Unreachable { may_be_done: true, why: format!("the store answers what nobody understands: {what}") }
}

/// A number that the store counts, as PostgreSQL has it.
pub(super) fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// What a pull brings, of the rows of `formation.pull`.
pub(super) fn pulled(rows: Vec<Row>) -> Result<Pulled, Unreachable> {
    let mut news = News::default();
    for row in rows {
        let kind: &str = get(&row, 0)?;
        match kind {
            "format" => {
                let format = counted(&row, 1)?;
                return Ok(Pulled::OtherFormat(u32::try_from(format).unwrap_or(u32::MAX)));
            }
            "diverged" => return Ok(Pulled::Diverged { head: counted(&row, 1)? }),
            "head" => {
                news.operation = counted(&row, 1)?;
                news.id = get::<Option<uuid::Uuid>>(&row, 2)?.map(OperationId::from);
                news.head = get::<Option<&str>>(&row, 4)?.map(right).transpose()?;
            }
            "cohort" => {
                news.cohorts.insert(get(&row, 3)?, right(get(&row, 4)?)?);
            }
            "file" => {
                let bytes = get::<Option<&[u8]>>(&row, 5)?.map(Arc::from);
                news.files.insert(get(&row, 3)?, NewFile { digest: get(&row, 4)?, bytes });
            }
            "line" => news.lines.push(Line { operation: counted(&row, 1)?, text: get(&row, 4)? }),
            other => return Err(unknown(other)),
        }
    }
    news.lines.sort_unstable_by_key(|line| line.operation);
    Ok(Pulled::News(news))
}

/// What became of an operation, of the row of `formation.push`.
pub(super) fn pushed(row: &Row) -> Result<Pushed, Unreachable> {
    let name = || get::<Option<String>>(row, 2);
    let named = || name()?.ok_or_else(|| unknown("no name"));
    Ok(match get(row, 0)? {
        "written" => Pushed::Written(counted(row, 1)?),
        "done" => Pushed::Done(counted(row, 1)?),
        "stale" => Pushed::Stale { path: named()? },
        "forbidden" => Pushed::Forbidden { cohort: name()? },
        "malformed" => Pushed::Malformed { what: named()? },
        other => return Err(unknown(other)),
    })
}

/// What became of something that not everybody may ask for.
pub(super) fn head_answer<T>(
    verdict: &str,
    done: impl FnOnce() -> Result<T, Unreachable>,
) -> Result<HeadAnswer<T>, Unreachable> {
    Ok(match verdict {
        "done" => HeadAnswer::Done(done()?),
        "forbidden" => HeadAnswer::Forbidden,
        "unknown" => HeadAnswer::Unknown,
        "last" => HeadAnswer::LastOfHead,
        other => return Err(unknown(other)),
    })
}

/// A cell; of another type than it should be, it is no answer.
pub(super) fn get<'r, T: postgres::types::FromSql<'r>>(row: &'r Row, at: usize) -> Result<T, Unreachable> {
    row.try_get(at).map_err(|error| unknown(&error.to_string()))
}

/// A cell that counts.
pub(super) fn counted(row: &Row, at: usize) -> Result<u64, Unreachable> {
    u64::try_from(get::<i64>(row, at)?).map_err(|error| unknown(&error.to_string()))
}

fn right(word: &str) -> Result<OfficeRight, Unreachable> {
    match word {
        "read" => Ok(OfficeRight::Read),
        "write" => Ok(OfficeRight::Write),
        other => Err(unknown(other)),
    }
}
