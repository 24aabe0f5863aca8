// Generated from types.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::collections::{BTreeMap, BTreeSet};

use super::keyslot;

#[derive(Clone, Debug, PartialEq)]
pub struct Bounded {
    /// At least -3.
    /// At most 10.
    pub number: i32,
    /// At least 0.5.
    pub ratio: f32,
    /// At most 18446744073709551614.
    pub big: Option<u64>,
    /// At least 1 UTF-16 code unit.
    /// At most 4 UTF-16 code units.
    /// Matches `^[a-z]*$`, a regular expression of JavaScript that is not checked here.
    pub text: Option<String>,
    /// At most 1 byte.
    pub blob: keyslot::Bytes,
    /// At most 2 items.
    pub items: Vec<i32>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Bounded {
    const NAME: &'static str = "Bounded";
    const SCHEMA_HASH: &'static str = "2630c20eb6ed5d57";
}

impl keyslot::Wire for Bounded {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(6, &self.unknown_slots)?;
        slots.check(
            "number",
            i128::from(self.number) >= -3,
            "the value breaks @min(-3)",
        )?;
        slots.check(
            "number",
            i128::from(self.number) <= 10,
            "the value breaks @max(10)",
        )?;
        slots.put(0, "number", &self.number)?;
        slots.check(
            "ratio",
            f64::from(self.ratio) >= 0.5,
            "the value breaks @min(0.5)",
        )?;
        slots.put(1, "ratio", &self.ratio)?;
        if let Some(value) = &self.big {
            slots.check(
                "big",
                i128::from(*value) <= 18446744073709551614,
                "the value breaks @max(18446744073709551614)",
            )?;
        }
        slots.put(2, "big", &self.big)?;
        if let Some(value) = &self.text {
            slots.check(
                "text",
                keyslot::utf16_length(value) >= 1,
                "the value breaks @minLength(1)",
            )?;
            slots.check(
                "text",
                keyslot::utf16_length(value) <= 4,
                "the value breaks @maxLength(4)",
            )?;
        }
        slots.put(3, "text", &self.text)?;
        slots.check(
            "blob",
            self.blob.len() <= 1,
            "the value breaks @maxLength(1)",
        )?;
        slots.put(4, "blob", &self.blob)?;
        slots.check(
            "items",
            self.items.len() <= 2,
            "the value breaks @maxItems(2)",
        )?;
        slots.put(5, "items", &self.items)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            number: slots.required(0, "number")?,
            ratio: slots.required(1, "ratio")?,
            big: slots.optional(2, "big")?,
            text: slots.optional(3, "text")?,
            blob: slots.required(4, "blob")?,
            items: slots.required(5, "items")?,
            unknown_slots: slots.unknown(6)?,
        })
    }
}

impl serde::Serialize for Bounded {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Bounded {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Containers {
    pub list: Vec<i32>,
    pub bytes: Vec<u8>,
    pub holes: Vec<Option<String>>,
    pub pair: (i8, Option<String>),
    pub single: (keyslot::Uuid,),
    /// Sorted by Rust itself.
    pub tags: BTreeSet<String>,
    /// Rust has no order for floats.
    pub weights: keyslot::Set<f64>,
    pub counts: BTreeMap<String, u32>,
    pub names: BTreeMap<i64, Vec<String>>,
    pub deep: BTreeMap<keyslot::Uuid, BTreeMap<String, (f32, BTreeSet<i16>)>>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Containers {
    const NAME: &'static str = "Containers";
    const SCHEMA_HASH: &'static str = "41258db31cc50b97";
}

impl keyslot::Wire for Containers {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(10, &self.unknown_slots)?;
        slots.put(0, "list", &self.list)?;
        slots.put(1, "bytes", &self.bytes)?;
        slots.put(2, "holes", &self.holes)?;
        slots.put(3, "pair", &self.pair)?;
        slots.put(4, "single", &self.single)?;
        slots.put(5, "tags", &self.tags)?;
        slots.put(6, "weights", &self.weights)?;
        slots.put(7, "counts", &self.counts)?;
        slots.put(8, "names", &self.names)?;
        slots.put(9, "deep", &self.deep)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            list: slots.required(0, "list")?,
            bytes: slots.required(1, "bytes")?,
            holes: slots.required(2, "holes")?,
            pair: slots.required(3, "pair")?,
            single: slots.required(4, "single")?,
            tags: slots.required(5, "tags")?,
            weights: slots.required(6, "weights")?,
            counts: slots.required(7, "counts")?,
            names: slots.required(8, "names")?,
            deep: slots.required(9, "deep")?,
            unknown_slots: slots.unknown(10)?,
        })
    }
}

impl serde::Serialize for Containers {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Containers {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dot {
    pub at: Point,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Dot {
    const NAME: &'static str = "Dot";
    const SCHEMA_HASH: &'static str = "3d497e509ec65110";
}

impl keyslot::Wire for Dot {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(1, &self.unknown_slots)?;
        slots.put(0, "at", &self.at)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            at: slots.required(0, "at")?,
            unknown_slots: slots.unknown(1)?,
        })
    }
}

impl serde::Serialize for Dot {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Dot {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    Dot(Dot),
}

impl keyslot::Codec for Mark {
    const NAME: &'static str = "Mark";
    const SCHEMA_HASH: &'static str = "fd87d2208fae0a4c";
}

impl keyslot::Wire for Mark {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        match self {
            Self::Dot(body) => writer.member(1, body),
        }
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let start = reader.position();
        match reader.tag()? {
            1 => reader.body().map(Self::Dot),
            _ => Err(reader.unknown_tag(start)),
        }
    }
}

impl serde::Serialize for Mark {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Mark {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// What is absent is what Rust makes of its types: the default is derived.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Plain {
    pub optional: Option<Point>,
    pub zero: i32,
    pub none: Vec<Point>,
    pub empty: String,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Plain {
    const NAME: &'static str = "Plain";
    const SCHEMA_HASH: &'static str = "524d47454b2ce0a4";
}

impl keyslot::Wire for Plain {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(4, &self.unknown_slots)?;
        slots.put(0, "optional", &self.optional)?;
        slots.put(1, "zero", &self.zero)?;
        slots.put(2, "none", &self.none)?;
        slots.put(3, "empty", &self.empty)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            optional: slots.optional(0, "optional")?,
            zero: slots.defaulted(1, "zero", || 0)?,
            none: slots.defaulted(2, "none", Vec::new)?,
            empty: slots.defaulted(3, "empty", String::new)?,
            unknown_slots: slots.unknown(4)?,
        })
    }
}

impl serde::Serialize for Plain {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Plain {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    pub a: i32,
    pub b: i32,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Point {
    const NAME: &'static str = "Point";
    const SCHEMA_HASH: &'static str = "6e12e2d2730c0fd5";
}

impl keyslot::Wire for Point {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "a", &self.a)?;
        slots.put(1, "b", &self.b)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            a: slots.required(0, "a")?,
            b: slots.defaulted(1, "b", || 0)?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for Point {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Point {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// Every presence, and defaults of every kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Presences {
    pub optional: Option<i32>,
    pub nullable: Option<String>,
    pub flag: bool,
    pub text: String,
    pub single: f32,
    pub nan: f64,
    pub least: i64,
    pub most: u64,
    pub safe: keyslot::SafeInt,
    pub blob: keyslot::Bytes,
    pub date: keyslot::Date,
    pub at: keyslot::Timestamp,
    pub span: keyslot::Duration,
    pub day: keyslot::PlainDate,
    pub id: keyslot::Uuid,
    pub amount: keyslot::Decimal,
    pub raw: keyslot::Raw,
    pub list: Vec<i32>,
    pub weights: keyslot::Set<f64>,
    pub map: BTreeMap<String, i32>,
    pub record: BTreeMap<String, Point>,
    pub pair: (i8, Option<String>),
    pub point: Point,
    pub mark: Mark,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl Default for Presences {
    fn default() -> Self {
        Self {
            optional: None,
            nullable: None,
            flag: true,
            text: "a \"quoted\" \\ text\n with \u{202e} marks".to_owned(),
            single: 0.1,
            nan: f64::NAN,
            least: -9223372036854775808,
            most: 18446744073709551615,
            safe: keyslot::SafeInt::declared(9007199254740991),
            blob: keyslot::Bytes::from(&b"\x01\x02\x03"[..]),
            date: keyslot::Date::declared(-1),
            at: keyslot::Timestamp::declared(-1, 999999999),
            span: keyslot::Duration::from_ticks(-1),
            day: keyslot::PlainDate::declared(738944),
            id: keyslot::Uuid::from_u128(0x6f9619ff_8b86_d011_b42d_00cf4fc964ff),
            amount: keyslot::Decimal::declared("-12.50"),
            raw: keyslot::Raw::declared(b"\x93\x01\x02\x03"),
            list: vec![1, 2],
            weights: keyslot::Set::declared([0.5, -1.0]),
            map: BTreeMap::from([("a".to_owned(), 1)]),
            record: BTreeMap::from([("x".to_owned(), Point { a: 1, b: 0, unknown_slots: keyslot::UnknownSlots::default() })]),
            pair: (1, None),
            point: Point { a: 1, b: 2, unknown_slots: keyslot::UnknownSlots::default() },
            mark: Mark::Dot(Dot { at: Point { a: 3, b: 0, unknown_slots: keyslot::UnknownSlots::default() }, unknown_slots: keyslot::UnknownSlots::default() }),
            unknown_slots: keyslot::UnknownSlots::default(),
        }
    }
}

impl keyslot::Codec for Presences {
    const NAME: &'static str = "Presences";
    const SCHEMA_HASH: &'static str = "f02cc9c7086e55dc";
}

impl keyslot::Wire for Presences {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(24, &self.unknown_slots)?;
        slots.put(0, "optional", &self.optional)?;
        slots.put(1, "nullable", &self.nullable)?;
        slots.put(2, "flag", &self.flag)?;
        slots.put(3, "text", &self.text)?;
        slots.put(4, "single", &self.single)?;
        slots.put(5, "nan", &self.nan)?;
        slots.put(6, "least", &self.least)?;
        slots.put(7, "most", &self.most)?;
        slots.put(8, "safe", &self.safe)?;
        slots.put(9, "blob", &self.blob)?;
        slots.put(10, "date", &self.date)?;
        slots.put(11, "at", &self.at)?;
        slots.put(12, "span", &self.span)?;
        slots.put(13, "day", &self.day)?;
        slots.put(14, "id", &self.id)?;
        slots.put(15, "amount", &self.amount)?;
        slots.put(16, "raw", &self.raw)?;
        slots.put(17, "list", &self.list)?;
        slots.put(18, "weights", &self.weights)?;
        slots.put(19, "map", &self.map)?;
        slots.put(20, "record", &self.record)?;
        slots.put(21, "pair", &self.pair)?;
        slots.put(22, "point", &self.point)?;
        slots.put(23, "mark", &self.mark)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            optional: slots.optional(0, "optional")?,
            nullable: slots.optional(1, "nullable")?,
            flag: slots.defaulted(2, "flag", || true)?,
            text: slots.defaulted(3, "text", || {
                "a \"quoted\" \\ text\n with \u{202e} marks".to_owned()
            })?,
            single: slots.defaulted(4, "single", || 0.1)?,
            nan: slots.defaulted(5, "nan", || f64::NAN)?,
            least: slots.defaulted(6, "least", || -9223372036854775808)?,
            most: slots.defaulted(7, "most", || 18446744073709551615)?,
            safe: slots.defaulted(8, "safe", || keyslot::SafeInt::declared(9007199254740991))?,
            blob: slots.defaulted(9, "blob", || keyslot::Bytes::from(&b"\x01\x02\x03"[..]))?,
            date: slots.defaulted(10, "date", || keyslot::Date::declared(-1))?,
            at: slots.defaulted(11, "at", || keyslot::Timestamp::declared(-1, 999999999))?,
            span: slots.defaulted(12, "span", || keyslot::Duration::from_ticks(-1))?,
            day: slots.defaulted(13, "day", || keyslot::PlainDate::declared(738944))?,
            id: slots.defaulted(14, "id", || {
                keyslot::Uuid::from_u128(0x6f9619ff_8b86_d011_b42d_00cf4fc964ff)
            })?,
            amount: slots.defaulted(15, "amount", || keyslot::Decimal::declared("-12.50"))?,
            raw: slots.defaulted(16, "raw", || keyslot::Raw::declared(b"\x93\x01\x02\x03"))?,
            list: slots.defaulted(17, "list", || vec![1, 2])?,
            weights: slots.defaulted(18, "weights", || keyslot::Set::declared([0.5, -1.0]))?,
            map: slots.defaulted(19, "map", || BTreeMap::from([("a".to_owned(), 1)]))?,
            record: slots.defaulted(20, "record", || {
                BTreeMap::from([("x".to_owned(), Point { a: 1, b: 0, unknown_slots: keyslot::UnknownSlots::default() })])
            })?,
            pair: slots.defaulted(21, "pair", || (1, None))?,
            point: slots.defaulted(22, "point", || {
                Point { a: 1, b: 2, unknown_slots: keyslot::UnknownSlots::default() }
            })?,
            mark: slots.defaulted(23, "mark", || {
                Mark::Dot(Dot { at: Point { a: 3, b: 0, unknown_slots: keyslot::UnknownSlots::default() }, unknown_slots: keyslot::UnknownSlots::default() })
            })?,
            unknown_slots: slots.unknown(24)?,
        })
    }
}

impl serde::Serialize for Presences {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Presences {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// Arrays of numbers that are one value each.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    pub heights: keyslot::TypedArray<f64>,
    /// At least 1 element.
    /// At most 3 elements.
    pub position: keyslot::TypedArray<f32>,
    /// At most 2 elements.
    pub steps: Option<keyslot::TypedArray<i8>>,
    pub depths: Option<keyslot::TypedArray<i16>>,
    pub offsets: keyslot::TypedArray<i32>,
    pub ticks: keyslot::TypedArray<i64>,
    pub flags: keyslot::TypedArray<u16>,
    pub weights: keyslot::TypedArray<f64>,
    pub narrow: keyslot::TypedArray<f32>,
    pub tracks: Vec<keyslot::TypedArray<u32>>,
    pub by_name: BTreeMap<String, keyslot::TypedArray<u64>>,
    pub pair: (Option<keyslot::TypedArray<f32>>, keyslot::TypedArray<i8>),
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Samples {
    const NAME: &'static str = "Samples";
    const SCHEMA_HASH: &'static str = "a4289d77174a4d37";
}

impl keyslot::Wire for Samples {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(12, &self.unknown_slots)?;
        slots.put(0, "heights", &self.heights)?;
        slots.check(
            "position",
            !self.position.is_empty(),
            "the value breaks @minLength(1)",
        )?;
        slots.check(
            "position",
            self.position.len() <= 3,
            "the value breaks @maxLength(3)",
        )?;
        slots.put(1, "position", &self.position)?;
        if let Some(value) = &self.steps {
            slots.check("steps", value.len() <= 2, "the value breaks @maxLength(2)")?;
        }
        slots.put(2, "steps", &self.steps)?;
        slots.put(3, "depths", &self.depths)?;
        slots.put(4, "offsets", &self.offsets)?;
        slots.put(5, "ticks", &self.ticks)?;
        slots.put(6, "flags", &self.flags)?;
        slots.put(7, "weights", &self.weights)?;
        slots.put(8, "narrow", &self.narrow)?;
        slots.put(9, "tracks", &self.tracks)?;
        slots.put(10, "byName", &self.by_name)?;
        slots.put(11, "pair", &self.pair)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            heights: slots.required(0, "heights")?,
            position: slots.required(1, "position")?,
            steps: slots.optional(2, "steps")?,
            depths: slots.optional(3, "depths")?,
            offsets: slots.defaulted(4, "offsets", || keyslot::TypedArray::from(vec![-1, 0]))?,
            ticks: slots.defaulted(5, "ticks", || {
                keyslot::TypedArray::from(vec![-9223372036854775808, 1])
            })?,
            flags: slots.defaulted(6, "flags", keyslot::TypedArray::default)?,
            weights: slots.defaulted(7, "weights", || {
                keyslot::TypedArray::from(vec![f64::NAN, 0.5, -0.0, f64::NEG_INFINITY])
            })?,
            narrow: slots.defaulted(8, "narrow", || {
                keyslot::TypedArray::from(vec![f32::NAN, 0.1])
            })?,
            tracks: slots.required(9, "tracks")?,
            by_name: slots.required(10, "byName")?,
            pair: slots.required(11, "pair")?,
            unknown_slots: slots.unknown(12)?,
        })
    }
}

impl serde::Serialize for Samples {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Samples {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// Every scalar.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalars {
    pub flag: bool,
    pub text: String,
    pub number: f64,
    pub wide: f64,
    pub single: f32,
    pub a: i8,
    pub b: i16,
    pub c: i32,
    pub d: i64,
    pub e: u8,
    pub f: u16,
    pub g: u32,
    pub h: u64,
    pub safe: keyslot::SafeInt,
    pub blob: keyslot::Bytes,
    pub date: keyslot::Date,
    pub at: keyslot::Timestamp,
    pub span: keyslot::Duration,
    pub day: keyslot::PlainDate,
    pub id: keyslot::Uuid,
    pub amount: keyslot::Decimal,
    pub raw: keyslot::Raw,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Scalars {
    const NAME: &'static str = "Scalars";
    const SCHEMA_HASH: &'static str = "971fce08a13082e8";
}

impl keyslot::Wire for Scalars {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(22, &self.unknown_slots)?;
        slots.put(0, "flag", &self.flag)?;
        slots.put(1, "text", &self.text)?;
        slots.put(2, "number", &self.number)?;
        slots.put(3, "wide", &self.wide)?;
        slots.put(4, "single", &self.single)?;
        slots.put(5, "a", &self.a)?;
        slots.put(6, "b", &self.b)?;
        slots.put(7, "c", &self.c)?;
        slots.put(8, "d", &self.d)?;
        slots.put(9, "e", &self.e)?;
        slots.put(10, "f", &self.f)?;
        slots.put(11, "g", &self.g)?;
        slots.put(12, "h", &self.h)?;
        slots.put(13, "safe", &self.safe)?;
        slots.put(14, "blob", &self.blob)?;
        slots.put(15, "date", &self.date)?;
        slots.put(16, "at", &self.at)?;
        slots.put(17, "span", &self.span)?;
        slots.put(18, "day", &self.day)?;
        slots.put(19, "id", &self.id)?;
        slots.put(20, "amount", &self.amount)?;
        slots.put(21, "raw", &self.raw)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            flag: slots.required(0, "flag")?,
            text: slots.required(1, "text")?,
            number: slots.required(2, "number")?,
            wide: slots.required(3, "wide")?,
            single: slots.required(4, "single")?,
            a: slots.required(5, "a")?,
            b: slots.required(6, "b")?,
            c: slots.required(7, "c")?,
            d: slots.required(8, "d")?,
            e: slots.required(9, "e")?,
            f: slots.required(10, "f")?,
            g: slots.required(11, "g")?,
            h: slots.required(12, "h")?,
            safe: slots.required(13, "safe")?,
            blob: slots.required(14, "blob")?,
            date: slots.required(15, "date")?,
            at: slots.required(16, "at")?,
            span: slots.required(17, "span")?,
            day: slots.required(18, "day")?,
            id: slots.required(19, "id")?,
            amount: slots.required(20, "amount")?,
            raw: slots.required(21, "raw")?,
            unknown_slots: slots.unknown(22)?,
        })
    }
}

impl serde::Serialize for Scalars {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Scalars {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}
