// Generated from shapes.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::collections::{BTreeMap, BTreeSet};

use super::keyslot;

/// Holds itself in place.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chain {
    pub next: Option<Box<Chain>>,
    pub pair: Option<(i32, Option<Box<Chain>>)>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Chain {
    const NAME: &'static str = "Chain";
    const SCHEMA_HASH: &'static str = "4ca167be8173096f";
}

impl keyslot::Wire for Chain {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "next", &self.next)?;
        slots.put(1, "pair", &self.pair)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            next: slots.optional(0, "next")?,
            pair: slots.optional(1, "pair")?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for Chain {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Chain {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// Round.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    pub radius: f64,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Circle {
    const NAME: &'static str = "Circle";
    const SCHEMA_HASH: &'static str = "4a9a6db2e39d7876";
}

impl keyslot::Wire for Circle {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(1, &self.unknown_slots)?;
        slots.put(0, "radius", &self.radius)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            radius: slots.required(0, "radius")?,
            unknown_slots: slots.unknown(1)?,
        })
    }
}

impl serde::Serialize for Circle {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Circle {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// Closed; stands as its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colour {
    Red,
    /// Like grass.
    Green,
    #[deprecated(note = "Use Green.")]
    Blue,
}

impl keyslot::IntegerEnum for Colour {
    fn wire(&self) -> i64 {
        match self {
            Self::Red => 0,
            Self::Green => 1,
            Self::Blue => 300,
        }
    }

    fn from_wire(wire: i64) -> Option<Self> {
        match wire {
            0 => Some(Self::Red),
            1 => Some(Self::Green),
            300 => Some(Self::Blue),
            _ => None,
        }
    }
}

impl keyslot::Wire for Colour {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        keyslot::write_integer_enum(self, writer)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        keyslot::read_integer_enum(reader)
    }
}

impl serde::Serialize for Colour {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Colour {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Currency {
    EUR,
    ISK,
    /// A value that this build does not know.
    Unknown(String),
}

impl keyslot::TextEnum for Currency {
    fn wire(&self) -> &str {
        match self {
            Self::EUR => "EUR",
            Self::ISK => "ISK",
            Self::Unknown(wire) => wire,
        }
    }

    fn from_wire(wire: &str) -> Option<Self> {
        match wire {
            "EUR" => Some(Self::EUR),
            "ISK" => Some(Self::ISK),
            _ => Some(Self::Unknown(wire.to_owned())),
        }
    }
}

impl keyslot::Wire for Currency {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        keyslot::write_text_enum(self, writer)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        keyslot::read_text_enum(reader)
    }
}

impl serde::Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    North,
    South,
}

impl keyslot::TextEnum for Direction {
    fn wire(&self) -> &str {
        match self {
            Self::North => "north",
            Self::South => "south",
        }
    }

    fn from_wire(wire: &str) -> Option<Self> {
        match wire {
            "north" => Some(Self::North),
            "south" => Some(Self::South),
            _ => None,
        }
    }
}

impl keyslot::Wire for Direction {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        keyslot::write_text_enum(self, writer)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        keyslot::read_text_enum(reader)
    }
}

impl serde::Serialize for Direction {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Direction {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// Two that hold each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Even {
    pub odd: Option<Box<Odd>>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Even {
    const NAME: &'static str = "Even";
    const SCHEMA_HASH: &'static str = "d3b192ccf3f0166c";
}

impl keyslot::Wire for Even {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(1, &self.unknown_slots)?;
        slots.put(0, "odd", &self.odd)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            odd: slots.optional(0, "odd")?,
            unknown_slots: slots.unknown(1)?,
        })
    }
}

impl serde::Serialize for Even {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Even {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gaps {
    pub second: i32,
    pub last: Option<i32>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Gaps {
    const NAME: &'static str = "Gaps";
    const SCHEMA_HASH: &'static str = "d6e0f176b9fb5c7d";
}

impl keyslot::Wire for Gaps {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(6, &self.unknown_slots)?;
        slots.put(2, "second", &self.second)?;
        slots.put(5, "last", &self.last)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            second: slots.required(2, "second")?,
            last: slots.optional(5, "last")?,
            unknown_slots: slots.unknown(6)?,
        })
    }
}

impl serde::Serialize for Gaps {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Gaps {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[deprecated(note = "Use Circle.")]
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub first: Box<Shape>,
    pub others: Vec<Shape>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Group {
    const NAME: &'static str = "Group";
    const SCHEMA_HASH: &'static str = "43d0e05b31ca3ec8";
}

impl keyslot::Wire for Group {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "first", &self.first)?;
        slots.put(1, "others", &self.others)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            first: slots.required(0, "first")?,
            others: slots.required(1, "others")?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for Group {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Group {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Holder {
    pub direction: Direction,
    pub currency: Currency,
    pub level: Level,
    pub shape: Shape,
    pub open: Option<OpenShape>,
    pub colours: BTreeMap<Colour, BTreeSet<Level>>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Holder {
    const NAME: &'static str = "Holder";
    const SCHEMA_HASH: &'static str = "41ceafeb222b7e27";
}

impl keyslot::Wire for Holder {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(6, &self.unknown_slots)?;
        slots.put(0, "direction", &self.direction)?;
        slots.put(1, "currency", &self.currency)?;
        slots.put(2, "level", &self.level)?;
        slots.put(3, "shape", &self.shape)?;
        slots.put(4, "open", &self.open)?;
        slots.put(5, "colours", &self.colours)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            direction: slots.defaulted(0, "direction", || Direction::South)?,
            currency: slots.defaulted(1, "currency", || Currency::Unknown("JPY".to_owned()))?,
            level: slots.defaulted(2, "level", || Level::High)?,
            shape: slots.required(3, "shape")?,
            open: slots.optional(4, "open")?,
            colours: slots.required(5, "colours")?,
            unknown_slots: slots.unknown(6)?,
        })
    }
}

impl serde::Serialize for Holder {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Holder {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// Open, and one member stands under another number on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Low,
    High,
    Below,
    /// A value that this build does not know.
    Unknown(i64),
}

impl keyslot::IntegerEnum for Level {
    fn wire(&self) -> i64 {
        match self {
            Self::Low => 0,
            Self::High => 9,
            Self::Below => -5,
            Self::Unknown(wire) => *wire,
        }
    }

    fn from_wire(wire: i64) -> Option<Self> {
        match wire {
            0 => Some(Self::Low),
            9 => Some(Self::High),
            -5 => Some(Self::Below),
            2 => None,
            _ => Some(Self::Unknown(wire)),
        }
    }
}

impl keyslot::Wire for Level {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        keyslot::write_integer_enum(self, writer)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        keyslot::read_integer_enum(reader)
    }
}

impl serde::Serialize for Level {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Level {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Odd {
    pub number: keyslot::SafeInt,
    pub even: Option<Box<Even>>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl Default for Odd {
    fn default() -> Self {
        Self {
            number: keyslot::SafeInt::declared(7),
            even: None,
            unknown_slots: keyslot::UnknownSlots::default(),
        }
    }
}

impl keyslot::Codec for Odd {
    const NAME: &'static str = "Odd";
    const SCHEMA_HASH: &'static str = "bf29bc0ac6c0116f";
}

impl keyslot::Wire for Odd {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(3, &self.unknown_slots)?;
        slots.put(0, "number", &self.number)?;
        slots.put(2, "even", &self.even)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            number: slots.defaulted(0, "number", || keyslot::SafeInt::declared(7))?,
            even: slots.optional(2, "even")?,
            unknown_slots: slots.unknown(3)?,
        })
    }
}

impl serde::Serialize for Odd {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Odd {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum OpenShape {
    Circle(Circle),
    #[deprecated(note = "Use Circle.")]
    Group(Group),
    /// A member that this build does not know.
    Unknown(keyslot::UnknownMember),
}

impl keyslot::Codec for OpenShape {
    const NAME: &'static str = "OpenShape";
    const SCHEMA_HASH: &'static str = "86bf7bfef9f5cce9";
}

impl keyslot::Wire for OpenShape {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        match self {
            Self::Circle(body) => writer.member(1, body),
            Self::Group(body) => writer.member(2, body),
            Self::Unknown(member) => member.write(writer, &[1, 2]),
        }
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        match reader.tag()? {
            1 => reader.body().map(Self::Circle),
            2 => reader.body().map(Self::Group),
            tag => reader.unknown_member(tag).map(Self::Unknown),
        }
    }
}

impl serde::Serialize for OpenShape {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for OpenShape {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// A closed union that holds itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Circle(Circle),
    #[deprecated(note = "Use Circle.")]
    Group(Box<Group>),
}

impl keyslot::Codec for Shape {
    const NAME: &'static str = "Shape";
    const SCHEMA_HASH: &'static str = "9f03eb6f42516d85";
}

impl keyslot::Wire for Shape {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        match self {
            Self::Circle(body) => writer.member(1, body),
            Self::Group(body) => writer.member(2, body),
        }
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let start = reader.position();
        match reader.tag()? {
            1 => reader.body().map(Self::Circle),
            2 => reader.body().map(Self::Group),
            _ => Err(reader.unknown_tag(start)),
        }
    }
}

impl serde::Serialize for Shape {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Shape {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// Holds itself in lists, which need no box.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tree {
    pub name: String,
    pub children: Vec<Tree>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Tree {
    const NAME: &'static str = "Tree";
    const SCHEMA_HASH: &'static str = "249e0b1e72058ed6";
}

impl keyslot::Wire for Tree {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "name", &self.name)?;
        slots.put(1, "children", &self.children)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            name: slots.required(0, "name")?,
            children: slots.defaulted(1, "children", Vec::new)?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for Tree {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Tree {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}
