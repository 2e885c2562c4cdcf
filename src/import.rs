//! Files in: the interchange format into a deals file, every refused row reported.
