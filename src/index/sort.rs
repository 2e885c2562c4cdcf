//! Orders of rows.
