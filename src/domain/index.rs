//! Positions in the lists of one cohort, a type for each list, so that one cannot stand where the other is asked.

/// Position of an enrolment in its cohort, from 0: the order of the file, then of those who join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnrolmentIndex(pub usize);

/// Position of a session in its cohort, from 0: the order of [`crate::domain::programme::cohort::Cohort::sessions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SessionIndex(pub usize);

impl EnrolmentIndex {
    /// The positions of so many enrolments.
    pub fn all(count: usize) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone {
        (0..count).map(Self)
    }
}

impl SessionIndex {
    /// The positions of so many sessions.
    pub fn all(count: usize) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone {
        (0..count).map(Self)
    }
}
