// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

//! What all generated modules share: the wire profile, and the types that Rust has no name for.
//!
//! [`Codec`] gives every record and union `encode` and `decode`; [`Document`] describes documents to a cache.
//! Every type is also `serde::Serialize` and `serde::Deserialize`, for use inside of other values.

mod arrays;
mod binary;
mod bridge;
mod calendar;
mod codec;
mod containers;
mod date;
mod document;
mod duration;
mod enums;
mod fault;
mod index_value;
mod integers;
mod number;
mod plain_date;
mod raw;
mod reader;
mod record;
mod set;
mod skip;
mod text;
mod timestamp;
mod unions;
mod unknown_slots;
mod writer;

pub use self::arrays::{Element, TypedArray};
pub use self::binary::Bytes;
pub use self::bridge::{deserialize, serialize};
pub use self::codec::{Codec, Wire};
pub use self::date::Date;
pub use self::document::{
    join_store_key, CatalogEntry, CatalogMember, Document, DocumentInfo, Index, IndexPart,
};
pub use self::duration::Duration;
pub use self::enums::{
    read_integer_enum, read_text_enum, write_integer_enum, write_text_enum, IntegerEnum, TextEnum,
};
pub use self::fault::{Code, DecodeError, EncodeError, Fault, Step};
pub use self::index_value::IndexValue;
pub use self::integers::SafeInt;
pub use self::plain_date::PlainDate;
pub use self::raw::Raw;
pub use self::reader::Reader;
pub use self::record::{SlotReader, SlotWriter};
pub use self::set::Set;
pub use self::text::{utf16_length, Decimal, Uuid};
pub use self::timestamp::Timestamp;
pub use self::unions::UnknownMember;
pub use self::unknown_slots::UnknownSlots;
pub use self::writer::Writer;
