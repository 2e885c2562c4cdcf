//! What queries mean, and what is said of wrong ones.

mod figures;
mod good;
mod told;
mod wrong;

use crate::query::{Expr, Query, Test, bundled, parse};

fn read(text: &str) -> Query {
    parse(text, bundled()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[track_caller]
fn test(text: &str) -> Test {
    match read(text).filter {
        Expr::Test(only) => only,
        other => panic!("{text} is more than a test: {other:?}"),
    }
}
