//! Cases of the readers of forms about the modules.
