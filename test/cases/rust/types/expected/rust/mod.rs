// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]
// A program uses what it needs of its schemas, deprecated slots are still written, and sizes, names, numbers and comments
// are the schema's own.
#![allow(dead_code, deprecated, unused_imports)]
#![allow(clippy::approx_constant, clippy::doc_lazy_continuation)]
#![allow(clippy::enum_variant_names, clippy::large_enum_variant)]
#![allow(clippy::module_inception, clippy::too_many_arguments)]
#![allow(clippy::type_complexity, clippy::upper_case_acronyms)]

pub mod keyslot;
pub mod types;

pub use self::types::{Bounded, Containers, Dot, Mark, Plain, Point, Presences, Samples, Scalars};

/// Every document of the schemas, by type name.
pub const DOCUMENTS: &[keyslot::DocumentInfo] = &[];
