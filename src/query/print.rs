//! Writing a query so that reading it gives the same query again.

use std::fmt;

use super::ast::Query;

impl fmt::Display for Query {
    fn fmt(&self, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}
