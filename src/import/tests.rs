//! Files of every kind come in or are told of.
