// Generated from names.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::collections::BTreeSet;

use super::keyslot;
use super::type_::Some;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BTreeMap {
    pub map: ::std::collections::BTreeMap<i32, BTreeSet<i32>>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for BTreeMap {
    const NAME: &'static str = "BTreeMap";
    const SCHEMA_HASH: &'static str = "df04e0d72ff4fbe3";
}

impl keyslot::Wire for BTreeMap {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        let mut slots = writer.record(1, &self.unknown_slots)?;
        slots.put(0, "map", &self.map)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            map: slots.required(0, "map")?,
            unknown_slots: slots.unknown(1)?,
        })
    }
}

impl serde::Serialize for BTreeMap {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for BTreeMap {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Box {
    pub vec: ::std::collections::BTreeMap<::std::string::String, BTreeSet<::std::string::String>>,
    pub option: ::std::option::Option<::std::boxed::Box<Option>>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Box {
    const NAME: &'static str = "Box";
    const SCHEMA_HASH: &'static str = "9034d3822a22d11a";
}

impl keyslot::Wire for Box {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "vec", &self.vec)?;
        slots.put(1, "option", &self.option)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            vec: slots.required(0, "vec")?,
            option: slots.optional(1, "option")?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for Box {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Box {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Default {
    pub default: i32,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl ::std::default::Default for Default {
    fn default() -> Self {
        Self {
            default: 1,
            unknown_slots: keyslot::UnknownSlots::default(),
        }
    }
}

impl keyslot::Codec for Default {
    const NAME: &'static str = "Default";
    const SCHEMA_HASH: &'static str = "69f106f0d34aa654";
}

impl keyslot::Wire for Default {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        let mut slots = writer.record(1, &self.unknown_slots)?;
        slots.put(0, "default", &self.default)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            default: slots.defaulted(0, "default", || 1)?,
            unknown_slots: slots.unknown(1)?,
        })
    }
}

impl serde::Serialize for Default {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Default {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Either {
    UnknownCase(UnknownCase),
    Self_(Self_),
    /// A member that this build does not know.
    Unknown(keyslot::UnknownMember),
}

impl keyslot::Codec for Either {
    const NAME: &'static str = "Either";
    const SCHEMA_HASH: &'static str = "8ffcb79b4627f1a8";
}

impl keyslot::Wire for Either {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        match self {
            Self::UnknownCase(body) => writer.member(1, body),
            Self::Self_(body) => writer.member(2, body),
            Self::Unknown(member) => member.write(writer, &[1, 2]),
        }
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        match reader.tag()? {
            1 => reader.body().map(Self::UnknownCase),
            2 => reader.body().map(Self::Self_),
            tag => reader.unknown_member(tag).map(Self::Unknown),
        }
    }
}

impl serde::Serialize for Either {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Either {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct From {
    pub from: ::std::option::Option<Default>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for From {
    const NAME: &'static str = "From";
    const SCHEMA_HASH: &'static str = "42011afaf1f05bf7";
}

impl keyslot::Wire for From {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        let mut slots = writer.record(1, &self.unknown_slots)?;
        slots.put(0, "from", &self.from)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            from: slots.optional(0, "from")?,
            unknown_slots: slots.unknown(1)?,
        })
    }
}

impl serde::Serialize for From {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for From {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    LowLevel,
    Unknown_,
    Ärger,
    /// A value that this build does not know.
    Unknown(::std::string::String),
}

impl keyslot::TextEnum for Level {
    fn wire(&self) -> &str {
        match self {
            Self::LowLevel => "low",
            Self::Unknown_ => "unknown",
            Self::Ärger => "ä",
            Self::Unknown(wire) => wire,
        }
    }

    fn from_wire(wire: &str) -> ::std::option::Option<Self> {
        match wire {
            "low" => Some(Self::LowLevel),
            "unknown" => Some(Self::Unknown_),
            "ä" => Some(Self::Ärger),
            _ => Some(Self::Unknown(wire.to_owned())),
        }
    }
}

impl keyslot::Wire for Level {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        keyslot::write_text_enum(self, writer)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        keyslot::read_text_enum(reader)
    }
}

impl serde::Serialize for Level {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Level {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// Literals that are no names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    Empty,
    U2b,
    NorthWest,
    NorthWest_,
    _2,
    Self_,
    Self__,
    Unknown_,
    U1f600,
    ABC,
}

impl keyslot::TextEnum for Mark {
    fn wire(&self) -> &str {
        match self {
            Self::Empty => "",
            Self::U2b => "+",
            Self::NorthWest => "north-west",
            Self::NorthWest_ => "north_west",
            Self::_2 => "2",
            Self::Self_ => "self",
            Self::Self__ => "Self",
            Self::Unknown_ => "Unknown",
            Self::U1f600 => "😀",
            Self::ABC => "a\"b\\c\u{202e}",
        }
    }

    fn from_wire(wire: &str) -> ::std::option::Option<Self> {
        match wire {
            "" => Some(Self::Empty),
            "+" => Some(Self::U2b),
            "north-west" => Some(Self::NorthWest),
            "north_west" => Some(Self::NorthWest_),
            "2" => Some(Self::_2),
            "self" => Some(Self::Self_),
            "Self" => Some(Self::Self__),
            "Unknown" => Some(Self::Unknown_),
            "😀" => Some(Self::U1f600),
            "a\"b\\c\u{202e}" => Some(Self::ABC),
            _ => None,
        }
    }
}

impl keyslot::Wire for Mark {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        keyslot::write_text_enum(self, writer)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        keyslot::read_text_enum(reader)
    }
}

impl serde::Serialize for Mark {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Mark {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Option {
    pub self_: ::std::string::String,
    pub r#type: i32,
    pub next: ::std::option::Option<::std::boxed::Box<Result>>,
    pub vec: ::std::vec::Vec<Vec>,
    pub ok: ::std::option::Option<::std::string::String>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Option {
    const NAME: &'static str = "Option";
    const SCHEMA_HASH: &'static str = "eaed6f4a394ec7a5";
}

impl keyslot::Wire for Option {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        let mut slots = writer.record(5, &self.unknown_slots)?;
        slots.put(0, "self", &self.self_)?;
        slots.put(1, "type", &self.r#type)?;
        slots.put(2, "next", &self.next)?;
        slots.put(3, "vec", &self.vec)?;
        slots.put(4, "ok", &self.ok)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            self_: slots.required(0, "self")?,
            r#type: slots.required(1, "type")?,
            next: slots.optional(2, "next")?,
            vec: slots.defaulted(3, "vec", ::std::vec::Vec::new)?,
            ok: slots.optional(4, "ok")?,
            unknown_slots: slots.unknown(5)?,
        })
    }
}

impl serde::Serialize for Option {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Option {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

impl Option {
    /// The store key of the document that has this id.
    pub fn store_key_of(self_: &str, r#type: &i32) -> ::std::string::String {
        keyslot::join_store_key(&[self_.into(), r#type.into()])
    }
}

impl keyslot::Document for Option {
    const TYPE: &'static str = "option";
    const SCHEMA_ID: &'static str = "option";
    const VERSION: u32 = 1;
    const GLOBAL: bool = false;
    const INDEXES: &'static [keyslot::Index<Self>] = &[keyslot::Index {
        accessor: "byOk",
        unique: false,
        parts: &[keyslot::IndexPart {
            slot: "ok",
            key: 4,
            multi: false,
            read: |document| document.ok.iter().map(Into::into).collect(),
        }],
    }];
    const CATALOG: keyslot::CatalogEntry = keyslot::CatalogEntry {
        schema_id: "option",
        schema_name: "option",
        schema_version: "option.v1",
        content_hash: "sha256:282d687569d2d214a11987e56588eaaa4a0ce58043378ea146ea3ee81736a90f",
        canonical_schema_json: r#"{"schemaName":"option","schemaVersion":"option.v1","members":[{"slot":0,"name":"self","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"type","type":"System.Int32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":2,"name":"next","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":3,"name":"vec","type":"System.Object","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":4,"name":"ok","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byOk","isName":false}]}"#,
        compatible_schema_ids: &["option"],
        members: &[
            keyslot::CatalogMember {
                slot: 0,
                name: "self",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 1,
                name: "type",
                type_name: "System.Int32",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 2,
                name: "next",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 3,
                name: "vec",
                type_name: "System.Object",
                is_reference: false,
                is_many: true,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 4,
                name: "ok",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: Some("byOk"),
            },
        ],
    };

    fn store_key(&self) -> ::std::option::Option<::std::string::String> {
        Some(Self::store_key_of(&self.self_, &self.r#type))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Result {
    pub ok: ::std::boxed::Box<Box>,
    pub default: ::std::collections::BTreeMap<::std::string::String, i32>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Result {
    const NAME: &'static str = "Result";
    const SCHEMA_HASH: &'static str = "a56fcf1f1f82c02b";
}

impl keyslot::Wire for Result {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "ok", &self.ok)?;
        slots.put(1, "default", &self.default)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            ok: slots.required(0, "ok")?,
            default: slots.defaulted(1, "default", || {
                ::std::collections::BTreeMap::from([("a".to_owned(), 1)])
            })?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for Result {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Result {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Self_ {
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Self_ {
    const NAME: &'static str = "Self";
    const SCHEMA_HASH: &'static str = "2b7c542fa89edb63";
}

impl keyslot::Wire for Self_ {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        let slots = writer.record(0, &self.unknown_slots)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        let slots = reader.record()?;
        Ok(Self {
            unknown_slots: slots.unknown(0)?,
        })
    }
}

impl serde::Serialize for Self_ {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Self_ {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct String {
    pub string: ::std::string::String,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl ::std::default::Default for String {
    fn default() -> Self {
        Self {
            string: "text".to_owned(),
            unknown_slots: keyslot::UnknownSlots::default(),
        }
    }
}

impl keyslot::Codec for String {
    const NAME: &'static str = "String";
    const SCHEMA_HASH: &'static str = "c2be413ba7a73137";
}

impl keyslot::Wire for String {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        let mut slots = writer.record(1, &self.unknown_slots)?;
        slots.put(0, "string", &self.string)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            string: slots.defaulted(0, "string", || "text".to_owned())?,
            unknown_slots: slots.unknown(1)?,
        })
    }
}

impl serde::Serialize for String {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for String {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unknown {
    pub a: ::std::option::Option<f64>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Unknown {
    const NAME: &'static str = "Unknown";
    const SCHEMA_HASH: &'static str = "3d5d95bf2b889a5e";
}

impl keyslot::Wire for Unknown {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        let mut slots = writer.record(1, &self.unknown_slots)?;
        slots.put(0, "a", &self.a)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            a: slots.optional(0, "a")?,
            unknown_slots: slots.unknown(1)?,
        })
    }
}

impl serde::Serialize for Unknown {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Unknown {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownCase {
    pub mark: Mark,
    pub level: Level,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for UnknownCase {
    const NAME: &'static str = "UnknownCase";
    const SCHEMA_HASH: &'static str = "c85c266dbe6a4f91";
}

impl keyslot::Wire for UnknownCase {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "mark", &self.mark)?;
        slots.put(1, "level", &self.level)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            mark: slots.required(0, "mark")?,
            level: slots.required(1, "level")?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for UnknownCase {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for UnknownCase {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vec {
    pub some: Some,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Vec {
    const NAME: &'static str = "Vec";
    const SCHEMA_HASH: &'static str = "4a20248b04291726";
}

impl keyslot::Wire for Vec {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        let mut slots = writer.record(1, &self.unknown_slots)?;
        slots.put(0, "some", &self.some)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            some: slots.required(0, "some")?,
            unknown_slots: slots.unknown(1)?,
        })
    }
}

impl serde::Serialize for Vec {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Vec {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// Words that Rust keeps for itself, and words of generated code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words {
    pub self_: ::std::string::String,
    pub self2: ::std::string::String,
    pub crate_: ::std::string::String,
    pub super_: ::std::string::String,
    pub r#type: ::std::string::String,
    pub r#match: ::std::string::String,
    pub r#true: ::std::string::String,
    pub r#gen: ::std::string::String,
    pub unknown_slots_: ::std::string::String,
    pub slots: ::std::string::String,
    pub reader: ::std::string::String,
    pub writer: ::std::string::String,
    pub value: ::std::string::String,
    pub hp_max: ::std::string::String,
    pub http_server2: ::std::string::String,
    pub private: ::std::string::String,
    pub dollar: ::std::string::String,
    pub größe: ::std::string::String,
    pub 名前: ::std::string::String,
    pub _2nd_place: ::std::string::String,
    pub keyslot: ::std::string::String,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Words {
    const NAME: &'static str = "Words";
    const SCHEMA_HASH: &'static str = "369a1ce933e97d8a";
}

impl keyslot::Wire for Words {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        let mut slots = writer.record(21, &self.unknown_slots)?;
        slots.put(0, "self", &self.self_)?;
        slots.put(1, "self2_", &self.self2)?;
        slots.put(2, "crate", &self.crate_)?;
        slots.put(3, "super", &self.super_)?;
        slots.put(4, "type", &self.r#type)?;
        slots.put(5, "match", &self.r#match)?;
        slots.put(6, "true", &self.r#true)?;
        slots.put(7, "gen", &self.r#gen)?;
        slots.put(8, "unknownSlots", &self.unknown_slots_)?;
        slots.put(9, "slots", &self.slots)?;
        slots.put(10, "reader", &self.reader)?;
        slots.put(11, "writer", &self.writer)?;
        slots.put(12, "value", &self.value)?;
        slots.put(13, "hpMax", &self.hp_max)?;
        slots.put(14, "HTTPServer2", &self.http_server2)?;
        slots.put(15, "_private", &self.private)?;
        slots.put(16, "$dollar", &self.dollar)?;
        slots.put(17, "größe", &self.größe)?;
        slots.put(18, "名前", &self.名前)?;
        slots.put(19, "2nd-place", &self._2nd_place)?;
        slots.put(20, "keyslot", &self.keyslot)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            self_: slots.required(0, "self")?,
            self2: slots.required(1, "self2_")?,
            crate_: slots.required(2, "crate")?,
            super_: slots.required(3, "super")?,
            r#type: slots.required(4, "type")?,
            r#match: slots.required(5, "match")?,
            r#true: slots.required(6, "true")?,
            r#gen: slots.required(7, "gen")?,
            unknown_slots_: slots.required(8, "unknownSlots")?,
            slots: slots.required(9, "slots")?,
            reader: slots.required(10, "reader")?,
            writer: slots.required(11, "writer")?,
            value: slots.required(12, "value")?,
            hp_max: slots.required(13, "hpMax")?,
            http_server2: slots.required(14, "HTTPServer2")?,
            private: slots.required(15, "_private")?,
            dollar: slots.required(16, "$dollar")?,
            größe: slots.required(17, "größe")?,
            名前: slots.required(18, "名前")?,
            _2nd_place: slots.required(19, "2nd-place")?,
            keyslot: slots.required(20, "keyslot")?,
            unknown_slots: slots.unknown(21)?,
        })
    }
}

impl serde::Serialize for Words {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Words {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}
