//! What holds of every log, whatever is in it.

use proptest::prelude::*;

use super::AliasGiven;
use super::cases::{after, at, cohort, host, import, log, minutes, row, told};
use crate::domain::attendance::connection::{Connection, Presence};
use crate::domain::quantity::Minutes;

/// Rows of people and strangers, some beside the session, some twice.
fn connections() -> impl Strategy<Value = Vec<Connection>> {
    let names = ["Zoé Martin", "Karim Ben Saïd", "Ali Kaci", "Paul Durand", "", "Zoé Martin (Guest)", "poste 3"];
    let emails = ["", "", "zoe@example.org", "elodie@example.org", "x@example.org"];
    let presence = prop_oneof![
        6 => (0_i64..1439, 0_i64..300, any::<bool>()).prop_map(|(from, length, left)| {
            let joined = at("00:00:00") + chrono::TimeDelta::minutes(from);
            let left = left.then(|| joined + chrono::TimeDelta::minutes(length));
            Presence::Interval { joined, left, start_unsure: false }
        }),
        2 => proptest::option::of(0_u32..20_000).prop_map(|seconds| Presence::Total { seconds, first: None, last: None }),
        1 => Just(Presence::Waiting { seconds: None }),
        1 => Just(Presence::NoShow),
    ];
    let one =
        (proptest::sample::select(names.to_vec()), proptest::sample::select(emails.to_vec()), presence, any::<bool>());
    let one = one.prop_map(
        |(name, email, presence, runs_it)| {
            if runs_it { host(row(name, email, presence)) } else { row(name, email, presence) }
        },
    );
    proptest::collection::vec(one, 1..25)
}

proptest! {
    /// Every row is found again, once; nobody gets more than the session; nothing depends on the order of rows.
    #[test]
    fn the_balance_adds_up_and_order_changes_nothing(
        (rows, shuffled) in connections().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))
    ) {
        let records = cohort().records();
        if let (Ok(logged), Ok(other)) = (import(&records, &log(rows.clone()), &[]), import(&records, &log(shuffled), &[])) {
            prop_assert_eq!(logged.balance.rows, rows.len());
            prop_assert_eq!(logged.balance.sum(), rows.len());
            prop_assert!(logged.rows.iter().all(|row| row.stay.minutes <= Minutes(210)));
            prop_assert_eq!(logged.plan.changes, other.plan.changes);
            prop_assert_eq!(logged.balance, other.balance);
        }
    }

    /// A connection cut in two, or doubled by a second device, comes to the same minutes.
    #[test]
    fn splitting_or_doubling_a_connection_changes_no_minute(from in 0_i64..800, length in 2_i64..300, cut in 1_i64..300) {
        let moment = |minute: i64| at("00:00:30") + chrono::TimeDelta::minutes(minute);
        let piece = |from: i64, to: i64| {
            row("Zoé Martin", "", Presence::Interval { joined: moment(from), left: Some(moment(to)), start_unsure: false })
        };
        let cut = from + cut.min(length - 1);
        let whole = vec![piece(from, from + length)];
        let split = vec![piece(cut, from + length), piece(from, cut)];
        let doubled = vec![piece(from, from + length), piece(from, from + length), piece(from, cut)];
        let records = cohort().records();
        let found = |rows: Vec<Connection>| import(&records, &log(rows), &[]).map(|logged| minutes(&logged)).ok();
        prop_assert_eq!(found(whole.clone()), found(split));
        prop_assert_eq!(found(whole), found(doubled));
    }

    /// Whatever pieces a log is in, nobody is there longer than the session, nor longer than they were connected.
    #[test]
    fn nobody_is_there_longer_than_they_were_connected(pieces in proptest::collection::vec((0_i64..900, 1_i64..300), 1..12)) {
        let moment = |minute: i64| at("00:00:30") + chrono::TimeDelta::minutes(minute);
        let piece = |(from, length): &(i64, i64)| {
            let presence =
                Presence::Interval { joined: moment(*from), left: Some(moment(from + length)), start_unsure: false };
            row("Zoé Martin", "", presence)
        };
        let records = cohort().records();
        if let Ok(logged) = import(&records, &log(pieces.iter().map(piece).collect()), &[]) {
            let connected: i64 = pieces.iter().map(|(_, length)| length).sum();
            for person in &logged.rows {
                prop_assert!(person.stay.minutes <= Minutes(210));
                prop_assert!(i64::from(person.stay.minutes.0) <= connected);
                prop_assert!(person.stay.intervals.windows(2).all(|pair| pair[0].to < pair[1].from));
            }
        }
    }

    /// The same log twice is once, aliases and all.
    #[test]
    fn the_same_log_again_changes_nothing(rows in connections()) {
        let aliases = [AliasGiven { remember: false, ..told("poste 3", "karim") }];
        let aliases = if rows.iter().any(|row| row.shown.name == "poste 3") { &aliases[..] } else { &[] };
        if let Ok(first) = import(&cohort().records(), &log(rows.clone()), aliases) {
            let again = import(&after(cohort(), &first), &log(rows), aliases);
            prop_assert_eq!(again.map(|again| again.plan.changes), Ok(Vec::new()));
        }
    }

    /// A name may be anything: it is somebody, a question or a stranger, and always the same one.
    #[test]
    fn any_name_is_decided_upon_and_always_alike(
        names in proptest::collection::vec("[()\\[\\] ]{0,40}|(\\(|\\[|zoé|martin|karim|\\)|\\]| ){0,24}|\\PC{0,30}", 1..6),
        alias in "(zoé|karim|lulu| )",
    ) {
        let presence = Presence::Interval { joined: at("09:00:00"), left: Some(at("10:00:00")), start_unsure: false };
        let rows: Vec<Connection> = names.iter().map(|name| row(name, "", presence.clone())).collect();
        let records = cohort().records();
        let both = [told(&alias, "karim"), told("martin", "zoé")];
        for aliases in [&both[..], &[]] {
            let decided = || import(&records, &log(rows.clone()), aliases).map(|logged| (logged.plan.changes, logged.balance));
            prop_assert_eq!(decided(), decided());
        }
    }
}
