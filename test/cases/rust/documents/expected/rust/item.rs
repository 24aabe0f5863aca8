// Generated from item.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::keyslot;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Faction {
    Elf,
    Orc,
}

impl keyslot::TextEnum for Faction {
    fn wire(&self) -> &str {
        match self {
            Self::Elf => "elf",
            Self::Orc => "orc",
        }
    }

    fn from_wire(wire: &str) -> Option<Self> {
        match wire {
            "elf" => Some(Self::Elf),
            "orc" => Some(Self::Orc),
            _ => None,
        }
    }
}

impl keyslot::Wire for Faction {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        keyslot::write_text_enum(self, writer)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        keyslot::read_text_enum(reader)
    }
}

/// As ids and indexes know it.
impl From<&Faction> for keyslot::IndexValue {
    fn from(value: &Faction) -> Self {
        Self::from(keyslot::TextEnum::wire(value))
    }
}

impl serde::Serialize for Faction {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Faction {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    First,
    Second,
    /// A value that this build does not know.
    Unknown(i64),
}

impl keyslot::IntegerEnum for Grade {
    fn wire(&self) -> i64 {
        match self {
            Self::First => 3,
            Self::Second => 2,
            Self::Unknown(wire) => *wire,
        }
    }

    fn from_wire(wire: i64) -> Option<Self> {
        match wire {
            3 => Some(Self::First),
            2 => Some(Self::Second),
            1 => None,
            _ => Some(Self::Unknown(wire)),
        }
    }
}

impl keyslot::Wire for Grade {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        keyslot::write_integer_enum(self, writer)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        keyslot::read_integer_enum(reader)
    }
}

/// As ids and indexes know it.
impl From<&Grade> for keyslot::IndexValue {
    fn from(value: &Grade) -> Self {
        match value {
            Grade::First => Self::from(&1_i64),
            Grade::Second => Self::from(&2_i64),
            Grade::Unknown(wire) => Self::from(wire),
        }
    }
}

impl serde::Serialize for Grade {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Grade {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemStack {
    pub item: String,
    pub count: u16,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for ItemStack {
    const NAME: &'static str = "ItemStack";
    const SCHEMA_HASH: &'static str = "283c0ca83f7d4f12";
}

impl keyslot::Wire for ItemStack {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "item", &self.item)?;
        slots.put(1, "count", &self.count)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            item: slots.required(0, "item")?,
            count: slots.defaulted(1, "count", || 1)?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for ItemStack {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for ItemStack {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}
