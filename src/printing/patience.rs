//! How long a program may take.

use std::time::{Duration, Instant};

/// Seconds for one page, start of the program included.
pub const SECONDS: u64 = 60;

/// When the wait ends.
#[derive(Clone, Copy, Debug)]
pub struct Patience(Instant);

impl Patience {
    /// From now on.
    pub fn begins() -> Self {
        Self(Instant::now() + Duration::from_secs(SECONDS))
    }

    /// Less, for what should be quick.
    pub fn of(duration: Duration) -> Self {
        Self(Instant::now() + duration)
    }

    /// How much is left; none where it has ended.
    pub fn left(self) -> Option<Duration> {
        self.0.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())
    }
}
