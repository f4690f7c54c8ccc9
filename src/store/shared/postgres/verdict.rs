//! What an error of the connection or of the server means for whoever asked: why nobody was let in, or whether what was asked may
//! have been done all the same.

use std::error::Error as _;
use std::io;

use postgres::Error;
use postgres::error::SqlState;
use rustls::CertificateError;

use crate::store::shared::address::StoreAddress;
use crate::store::shared::opening::{CannotOpen, OpeningObstacle};
use crate::store::shared::remote::Unreachable;

/// Why a server let nobody in.
pub(super) fn not_let_in(error: &Error, address: &StoreAddress) -> CannotOpen {
    let (host, user) = (address.host.to_string(), address.user.clone());
    let why = said(error);
    if let Some(code) = error.code() {
        let refusals = [
            SqlState::INVALID_PASSWORD,
            SqlState::INVALID_AUTHORIZATION_SPECIFICATION,
            SqlState::INSUFFICIENT_PRIVILEGE,
        ];
        return match code {
            code if refusals.contains(code) => CannotOpen::LoginRefused { user, host, why },
            code if *code == SqlState::INVALID_CATALOG_NAME => {
                CannotOpen::NoSuchDatabase { host, database: address.database.clone() }
            }
            _ => CannotOpen::NoAnswer { host, why: why.into() },
        };
    }
    // The crate names neither of these but in words.
    if causes(error).any(|cause| cause == "password missing") {
        return CannotOpen::PasswordNeeded { user, host };
    }
    if causes(error).any(|cause| cause == "server does not support TLS") {
        return CannotOpen::NoTls { host };
    }
    match certificate_fault(error) {
        Some(CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. }) => {
            CannotOpen::OtherName { host }
        }
        Some(fault) => CannotOpen::NotTrusted { host, why: fault.to_string() },
        None => CannotOpen::NoAnswer { host, why: obstacle(error) },
    }
}

/// What kept a connection from being made.
fn obstacle(error: &Error) -> OpeningObstacle {
    let system = std::iter::successors(error.source(), |cause| (*cause).source())
        .find_map(|cause| cause.downcast_ref::<io::Error>());
    match system.map(io::Error::kind) {
        Some(io::ErrorKind::TimedOut) => OpeningObstacle::Silence,
        Some(io::ErrorKind::ConnectionRefused) => OpeningObstacle::Refused,
        _ => said(error).into(),
    }
}

/// Why no answer came to a question that had been sent. A server that says that it will not has not; one that stops, or a
/// connection that ends, leaves it open.
pub(super) fn no_answer(error: &Error) -> Unreachable {
    let ends = [SqlState::ADMIN_SHUTDOWN, SqlState::CRASH_SHUTDOWN, SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT];
    let may_be_done = error.code().is_none_or(|code| ends.contains(code) || code.code().starts_with("08"));
    Unreachable { may_be_done, why: said(error) }
}

/// Whether the database holds nothing that such a question could be asked of.
pub(super) fn is_no_store(error: &Error) -> bool {
    let missing = [SqlState::UNDEFINED_FUNCTION, SqlState::INVALID_SCHEMA_NAME, SqlState::UNDEFINED_TABLE];
    error.code().is_some_and(|code| missing.contains(code))
}

/// Whether this login may not ask.
pub(super) fn is_no_part(error: &Error) -> bool {
    error.code() == Some(&SqlState::INSUFFICIENT_PRIVILEGE)
}

/// What the server says, or the innermost cause.
pub(super) fn said(error: &Error) -> String {
    match error.as_db_error() {
        Some(said) => said.message().to_owned(),
        None => causes(error).last().unwrap_or_else(|| error.to_string()),
    }
}

/// The causes of an error, outermost first, each in its words.
fn causes(error: &Error) -> impl Iterator<Item = String> {
    std::iter::successors(error.source(), |cause| (*cause).source()).map(ToString::to_string)
}

fn certificate_fault(error: &Error) -> Option<&CertificateError> {
    let inner = error.source()?.downcast_ref::<io::Error>()?.get_ref()?;
    match inner.downcast_ref::<rustls::Error>()? {
        rustls::Error::InvalidCertificate(fault) => Some(fault),
        _ => None,
    }
}
