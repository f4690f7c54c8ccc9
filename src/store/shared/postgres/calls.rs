//! The questions that a copy asks of its store. Each is one round trip: one statement that is prepared, run and forgotten.

use std::sync::Arc;

use postgres::types::{ToSql, Type};
use postgres::{Client, Error, Row, SimpleQueryMessage};

use super::answers::{counted, get, head_answer, number, pulled, pushed, unknown};
use super::verdict::{is_no_part, is_no_store, no_answer};
use crate::store::shared::ids::{CopyId, OperationId};
use crate::store::shared::remote::{
    Access, FORMAT, HeadAnswer, KnownCopy, KnownOfStore, Line, OfficeRight, OutgoingOperation, Pulled, Pushed, Remote,
    Unreachable,
};

/// Holds the queue of writers; the server ends a hold whose owner says nothing for ten seconds. One message, one round trip.
const HOLD: &str = "begin isolation level read committed; \
                    set local idle_in_transaction_session_timeout = '10s'; \
                    select formation.hold()";

/// A connection to a store.
pub(super) struct PostgresStore {
    client: Client,
    /// Whether a hold is on: then a transaction is open.
    is_holding: bool,
}

/// A parameter and its type, so that the server need not be asked for it.
type Parameter<'p> = (&'p (dyn ToSql + Sync), Type);

impl PostgresStore {
    pub(super) fn new(client: Client) -> Self {
        Self { client, is_holding: false }
    }

    /// Asks, and gives the rows of the answer.
    fn ask(&mut self, question: &str, parameters: &[Parameter<'_>]) -> Result<Vec<Row>, Unreachable> {
        self.asked(question, parameters).map_err(|error| no_answer(&error))
    }

    fn asked(&mut self, question: &str, parameters: &[Parameter<'_>]) -> Result<Vec<Row>, Error> {
        let answer = self.client.query_typed(question, parameters);
        if answer.is_err() && self.is_holding {
            // The server has ended the transaction's work: nothing more can be asked in it.
            self.is_holding = false;
            let _ = self.client.batch_execute("rollback");
        }
        answer
    }

    /// Asks what has one row for an answer.
    fn ask_one(&mut self, question: &str, parameters: &[Parameter<'_>]) -> Result<Row, Unreachable> {
        self.ask(question, parameters)?.pop().ok_or_else(|| unknown("nothing"))
    }

    /// Ends a hold; what was done in it is in the store from then on.
    fn commit(&mut self) -> Result<(), Unreachable> {
        self.is_holding = false;
        self.client.batch_execute("commit").map_err(|error| Unreachable { may_be_done: true, ..no_answer(&error) })
    }

    /// Sends an operation, and the lines that it replaces.
    fn send(&mut self, outgoing: &OutgoingOperation, lines: &[Line]) -> Result<Pushed, Unreachable> {
        let id = outgoing.id.uuid();
        let (reads, digests): (Vec<&str>, Vec<Option<&str>>) =
            outgoing.reads.iter().map(|(path, digest)| (path.as_str(), digest.as_deref())).unzip();
        let cohorts: Vec<&str> = outgoing.cohorts.iter().map(String::as_str).collect();
        let (paths, contents): (Vec<&str>, Vec<Option<&[u8]>>) =
            outgoing.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_deref())).unzip();
        let mut parameters: Vec<Parameter<'_>> = vec![
            (&id, Type::UUID),
            (&reads, Type::TEXT_ARRAY),
            (&digests, Type::TEXT_ARRAY),
            (&cohorts, Type::TEXT_ARRAY),
            (&outgoing.rest, Type::TEXT),
            (&paths, Type::TEXT_ARRAY),
            (&contents, Type::BYTEA_ARRAY),
        ];
        let (operations, texts): (Vec<i64>, Vec<&str>) =
            lines.iter().map(|line| (number(line.operation), line.text.as_str())).unzip();
        let question = if lines.is_empty() {
            "select verdict, number, name from formation.push($1, $2, $3, $4, $5, $6, $7)"
        } else {
            parameters.extend([(&operations as _, Type::INT8_ARRAY), (&texts as _, Type::TEXT_ARRAY)]);
            "select verdict, number, name from formation.erase($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        };
        let answer = pushed(&self.ask_one(question, &parameters)?)?;
        if self.is_holding && matches!(answer, Pushed::Written(_)) {
            self.commit()?;
        }
        Ok(answer)
    }

    /// What to make of a question that the database does not know: a store of another format may no longer have it.
    fn other_format(&mut self) -> Pulled {
        let format = self.client.query_typed_opt("select format from formation.head", &[]).ok().flatten();
        let format = format.and_then(|row| row.try_get::<_, i32>(0).ok()).and_then(|format| u32::try_from(format).ok());
        format.map_or(Pulled::NoStore, Pulled::OtherFormat)
    }
}

impl Remote for PostgresStore {
    fn pull(&mut self, known: &KnownOfStore) -> Result<Pulled, Unreachable> {
        let (format, since) = (i32::try_from(FORMAT).unwrap_or(i32::MAX), number(known.operation));
        let (id, copy) = (known.id.map(OperationId::uuid), known.copy.uuid());
        let cohorts: Vec<&str> = known.cohorts.iter().map(String::as_str).collect();
        let answer = self.asked(
            "select kind, number, id, name, detail, content from formation.pull($1, $2, $3, $4, $5, $6)",
            &[
                (&format, Type::INT4),
                (&since, Type::INT8),
                (&id, Type::UUID),
                (&copy, Type::UUID),
                (&cohorts, Type::TEXT_ARRAY),
                (&known.is_head, Type::BOOL),
            ],
        );
        match answer {
            Ok(rows) => pulled(rows),
            Err(error) if is_no_store(&error) => Ok(self.other_format()),
            Err(error) if is_no_part(&error) => Ok(Pulled::NotAdmitted),
            Err(error) => Err(no_answer(&error)),
        }
    }

    fn push(&mut self, outgoing: &OutgoingOperation) -> Result<Pushed, Unreachable> {
        self.send(outgoing, &[])
    }

    fn erase(&mut self, outgoing: &OutgoingOperation, lines: &[Line]) -> Result<Pushed, Unreachable> {
        self.send(outgoing, lines)
    }

    fn hold(&mut self) -> Result<HeadAnswer<()>, Unreachable> {
        if self.is_holding {
            return Ok(HeadAnswer::Done(()));
        }
        self.is_holding = true;
        let messages = self.client.simple_query(HOLD);
        let verdict = messages.map(|messages| {
            messages.iter().find_map(|message| match message {
                SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
                _ => None,
            })
        });
        match verdict {
            Ok(Some(verdict)) if verdict == "done" => Ok(HeadAnswer::Done(())),
            Ok(verdict) => {
                self.commit()?;
                head_answer(verdict.as_deref().unwrap_or_default(), || Ok(()))
            }
            Err(error) => {
                self.is_holding = false;
                let _ = self.client.batch_execute("rollback");
                Err(Unreachable { may_be_done: false, ..no_answer(&error) })
            }
        }
    }

    fn release(&mut self) -> Result<(), Unreachable> {
        if self.is_holding { self.commit() } else { Ok(()) }
    }

    fn evidence(&mut self, path: &str) -> Result<Option<Arc<[u8]>>, Unreachable> {
        let row = self.ask_one("select formation.evidence($1)", &[(&path, Type::TEXT)])?;
        Ok(get::<Option<&[u8]>>(&row, 0)?.map(Arc::from))
    }

    fn people(&mut self) -> Result<Vec<Access>, Unreachable> {
        let rows = self.ask("select who, office, may_write from formation.people()", &[])?;
        let access = |row: &Row| {
            let right = if get(row, 2)? { OfficeRight::Write } else { OfficeRight::Read };
            Ok(Access { who: get(row, 0)?, office: get(row, 1)?, right })
        };
        rows.iter().map(access).collect()
    }

    fn allow(&mut self, access: &Access) -> Result<HeadAnswer<()>, Unreachable> {
        let may_write = access.right == OfficeRight::Write;
        let parameters: [Parameter<'_>; 3] =
            [(&access.who, Type::TEXT), (&access.office, Type::TEXT), (&may_write, Type::BOOL)];
        let row = self.ask_one("select formation.allow($1, $2, $3)", &parameters)?;
        head_answer(get(&row, 0)?, || Ok(()))
    }

    fn deny(&mut self, who: &str, office: Option<&str>) -> Result<HeadAnswer<usize>, Unreachable> {
        let row = self.ask_one(
            "select verdict, number from formation.deny($1, $2)",
            &[(&who, Type::TEXT), (&office, Type::TEXT)],
        )?;
        head_answer(get(&row, 0)?, || Ok(usize::try_from(counted(&row, 1)?).unwrap_or(usize::MAX)))
    }

    fn assign(&mut self, cohort: &str, office: &str) -> Result<HeadAnswer<()>, Unreachable> {
        let row = self.ask_one("select formation.assign($1, $2)", &[(&cohort, Type::TEXT), (&office, Type::TEXT)])?;
        head_answer(get(&row, 0)?, || Ok(()))
    }

    fn copies(&mut self) -> Result<Vec<KnownCopy>, Unreachable> {
        let rows = self.ask("select copy, who, op from formation.known_copies()", &[])?;
        let copy = |row: &Row| {
            let copy = CopyId::from(get::<uuid::Uuid>(row, 0)?);
            Ok(KnownCopy { copy, who: get(row, 1)?, operation: counted(row, 2)? })
        };
        rows.iter().map(copy).collect()
    }
}
