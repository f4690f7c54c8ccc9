//! `formation share allow`: somebody belongs to an office from now on.

use super::head::{all_offices, people_for};
use super::office_store::OfficeStore;
use super::office_words::{ShareHint, ShareNote, ShareRefusal};
use crate::commands::context::Context;
use crate::commands::values;
use crate::store::shared::installing::login_statements;
use crate::store::shared::remote::{Access, HEAD, HeadAnswer, OfficeRight, Remote, Unreachable};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Let somebody see and write the cohorts of an office, or only see them (head office only); prints the SQL that makes
/// their login
/// fr: Donner à quelqu'un l'accès aux cohortes d'une antenne, en écriture ou en lecture seule (réservé au siège) ;
/// affiche le SQL qui crée son identifiant
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Their login in the database
    /// fr: Son identifiant dans la base
    #[arg(value_name = "WHO", value_parser = values::login)]
    who: String,
    /// Which office; `head` sees and writes everything
    /// fr: L'antenne ; `head`, le siège, voit et modifie tout
    #[arg(long, value_name = "OFFICE", value_parser = values::office)]
    office: String,
    /// Only look
    /// fr: En lecture seule
    #[arg(long)]
    read_only: bool,
}

/// Lets somebody in.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let store = OfficeStore::of(context)?;
    let right = if args.read_only { OfficeRight::Read } else { OfficeRight::Write };
    let access = Access { who: args.who.clone(), office: args.office.clone(), right };
    let allowed = store.ask_office(|remote| allow(remote, store.me(), &access))?;
    let Access { who, office, right } = access;
    if allowed.was == Some(right) {
        ui.status(&ShareNote::AllowedBefore { who, office, writes: right == OfficeRight::Write });
        return Ok(());
    }
    if allowed.is_new_login {
        ui.answer(&login_statements(&who).join("\n"))?;
    }
    let is_head = allowed.is_head;
    ui.status(&ShareNote::Allowed {
        who: who.clone(),
        office: office.clone(),
        is_head,
        writes: right == OfficeRight::Write,
    });
    if let Some(others) = allowed.other_offices {
        ui.status(&ShareNote::NewOffice { office, others });
    }
    if allowed.is_new_login {
        ui.hint(&ShareHint::RunSql { who });
    }
    Ok(())
}

/// What there is to know of it.
#[derive(Debug, PartialEq, Eq)]
struct Allowed {
    /// Whether it is the head office.
    is_head: bool,
    /// What they were allowed there before.
    was: Option<OfficeRight>,
    /// Whether they belonged to no office.
    is_new_login: bool,
    /// Those that there were, where the office is new: a slip would have made one.
    other_offices: Option<Vec<String>>,
}

fn allow(remote: &mut dyn Remote, me: &str, access: &Access) -> Result<Result<Allowed, ShareRefusal>, Unreachable> {
    let people = match people_for(remote, me, OfficeRight::Write)? {
        Ok(people) => people,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let theirs: Vec<&Access> = people.iter().filter(|one| one.who == access.who).collect();
    let was = theirs.iter().find(|one| one.office == access.office).map(|one| one.right);
    let offices = all_offices(&people);
    let is_new_office = !offices.contains(&access.office);
    let allowed = Allowed {
        is_head: access.office == HEAD,
        was,
        is_new_login: theirs.is_empty(),
        other_offices: is_new_office.then_some(offices),
    };
    if was == Some(access.right) {
        return Ok(Ok(allowed));
    }
    Ok(match remote.allow(access)? {
        HeadAnswer::Done(()) => Ok(allowed),
        HeadAnswer::LastOfHead => Err(ShareRefusal::LastOfHead { who: access.who.clone() }),
        HeadAnswer::Forbidden | HeadAnswer::Unknown => Err(ShareRefusal::NotHead { who: me.to_owned() }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::shared::memory::Memory;

    fn access(who: &str, office: &str, right: OfficeRight) -> Access {
        Access { who: who.into(), office: office.into(), right }
    }

    #[test]
    fn whoever_is_let_in_for_the_first_time_needs_a_login() {
        let store = Memory::owned_by("claire");
        let mut claire = store.connect("claire");
        let mut allow = |access: &Access| super::allow(&mut claire, "claire", access).unwrap().unwrap();
        let first = access("maelle", "lyon", OfficeRight::Write);
        let other_offices = Some(vec![HEAD.into()]);
        assert_eq!(allow(&first), Allowed { is_head: false, was: None, is_new_login: true, other_offices });
        let was = Some(OfficeRight::Write);
        assert_eq!(allow(&first), Allowed { is_head: false, was, is_new_login: false, other_offices: None });
        assert_eq!(allow(&access("maelle", "lyon", OfficeRight::Read)).was, Some(OfficeRight::Write));
        let other = allow(&access("maelle", "lile", OfficeRight::Write));
        assert_eq!((other.is_new_login, other.other_offices), (false, Some(vec![HEAD.into(), "lyon".into()])));
    }

    #[test]
    fn an_office_lets_nobody_in_and_a_reader_of_the_head_office_neither() {
        let store = Memory::owned_by("claire");
        for one in [access("maelle", "lyon", OfficeRight::Write), access("ines", HEAD, OfficeRight::Read)] {
            allow(&mut store.connect("claire"), "claire", &one).unwrap().unwrap();
        }
        let other = access("omar", "lyon", OfficeRight::Read);
        let asked = |who: &str| allow(&mut store.connect(who), who, &other).unwrap().unwrap_err();
        assert_eq!(asked("maelle"), ShareRefusal::NotHead { who: "maelle".into() });
        assert_eq!(asked("ines"), ShareRefusal::ReadsAsHead { who: "ines".into() });
    }
}
