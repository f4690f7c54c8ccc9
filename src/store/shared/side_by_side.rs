//! The same done with each of many, a few at once: whoever waits for the disk to have a file need not wait for each in turn. The first
//! copy of a programme is thousands of files.

use std::thread;

/// How many at once: more gain nothing, the disk is one.
const AT_ONCE: usize = 4;

/// Fewer are done one after the other.
const FEW: usize = 16;

/// Does something with each, and gives what came of it in their order. After a failure no further one is begun by the same worker; the
/// first failure in their order is given once nobody works any more.
pub(super) fn with_each<T: Sync, R: Send, E: Send>(
    all: &[T],
    act: impl Fn(&T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    if all.len() < FEW {
        return all.iter().map(act).collect();
    }
    let parts: Vec<Result<Vec<R>, E>> = thread::scope(|scope| {
        let work = |part: &'_ [T]| part.iter().map(&act).collect();
        let workers: Vec<_> =
            all.chunks(all.len().div_ceil(AT_ONCE)).map(|part| scope.spawn(move || work(part))).collect();
        let done = workers.into_iter().map(thread::ScopedJoinHandle::join);
        done.map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    let mut results = Vec::with_capacity(all.len());
    for part in parts {
        results.extend(part?);
    }
    Ok(results)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_their_order_and_the_first_failure_is_told() {
        for many in [0, 3, 16, 17, 1000] {
            let all: Vec<usize> = (0..many).collect();
            assert_eq!(with_each(&all, |number| Ok::<_, ()>(number * 2)), Ok(all.iter().map(|n| n * 2).collect()));
        }
        let all: Vec<usize> = (0..100).collect();
        assert_eq!(with_each(&all, |number| if number % 40 == 39 { Err(*number) } else { Ok(()) }), Err(39));
    }
}
