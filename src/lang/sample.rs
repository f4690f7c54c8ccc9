//! Sample values, from which tests make every message: [`super::message`] makes those of what it declares.

use std::any::Any;
use std::cell::Cell;
use std::io;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// Something of which tests can have a few values.
pub trait Sample: Sized + Clone + 'static {
    /// The values, at least one.
    fn samples() -> Vec<Self>;
}

/// Values put together of the samples of their parts, in every combination, up to a bound.
#[derive(Default)]
pub struct Turn {
    /// The samples of each part.
    parts: Vec<(Box<dyn Any>, usize)>,
    /// Which sample of each part is next.
    digits: Vec<usize>,
    part: usize,
    made: usize,
}

/// Values of one shape.
const MOST: usize = 96;

impl Turn {
    /// All values that `of` makes of its parts.
    pub fn all<T>(of: impl Fn(&mut Self) -> T) -> Vec<T> {
        let (mut turn, mut all) = (Self::default(), Vec::new());
        while turn.more() {
            all.push(of(&mut turn));
        }
        all
    }

    /// Whether there is another combination; goes on to it.
    pub fn more(&mut self) -> bool {
        self.part = 0;
        self.made += 1;
        if self.made == 1 {
            return true;
        }
        for (digit, (_, samples)) in self.digits.iter_mut().zip(&self.parts) {
            *digit += 1;
            if *digit < *samples {
                return self.made <= MOST;
            }
            *digit = 0;
        }
        false
    }

    /// The next part of this combination.
    pub fn part<T: Sample>(&mut self) -> T {
        if self.part == self.parts.len() {
            let samples = T::samples();
            let many = samples.len();
            self.parts.push((Box::new(samples), many));
            self.digits.push(0);
        }
        let (samples, _) = &self.parts[self.part];
        let samples: &Vec<T> = samples.downcast_ref().unwrap();
        self.part += 1;
        samples[self.digits[self.part - 1]].clone()
    }
}

thread_local! {
    static DEPTH: Cell<u8> = const { Cell::new(0) };
}

/// How deep a message stands in messages: a refusal may hold refusals.
pub struct Depth;

impl Depth {
    /// One deeper.
    pub fn enter() -> Self {
        DEPTH.set(DEPTH.get() + 1);
        Self
    }

    /// From here on one shape of each message is enough.
    pub fn is_great() -> bool {
        DEPTH.get() > 2
    }
}

impl Drop for Depth {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get() - 1);
    }
}

/// Types whose samples are listed.
macro_rules! samples {
    ($($of:ty: [$($value:expr),+ $(,)?]),+ $(,)?) => {
        $(impl $crate::lang::sample::Sample for $of {
            fn samples() -> Vec<Self> {
                vec![$($value),+]
            }
        })+
    };
}
pub(crate) use samples;

/// Structs, and variants of enums, whose samples are put together of their fields.
macro_rules! sampled {
    ($($of:ty { $($field:ident),+ $(,)? })+) => {
        $(impl $crate::lang::sample::Sample for $of {
            fn samples() -> Vec<Self> {
                $crate::lang::sample::Turn::all(|turn| Self { $($field: turn.part()),+ })
            }
        })+
    };
}
pub(crate) use sampled;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

samples! {
    io::ErrorKind: [io::ErrorKind::NotFound, io::ErrorKind::PermissionDenied, io::ErrorKind::StorageFull],
    String: ["karim".to_owned()],
    &'static str: ["m1"],
    bool: [false, true],
    char: [';'],
    u8: [1, 2],
    u16: [1, 2],
    u32: [1, 2, 0],
    u64: [1, 2],
    i64: [1, -2],
    usize: [1, 2, 0],
    NaiveDate: [day("2021-04-02"), day("2021-05-01")],
    NaiveTime: ["14:25:00".parse().unwrap(), "09:00:00".parse().unwrap()],
    NaiveDateTime: [day("2021-04-02").and_hms_opt(14, 25, 0).unwrap()],
}

impl<T: Sample> Sample for Option<T> {
    fn samples() -> Vec<Self> {
        T::samples().into_iter().take(3).map(Some).chain([None]).collect()
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn samples() -> Vec<Self> {
        let all = T::samples();
        let two = all.iter().chain(&all).take(2).cloned().collect();
        vec![all[..1].to_vec(), two]
    }
}

impl<T: Sample> Sample for Box<T> {
    fn samples() -> Vec<Self> {
        T::samples().into_iter().map(Self::new).collect()
    }
}

impl<T: Sample> Sample for Arc<T> {
    fn samples() -> Vec<Self> {
        T::samples().into_iter().map(Self::new).collect()
    }
}

impl<T: Sample> Sample for [T; 2] {
    fn samples() -> Vec<Self> {
        Turn::all(|turn| [turn.part(), turn.part()])
    }
}

impl<A: Sample, B: Sample> Sample for (A, B) {
    fn samples() -> Vec<Self> {
        Turn::all(|turn| (turn.part(), turn.part()))
    }
}

impl<A: Sample, B: Sample, C: Sample> Sample for (A, B, C) {
    fn samples() -> Vec<Self> {
        Turn::all(|turn| (turn.part(), turn.part(), turn.part()))
    }
}
