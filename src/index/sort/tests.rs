//! What comes first in each order, and what last.

