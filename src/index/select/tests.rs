//! Which deals a query selects.

