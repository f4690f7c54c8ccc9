//! Cases of the forms about the modules.
