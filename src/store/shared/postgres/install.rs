//! The installation of a store in an empty database, with its first content: one transaction, so all of it or nothing.

use postgres::types::Type;
use postgres::{Error, Transaction};
use uuid::Uuid;

use super::answers::number;
use super::{connect, verdict};
use crate::store::shared::address::StoreAddress;
use crate::store::shared::first_content::{CannotInstall, FirstContent, Installed, PEOPLE, cohorts_of};
use crate::store::shared::ids::OperationId;
use crate::store::shared::opening::StoreCredentials;
use crate::store::shared::owner::{Owner, owner};
use crate::store::shared::remote::{FORMAT, HEAD, Line};

/// What makes a store, in this order.
const STATEMENTS: [&str; 3] = [include_str!("schema.sql"), include_str!("checks.sql"), include_str!("calls.sql")];

/// The oldest server, as it counts its versions.
const OLDEST: i32 = 130_000;

/// Bytes of files that are sent at once.
const BATCH: usize = 8 * 1024 * 1024;

/// What there is to know of a database before anything is made in it.
const LOOK: &str = "
    select current_setting('server_version_num')::int, current_setting('server_version'), current_setting('server_encoding'),
      r.rolsuper, r.rolcreaterole, has_database_privilege(current_database(), 'create'),
      exists (select from pg_roles where rolname = $1),
      exists (select from pg_namespace n where n.nspname = 'formation')
        or exists (
          select from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
            -- What an extension brings is not somebody's.
            and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e'))
    from pg_roles r where r.rolname = session_user";

/// See [`crate::store::shared::installing::install`].
pub fn install(
    address: &StoreAddress,
    credentials: &StoreCredentials,
    first: &FirstContent,
) -> Result<Installed, CannotInstall> {
    let mut client = connect::connect(address, credentials).map_err(CannotInstall::Unopened)?;
    let failed = |error: Error| CannotInstall::Failed { why: verdict::said(&error) };
    let mut transaction = client.transaction().map_err(failed)?;
    let must_make_people = look(&mut transaction, address)?;
    let installed = (|| {
        if must_make_people {
            transaction.batch_execute(&format!("create role {PEOPLE} nologin"))?;
        }
        STATEMENTS.iter().try_for_each(|statements| transaction.batch_execute(statements))?;
        fill(&mut transaction, first)
    })()
    .map_err(failed)?;
    transaction.commit().map_err(failed)?;
    Ok(installed)
}

/// Whether a store can be made here; and whether the role of its people is still to be made.
fn look(transaction: &mut Transaction<'_>, address: &StoreAddress) -> Result<bool, CannotInstall> {
    let failed = |error: Error| CannotInstall::Failed { why: verdict::said(&error) };
    let row = transaction.query_typed_one(LOOK, &[(&PEOPLE, Type::TEXT)]).map_err(failed)?;
    let yes = |at: usize| row.try_get::<_, bool>(at).map_err(failed);
    let (user, database) = (address.user.clone(), address.database.clone());
    if row.try_get::<_, i32>(0).map_err(failed)? < OLDEST {
        return Err(CannotInstall::ServerTooOld { version: row.try_get(1).map_err(failed)? });
    }
    let encoding: String = row.try_get(2).map_err(failed)?;
    if encoding != "UTF8" {
        return Err(CannotInstall::OtherEncoding { database, encoding });
    }
    if yes(7)? {
        return Err(CannotInstall::NotEmpty { database });
    }
    if yes(3)? {
        return Err(CannotInstall::Superuser { user, database });
    }
    if !yes(5)? {
        return Err(CannotInstall::MayNotCreate { user, database });
    }
    match (yes(6)?, yes(4)?) {
        (true, _) => Ok(false),
        (false, true) => Ok(true),
        (false, false) => Err(CannotInstall::NoPeople { user }),
    }
}

/// Puts in what a store begins with.
fn fill(transaction: &mut Transaction<'_>, first: &FirstContent) -> Result<Installed, Error> {
    let operation = first.lines.last().map_or(0, |line| line.operation);
    let format = i32::try_from(FORMAT).unwrap_or(i32::MAX);
    let cohorts = first.cohorts();
    let names: Vec<&str> = cohorts.iter().map(String::as_str).collect();
    transaction.execute_typed(
        "insert into formation.head (op, format) values ($1, $2)",
        &[(&number(operation), Type::INT8), (&format, Type::INT4)],
    )?;
    let offices = [HEAD, first.office.as_str()];
    transaction.execute_typed(
        "insert into formation.offices (office) select distinct unnest($1)",
        &[(&&offices[..], Type::TEXT_ARRAY)],
    )?;
    transaction.execute_typed(
        "insert into formation.access (who, office, may_write) select session_user, o.office, true from formation.offices o",
        &[],
    )?;
    transaction.execute_typed(
        "insert into formation.cohorts (cohort, office) select unnest($1), $2",
        &[(&names, Type::TEXT_ARRAY), (&first.office, Type::TEXT)],
    )?;
    files(transaction, first, operation)?;
    let mut id = None;
    for line in &first.lines {
        id = Some(enter(transaction, line)?);
    }
    Ok(Installed { operation, id, cohorts })
}

/// Sends the files, some megabytes at a time. All are as of the last operation.
fn files(transaction: &mut Transaction<'_>, first: &FirstContent, operation: u64) -> Result<(), Error> {
    let mut files = first.files.iter().peekable();
    while files.peek().is_some() {
        let (mut paths, mut cohorts, mut contents, mut size) = (Vec::new(), Vec::new(), Vec::new(), 0);
        while size < BATCH
            && let Some((path, bytes)) = files.next()
        {
            size += bytes.len();
            cohorts.push(match owner(path) {
                Some(Owner::Cohort(cohort)) => Some(cohort),
                _ => None,
            });
            paths.push(path.as_str());
            contents.push(&**bytes);
        }
        transaction.execute_typed(
            "insert into formation.files (path, cohort, digest, bytes, op)
             select f.path, f.cohort, encode(sha256(f.bytes), 'hex'), f.bytes, $4
             from unnest($1, $2, $3) f (path, cohort, bytes)",
            &[
                (&paths, Type::TEXT_ARRAY),
                (&cohorts, Type::TEXT_ARRAY),
                (&contents, Type::BYTEA_ARRAY),
                (&number(operation), Type::INT8),
            ],
        )?;
    }
    Ok(())
}

/// Enters a line of the journal under its own id, or under a new one where it was written before operations had any.
fn enter(transaction: &mut Transaction<'_>, line: &Line) -> Result<OperationId, Error> {
    let said: serde_json::Value = serde_json::from_str(&line.text).unwrap_or_default();
    let own = said["id"].as_str().and_then(|id| Uuid::parse_str(id).ok());
    let id = own.map_or_else(OperationId::new, OperationId::from);
    let cohorts: Vec<String> = cohorts_of(&line.text).into_iter().collect();
    transaction.execute_typed(
        "insert into formation.operations (op, id, by, cohorts, line, changed) values ($1, $2, $3, $4, $5, $1)",
        &[
            (&number(line.operation), Type::INT8),
            (&id.uuid(), Type::UUID),
            (&said["by"].as_str().unwrap_or_default(), Type::TEXT),
            (&cohorts, Type::TEXT_ARRAY),
            (&line.text, Type::TEXT),
        ],
    )?;
    Ok(id)
}
