//! How many operations a second a shared store takes from writers of its own, without the program around them:
//!
//! ```text
//! cargo bench --features shared --bench writers -- postgres://claire@127.0.0.1/empty 50 50 10
//! ```
//!
//! is 50 writers on 50 cohorts for 10 seconds, in an empty database. Each has a connection, pulls, decides and pushes, again and
//! again; at the end what the store has is held against what it said. One line of JSON; `shared.py` holds it to its bars.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench stops where it cannot go on, and says what it found"
)]

use std::thread;
use std::time::{Duration, Instant};

use formation::store::shared::address::StoreAddress;
use formation::store::shared::installing::{FirstContent, install};
use formation::store::shared::opening::StoreCredentials;

#[path = "../tests/support/ledger.rs"]
mod ledger;

use ledger::{Ledger, Writer};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let [address, writers, cohorts, seconds] = args.as_slice() else {
        panic!("the arguments are: ADDRESS WRITERS COHORTS SECONDS");
    };
    let address: StoreAddress = address.parse().expect("an address");
    let number = |text: &String| text.parse::<u32>().expect("a number");
    let (writers, cohorts, seconds) = (number(writers), number(cohorts), number(seconds));
    let credentials = StoreCredentials { variable: std::env::var("PGPASSWORD").ok(), ..StoreCredentials::default() };
    let content = FirstContent { office: "lyon".into(), ..FirstContent::default() };
    install(&address, &credentials, &content).expect("an empty database");

    let ledger = Ledger::of(credentials);
    let begun = Instant::now();
    let taken: Vec<(usize, Duration)> = thread::scope(|scope| {
        let running: Vec<_> = (0..writers)
            .map(|writer| {
                let (address, ledger) = (&address, &ledger);
                scope.spawn(move || {
                    let (cohort, mut writer) = (format!("c{}", writer % cohorts), Writer::new(address, ledger));
                    let mut taken = Vec::new();
                    while begun.elapsed() < Duration::from_secs(seconds.into()) {
                        let before = Instant::now();
                        let effort = writer.write(&cohort);
                        taken.push((effort.tries, before.elapsed()));
                    }
                    taken
                })
            })
            .collect();
        running.into_iter().flat_map(|writer| writer.join().expect("a writer")).collect()
    });
    let spent = begun.elapsed().as_secs_f64();
    ledger.hold_against(&address, 0);
    let stale: usize = taken.iter().map(|(tries, _)| tries - 1).sum();
    let most = taken.iter().map(|(tries, _)| *tries).max().unwrap_or_default();
    let mut times: Vec<u128> = taken.iter().map(|(_, time)| time.as_millis()).collect();
    times.sort_unstable();
    let (median, slowest) = (times[times.len() / 2], times[times.len() - 1]);
    println!(
        "{{\"operations\":{},\"seconds\":{spent:.2},\"stale\":{stale},\"most_tries\":{most},\"median_ms\":{median},\"slowest_ms\":{slowest}}}",
        taken.len()
    );
}
