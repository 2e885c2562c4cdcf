//! What people see of a deal is what the catalogue says.
