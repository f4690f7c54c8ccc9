//! A shared store against bad luck, on servers of its own: connections cut before and after each question, a server killed under its
//! writers, a replica that takes over. What the store said that it has, it has once, and under the number that it said.
//!
//! Needs PostgreSQL and the feature `shared`: where `FORMATION_TEST_STORE` is set, servers are started here, whatever it names.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

#[cfg(not(feature = "shared"))]
#[test]
#[ignore = "the shared store against bad luck: cargo test --features shared --test shared_faults, with FORMATION_TEST_STORE=needed"]
fn on_postgresql() {}

#[cfg(feature = "shared")]
mod faults {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;
    use std::time::Duration;

    use formation::store::shared::address::StoreAddress;
    use formation::store::shared::installing::{FirstContent, install};
    use formation::store::shared::opening::StoreCredentials;
    use formation::store::shared::remote::{Access, HeadAnswer, OfficeRight, Pushed, Remote, Unreachable};

    use crate::support::failing_server::FailingServer;
    use crate::support::ledger::{Effort, Ledger, Writer, table};
    use crate::support::proxy::{Cut, Proxy};

    const COHORTS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

    /// A server with an empty store of claire's, and a proxy before it; none where no server is wanted.
    fn store() -> Option<(FailingServer, Proxy, StoreAddress)> {
        let server = FailingServer::if_wanted()?;
        server.database("formation", "claire");
        let proxy = Proxy::to(server.address());
        let address = address("claire", proxy.port());
        let content = FirstContent { office: "lyon".into(), ..FirstContent::default() };
        install(&address, &StoreCredentials::default(), &content).unwrap();
        Some((server, proxy, address))
    }

    fn address(who: &str, port: u16) -> StoreAddress {
        format!("postgres://{who}@127.0.0.1:{port}/formation").parse().unwrap()
    }

    /// A small series of numbers that look random and are the same each time.
    fn numbers(seed: u64) -> impl Iterator<Item = usize> {
        let next =
            |last: &u64| Some(last.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
        std::iter::successors(next(&seed), next).map(|number| (number >> 33) as usize)
    }

    /// Eight writers on four cohorts write until there are so many operations, while something goes wrong; what they went through.
    fn eight_writers(address: &StoreAddress, ledger: &Ledger, until: usize, bad_luck: impl FnOnce()) -> Vec<Effort> {
        let is_over = AtomicBool::new(false);
        thread::scope(|scope| {
            let writers: Vec<_> = (0..8)
                .map(|number| {
                    let is_over = &is_over;
                    scope.spawn(move || {
                        let (mut writer, mut efforts) = (Writer::new(address, ledger), Vec::new());
                        while ledger.len() < until || !is_over.load(Ordering::Relaxed) {
                            efforts.push(writer.write(COHORTS[number % COHORTS.len()]));
                        }
                        efforts
                    })
                })
                .collect();
            bad_luck();
            is_over.store(true, Ordering::Relaxed);
            writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
        })
    }

    /// Waits until the ledger has so many operations.
    fn wait_for(ledger: &Ledger, many: usize) {
        while ledger.len() < many {
            thread::sleep(Duration::from_millis(5));
        }
    }

    #[test]
    fn each_question_can_be_asked_again_wherever_it_was_cut() {
        let Some((_server, proxy, address)) = store() else { return };
        let ledger = Ledger::default();
        let mut claire = Writer::new(&address, &ledger);
        claire.write("spring");
        let access = |right| Access { who: "maelle".into(), office: "lyon".into(), right };
        for cut in [Cut::BeforeQuestion, Cut::BeforeAnswer] {
            claire.pull();
            let outgoing = claire.decided("spring");
            let path = table("spring");
            let (allowed, lyon) = (access(OfficeRight::Write), "lyon");
            twice(&mut claire, &proxy, cut, "people", |remote| remote.people().map(|people| people.len()), &2);
            twice(&mut claire, &proxy, cut, "allow", |remote| remote.allow(&allowed), &HeadAnswer::Done(()));
            twice(&mut claire, &proxy, cut, "assign", |remote| remote.assign("spring", lyon), &HeadAnswer::Done(()));
            twice(
                &mut claire,
                &proxy,
                cut,
                "evidence",
                |remote| remote.evidence(&path).map(|bytes| bytes.is_some()),
                &true,
            );
            twice(&mut claire, &proxy, cut, "copies", |remote| remote.copies().map(|copies| copies.len()), &1);
            twice(&mut claire, &proxy, cut, "hold", |remote| remote.hold(), &HeadAnswer::Done(()));
            claire.ask(|remote| remote.release()).unwrap();
            let known = ledger.len() as u64 + 1;
            let again = if cut == Cut::BeforeQuestion { Pushed::Written(known) } else { Pushed::Done(known) };
            twice(&mut claire, &proxy, cut, "push", |remote| remote.push(&outgoing), &again);
            let mut cuts = 0;
            assert_eq!(claire.settle(&outgoing, false, &mut cuts), Some(known));
            ledger.acknowledge(&outgoing, known);
            let denied = if cut == Cut::BeforeQuestion { HeadAnswer::Done(1) } else { HeadAnswer::Unknown };
            twice(&mut claire, &proxy, cut, "deny", |remote| remote.deny("maelle", None), &denied);
        }
        claire.hang_up();
        ledger.hold_against(&address, 0);
    }

    /// Asks a question that is cut, which has to say that it may be done; then once more.
    fn twice<T: PartialEq + std::fmt::Debug>(
        writer: &mut Writer,
        proxy: &Proxy,
        cut: Cut,
        what: &str,
        question: impl Fn(&mut dyn Remote) -> Result<T, Unreachable>,
        again: &T,
    ) {
        // The connection is there: the next question is this one.
        writer.ask(|remote| remote.copies()).unwrap();
        proxy.cut(1, cut);
        let unanswered = writer.ask(&question).unwrap_err();
        assert!(unanswered.may_be_done || what == "hold", "{what}, {cut:?}: {unanswered:?}");
        assert_eq!(&writer.ask(&question).unwrap(), again, "{what}, {cut:?}");
    }

    #[test]
    fn what_was_held_when_the_connection_ended_keeps_nobody_waiting() {
        let Some((_server, proxy, address)) = store() else { return };
        let ledger = Ledger::default();
        let (mut claire, mut other) = (Writer::new(&address, &ledger), Writer::new(&address, &ledger));
        other.write("spring");
        // Hold, push, and the commit that makes it happen.
        for nth in 1..=3 {
            for cut in [Cut::BeforeQuestion, Cut::BeforeAnswer] {
                claire.pull();
                let outgoing = claire.decided("spring");
                proxy.cut(nth, cut);
                let held = claire.ask(|remote| {
                    remote.hold()?;
                    let pushed = remote.push(&outgoing)?;
                    remote.release()?;
                    Ok(pushed)
                });
                let unanswered = held.unwrap_err();
                assert!(!proxy.is_cut_to_come(), "{nth} {cut:?}");
                if unanswered.may_be_done {
                    let mut cuts = 0;
                    let number = claire.settle(&outgoing, false, &mut cuts).unwrap();
                    ledger.acknowledge(&outgoing, number);
                }
                other.write("spring");
            }
        }
        ledger.hold_against(&address, 0);
    }

    #[test]
    fn cut_at_any_moment_nothing_is_lost_and_nothing_is_there_twice() {
        let Some((_server, proxy, address)) = store() else { return };
        let ledger = Ledger::default();
        let efforts = eight_writers(&address, &ledger, 200, || {
            for number in numbers(1).take(60) {
                let cut = if number % 2 == 0 { Cut::BeforeQuestion } else { Cut::BeforeAnswer };
                proxy.cut(1 + number / 2 % 17, cut);
                while proxy.is_cut_to_come() {
                    thread::sleep(Duration::from_millis(1));
                }
                if number % 10 == 0 {
                    proxy.cut_all();
                }
            }
        });
        assert!(efforts.iter().any(|effort| effort.cuts > 0));
        ledger.hold_against(&address, 0);
    }

    #[test]
    fn a_server_that_is_killed_keeps_what_it_said_that_it_has() {
        let Some((mut server, _proxy, _)) = store() else { return };
        let (ledger, address) = (Ledger::default(), address("claire", server.address().port()));
        let efforts = eight_writers(&address, &ledger, 0, || {
            for round in 1..=3 {
                wait_for(&ledger, ledger.len() + 10 * round);
                server.kill();
                server.start_again();
            }
            wait_for(&ledger, ledger.len() + 10);
        });
        assert!(efforts.iter().any(|effort| effort.cuts > 0));
        ledger.hold_against(&address, 0);
    }

    #[test]
    fn a_replica_that_takes_over_has_all_that_the_store_said_that_it_has() {
        let Some((mut server, proxy, address)) = store() else { return };
        let replica = server.followed();
        let ledger = Ledger::default();
        let efforts = eight_writers(&address, &ledger, 0, || {
            wait_for(&ledger, 50);
            server.kill();
            replica.promote();
            proxy.lead_to(replica.address());
            let known = ledger.len();
            wait_for(&ledger, known + 20);
        });
        assert!(efforts.iter().any(|effort| effort.cuts > 0));
        ledger.hold_against(&address, 0);
    }

    /// Everybody writes in one cohort as fast as they can: whoever is late three times keeps the others waiting.
    #[test]
    fn in_one_cohort_no_operation_is_tried_more_than_four_times() {
        let Some((_server, _proxy, address)) = store() else { return };
        let ledger = Ledger::default();
        let efforts: Vec<Effort> = thread::scope(|scope| {
            let writers: Vec<_> = (0..8)
                .map(|_| {
                    scope.spawn(|| {
                        let mut writer = Writer::new(&address, &ledger);
                        (0..15).map(|_| writer.write("spring")).collect::<Vec<_>>()
                    })
                })
                .collect();
            writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
        });
        assert_eq!((efforts.len(), ledger.len()), (120, 120));
        assert!(efforts.iter().all(|effort| effort.tries <= 4 && effort.cuts == 0), "{efforts:?}");
        ledger.hold_against(&address, 0);
    }
}
