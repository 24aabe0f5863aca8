// Generated from ability.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::keyslot;

/// What a player can do. Open: an old client carries abilities that it does not know.
#[derive(Clone, Debug, PartialEq)]
pub enum Ability {
    Strike(Strike),
    Heal(Heal),
    Combo(Combo),
    /// A member that this build does not know.
    Unknown(keyslot::UnknownMember),
}

impl keyslot::Codec for Ability {
    const NAME: &'static str = "Ability";
    const SCHEMA_HASH: &'static str = "c74ef1d7e3c1fe4e";
}

impl keyslot::Wire for Ability {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        match self {
            Self::Strike(body) => writer.member(1, body),
            Self::Heal(body) => writer.member(2, body),
            Self::Combo(body) => writer.member(3, body),
            Self::Unknown(member) => member.write(writer, &[1, 2, 3]),
        }
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        match reader.tag()? {
            1 => reader.body().map(Self::Strike),
            2 => reader.body().map(Self::Heal),
            3 => reader.body().map(Self::Combo),
            tag => reader.unknown_member(tag).map(Self::Unknown),
        }
    }
}

impl serde::Serialize for Ability {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Ability {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// Abilities in a row; shows recursion through a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Combo {
    /// At most 8 items.
    pub steps: Vec<Ability>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Combo {
    const NAME: &'static str = "Combo";
    const SCHEMA_HASH: &'static str = "fdfd347694487899";
}

impl keyslot::Wire for Combo {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(1, &self.unknown_slots)?;
        slots.check(
            "steps",
            self.steps.len() <= 8,
            "the value breaks @maxItems(8)",
        )?;
        slots.put(0, "steps", &self.steps)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            steps: slots.required(0, "steps")?,
            unknown_slots: slots.unknown(1)?,
        })
    }
}

impl serde::Serialize for Combo {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Combo {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Heal {
    pub amount: f32,
    pub over: keyslot::Duration,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Heal {
    const NAME: &'static str = "Heal";
    const SCHEMA_HASH: &'static str = "253579b56271433f";
}

impl keyslot::Wire for Heal {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "amount", &self.amount)?;
        slots.put(1, "over", &self.over)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            amount: slots.required(0, "amount")?,
            over: slots.required(1, "over")?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for Heal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Heal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Strike {
    pub damage: f32,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Strike {
    const NAME: &'static str = "Strike";
    const SCHEMA_HASH: &'static str = "a04ddbccaa811f23";
}

impl keyslot::Wire for Strike {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(1, &self.unknown_slots)?;
        slots.put(0, "damage", &self.damage)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            damage: slots.required(0, "damage")?,
            unknown_slots: slots.unknown(1)?,
        })
    }
}

impl serde::Serialize for Strike {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Strike {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}
