//! Money: exact integers with a scale, a currency and a qualifier. Nothing here adds what must not be added.

mod amount;
mod currency;
mod value;

pub use amount::{Amount, AmountError};
pub use currency::{Currency, Rates};
pub use value::{Qualifier, Value};

#[cfg(test)]
mod tests;
