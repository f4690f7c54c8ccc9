//! `formation share deny`: somebody no longer belongs to an office, or to none.

use std::collections::BTreeSet;

use super::head::{offices_of, people_for};
use super::office_store::OfficeStore;
use super::office_words::{LeftCopy, ShareHint, ShareNote, ShareRefusal};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::suggest::nearest;
use crate::store::shared::remote::{HeadAnswer, KnownCopy, OfficeRight, Remote, Unreachable};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Take somebody out of an office, or out of all (head office only); their copies lose what they may no longer see when
/// they next ask the store
/// fr: Retirer quelqu'un d'une antenne, ou de toutes (réservé au siège) ; ses copies perdent ce qu'il n'a plus le droit de
/// voir dès qu'elles interrogent la base
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Their login in the database
    /// fr: Son identifiant dans la base
    #[arg(value_name = "WHO", value_parser = values::something)]
    who: String,
    /// Only out of this office
    /// fr: Seulement de cette antenne
    #[arg(long, value_name = "OFFICE", value_parser = values::something)]
    office: Option<String>,
}

/// Takes somebody out.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let store = OfficeStore::of(context)?;
    let who = args.who.clone();
    let denied = store.ask_office(|remote| deny(remote, store.me(), &who, args.office.as_deref()))?;
    let is_out = denied.left.is_empty();
    ui.status(&ShareNote::Denied { who: who.clone(), offices: denied.gone, left: denied.left });
    if !denied.copies.is_empty() {
        let copies = denied.copies.iter().map(LeftCopy::of).collect();
        ui.warning(&ShareNote::CopiesKeep { who: who.clone(), copies });
        if is_out {
            ui.hint(&ShareHint::LeaveLogin { who });
        }
    }
    Ok(())
}

/// What there is to know of it.
#[derive(Debug, PartialEq, Eq)]
struct Denied {
    /// The offices that they were taken out of.
    gone: Vec<String>,
    /// Those that they still belong to.
    left: Vec<String>,
    /// What they hold.
    copies: Vec<KnownCopy>,
}

fn deny(
    remote: &mut dyn Remote,
    me: &str,
    who: &str,
    office: Option<&str>,
) -> Result<Result<Denied, ShareRefusal>, Unreachable> {
    let people = match people_for(remote, me, OfficeRight::Write)? {
        Ok(people) => people,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let theirs = offices_of(&people, who);
    if theirs.is_empty() {
        let known: BTreeSet<String> = people.into_iter().map(|access| access.who).collect();
        let near = nearest(who, known.iter().map(String::as_str)).map(str::to_owned);
        let (typed, known) = (who.to_owned(), known.into_iter().collect());
        return Ok(Err(ShareRefusal::UnknownPerson { typed, near, known }));
    }
    let (gone, left): (Vec<String>, Vec<String>) =
        theirs.iter().cloned().partition(|one| office.is_none_or(|office| one == office));
    if let (Some(office), true) = (office, gone.is_empty()) {
        let (who, office) = (who.to_owned(), office.to_owned());
        return Ok(Err(ShareRefusal::NotInOffice { who, office, offices: theirs }));
    }
    let mut copies = remote.copies()?;
    copies.retain(|copy| copy.who == who);
    Ok(match remote.deny(who, office)? {
        HeadAnswer::Done(_) => Ok(Denied { gone, left, copies }),
        HeadAnswer::LastOfHead => Err(ShareRefusal::LastOfHead { who: who.to_owned() }),
        HeadAnswer::Unknown => Err(ShareRefusal::GoneMeanwhile { who: who.to_owned() }),
        HeadAnswer::Forbidden => Err(ShareRefusal::NotHead { who: me.to_owned() }),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::store::shared::ids::CopyId;
    use crate::store::shared::memory::Memory;
    use crate::store::shared::remote::{Access, HEAD, KnownOfStore};

    fn store() -> Memory {
        let store = Memory::owned_by("claire");
        for (who, office) in [("maelle", "lyon"), ("maelle", "lille"), ("omar", "lille")] {
            let access = Access { who: who.into(), office: office.into(), right: OfficeRight::Write };
            assert_eq!(store.connect("claire").allow(&access), Ok(HeadAnswer::Done(())));
        }
        store
    }

    fn denied(store: &Memory, who: &str, office: Option<&str>) -> Result<Denied, ShareRefusal> {
        deny(&mut store.connect("claire"), "claire", who, office).unwrap()
    }

    #[test]
    fn somebody_leaves_one_office_or_all_and_their_copies_are_named() {
        let store = store();
        let known =
            KnownOfStore { operation: 0, id: None, copy: CopyId::new(), cohorts: BTreeSet::new(), is_head: false };
        store.connect("maelle").pull(&known).unwrap();
        let of = denied(&store, "maelle", Some("lille")).unwrap();
        assert_eq!((of.gone, of.left), (vec!["lille".to_owned()], vec!["lyon".to_owned()]));
        let copies: Vec<CopyId> = of.copies.iter().map(|copy| copy.copy).collect();
        assert_eq!(copies, [known.copy]);
        let of = denied(&store, "maelle", None).unwrap();
        assert_eq!((of.gone, of.left), (vec!["lyon".to_owned()], Vec::new()));
        assert_eq!(denied(&store, "omar", None).unwrap().copies, []);
    }

    #[test]
    fn a_slip_takes_nobody_out() {
        let store = store();
        let known = ["claire", "maelle", "omar"].map(str::to_owned).to_vec();
        let near = Some("maelle".to_owned());
        let unknown = ShareRefusal::UnknownPerson { typed: "maele".into(), near, known };
        assert_eq!(denied(&store, "maele", None), Err(unknown));
        let refused = denied(&store, "omar", Some("lyon"));
        let (who, office, offices) = ("omar".into(), "lyon".into(), vec!["lille".into()]);
        assert_eq!(refused, Err(ShareRefusal::NotInOffice { who, office, offices }));
    }

    #[test]
    fn the_last_of_the_head_office_stays() {
        let store = store();
        for office in [None, Some(HEAD)] {
            assert_eq!(denied(&store, "claire", office), Err(ShareRefusal::LastOfHead { who: "claire".into() }));
        }
        let refused = deny(&mut store.connect("omar"), "omar", "maelle", None).unwrap();
        assert_eq!(refused, Err(ShareRefusal::NotHead { who: "omar".into() }));
    }
}
