//! Writing a query so that reading it gives the same query again.
