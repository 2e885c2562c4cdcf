//! What is summed, and what is only counted.

