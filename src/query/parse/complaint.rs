//! Why a value does not read as a date, an amount or a length.

use winnow::error::{ErrMode, ParserError};
use winnow::stream::Stream;

/// What is wrong with a value and what was expected; empty where a rule just does not fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Complaint {
    said: Option<Box<Said>>,
}

/// What is wrong and what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) problem: String,
    pub(super) expected: String,
}

/// What a rule over the text of a value gives.
pub(super) type Read<T> = Result<T, ErrMode<Complaint>>;

impl Complaint {
    /// Stops the reading: no other rule can fit.
    pub(super) fn stop<T>(problem: impl Into<String>, expected: impl Into<String>) -> Read<T> {
        let said = Said {
            problem: problem.into(),
            expected: expected.into(),
        };
        Err(ErrMode::Cut(Self {
            said: Some(Box::new(said)),
        }))
    }
    /// What an error says; `None` where it is just that nothing fitted.
    pub(super) fn of(error: ErrMode<Self>) -> Option<Said> {
        error
            .into_inner()
            .ok()
            .and_then(|complaint| complaint.said)
            .map(|said| *said)
    }
}

impl<I: Stream> ParserError<I> for Complaint {
    type Inner = Self;

    fn from_input(_input: &I) -> Self {
        Self::default()
    }
    fn into_inner(self) -> Result<Self, Self> {
        Ok(self)
    }
}
