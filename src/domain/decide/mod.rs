//! One file a request: (records, request, today) → plan or refusal. Nothing here writes.
