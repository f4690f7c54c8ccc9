//! Work done on all cores and handed on in order, a few pieces ahead and no more: memory does not grow with the number
//! of pieces.

use std::convert::Infallible;
use std::sync::mpsc::sync_channel;
use std::thread;

use crate::store::Failure;
use crate::ui::progress::Progress;

/// How far a worker may run ahead of what was taken from it.
const AHEAD: usize = 2;

/// Works on `0..count`; gives the results to `take` in that order, on the calling thread, until it fails.
pub fn in_order<T: Send, E>(
    count: usize,
    work: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    // Asking how many cores there are is not free: one piece needs no answer.
    let workers = if count < 2 { 1 } else { thread::available_parallelism().map_or(1, usize::from).min(count) };
    if workers < 2 {
        return (0..count).try_for_each(|piece| take(work(piece)));
    }
    thread::scope(|scope| {
        let work = &work;
        let lanes: Vec<_> = (0..workers)
            .map(|first| {
                let (send, receive) = sync_channel(AHEAD);
                scope.spawn(move || {
                    for piece in (first..count).step_by(workers) {
                        if send.send(work(piece)).is_err() {
                            return; // nobody takes any more
                        }
                    }
                });
                receive
            })
            .collect();
        // A worker that panicked ends its lane early; the scope passes the panic on.
        (0..count).map_while(|piece| lanes[piece % workers].recv().ok()).try_for_each(&mut take)
    })
}

/// The same for results that are few and small: all of them, in order.
pub fn all_in_order<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    all_told(count, work, || {})
}

/// As [`all_in_order`], with a bar that tells how many pieces are done.
pub fn all_shown<T: Send>(count: usize, progress: &Progress, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    progress.expect(count);
    all_told(count, work, || progress.step())
}

fn all_told<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync, done: impl Fn()) -> Vec<T> {
    let mut results = Vec::with_capacity(count);
    let Ok(()) = in_order(count, work, |result| {
        results.push(result);
        done();
        Ok::<(), Infallible>(())
    });
    results
}

/// The results of all cohorts, or everything that is wrong with the files of any.
pub fn all_readable<T>(results: Vec<Result<T, Failure>>) -> Result<Vec<T>, Failure> {
    let (mut all, mut problems) = (Vec::with_capacity(results.len()), Vec::new());
    for result in results {
        match result {
            Ok(one) => all.push(one),
            Err(Failure::Invalid(found)) => problems.extend(found),
            Err(failure) => return Err(failure),
        }
    }
    if problems.is_empty() { Ok(all) } else { Err(Failure::Invalid(problems)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_all_of_them() {
        for count in [0, 1, 2, 3, 100] {
            let mut taken = Vec::new();
            let done: Result<(), ()> = in_order(
                count,
                |piece| piece * 10,
                |result| {
                    taken.push(result);
                    Ok(())
                },
            );
            assert!(done.is_ok());
            assert_eq!(taken, (0..count).map(|piece| piece * 10).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_failure_stops_the_work() {
        let mut taken = 0;
        let done = in_order(
            1000,
            |piece| piece,
            |piece| {
                taken += 1;
                if piece == 10 { Err("enough") } else { Ok(()) }
            },
        );
        assert_eq!((done, taken), (Err("enough"), 11));
    }
}
