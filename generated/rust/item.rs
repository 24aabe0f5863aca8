// Generated from item.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use super::keyslot;

/// Something and how it is locked away.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BoxOfItem {
    pub content: Item,
    pub locked: bool,
    /// Other boxes inside.
    pub nested: Option<Vec<BoxOfItem>>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for BoxOfItem {
    const NAME: &'static str = "BoxOfItem";
    const SCHEMA_HASH: &'static str = "e791c3ac66401282";
}

impl keyslot::Wire for BoxOfItem {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(3, &self.unknown_slots)?;
        slots.put(0, "content", &self.content)?;
        slots.put(1, "locked", &self.locked)?;
        slots.put(2, "nested", &self.nested)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            content: slots.required(0, "content")?,
            locked: slots.defaulted(1, "locked", || false)?,
            nested: slots.optional(2, "nested")?,
            unknown_slots: slots.unknown(3)?,
        })
    }
}

impl serde::Serialize for BoxOfItem {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for BoxOfItem {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// An item definition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    pub id: String,
    pub title: String,
    pub rarity: Rarity,
    /// In gold.
    pub price: keyslot::Decimal,
    /// Red, green, blue.
    pub tint: (u8, u8, u8),
    /// What it changes, by stat.
    pub bonuses: BTreeMap<String, i32>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Item {
    const NAME: &'static str = "Item";
    const SCHEMA_HASH: &'static str = "9cb8ff5c115eaf13";
}

impl keyslot::Wire for Item {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(6, &self.unknown_slots)?;
        slots.put(0, "id", &self.id)?;
        slots.put(1, "title", &self.title)?;
        slots.put(2, "rarity", &self.rarity)?;
        slots.put(3, "price", &self.price)?;
        slots.put(4, "tint", &self.tint)?;
        slots.put(5, "bonuses", &self.bonuses)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            id: slots.required(0, "id")?,
            title: slots.required(1, "title")?,
            rarity: slots.defaulted(2, "rarity", || Rarity::Common)?,
            price: slots.required(3, "price")?,
            tint: slots.required(4, "tint")?,
            bonuses: slots.defaulted(5, "bonuses", BTreeMap::new)?,
            unknown_slots: slots.unknown(6)?,
        })
    }
}

impl serde::Serialize for Item {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Item {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

impl Item {
    /// The store key of the document that has this id.
    pub fn store_key_of(id: &str) -> String {
        keyslot::join_store_key(&[id.into()])
    }
}

impl keyslot::Document for Item {
    const TYPE: &'static str = "item";
    const SCHEMA_ID: &'static str = "game.item.v1";
    const VERSION: u32 = 1;
    const GLOBAL: bool = false;
    const INDEXES: &'static [keyslot::Index<Self>] = &[
        keyslot::Index {
            accessor: "byName",
            unique: true,
            parts: &[keyslot::IndexPart {
                slot: "title",
                key: 1,
                multi: false,
                read: |document| vec![(&document.title).into()],
            }],
        },
        keyslot::Index {
            accessor: "byRarity",
            unique: false,
            parts: &[keyslot::IndexPart {
                slot: "rarity",
                key: 2,
                multi: false,
                read: |document| vec![(&document.rarity).into()],
            }],
        },
    ];
    const CATALOG: keyslot::CatalogEntry = keyslot::CatalogEntry {
        schema_id: "game.item.v1",
        schema_name: "item",
        schema_version: "item.v1",
        content_hash: "sha256:f715f2d2b5ca971c11916e418a4c6fd956ba90c960f1334e71daa4ae8bcd082a",
        canonical_schema_json: r#"{"schemaName":"item","schemaVersion":"item.v1","members":[{"slot":0,"name":"id","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"title","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":true},{"slot":2,"name":"rarity","type":"System.Int32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byRarity","isName":false},{"slot":3,"name":"price","type":"System.Decimal","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":4,"name":"tint","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":5,"name":"bonuses","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}"#,
        compatible_schema_ids: &["game.item.v1"],
        members: &[
            keyslot::CatalogMember {
                slot: 0,
                name: "id",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 1,
                name: "title",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: true,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 2,
                name: "rarity",
                type_name: "System.Int32",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: Some("byRarity"),
            },
            keyslot::CatalogMember {
                slot: 3,
                name: "price",
                type_name: "System.Decimal",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 4,
                name: "tint",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 5,
                name: "bonuses",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
        ],
    };

    fn store_key(&self) -> Option<String> {
        Some(Self::store_key_of(&self.id))
    }
}

/// So many of one item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemStack {
    pub item: String,
    /// At least 1.
    /// At most 999.
    pub count: u16,
    pub label: Option<String>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for ItemStack {
    const NAME: &'static str = "ItemStack";
    const SCHEMA_HASH: &'static str = "c5d0b371abee4ce2";
}

impl keyslot::Wire for ItemStack {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(3, &self.unknown_slots)?;
        slots.put(0, "item", &self.item)?;
        slots.check(
            "count",
            i128::from(self.count) >= 1,
            "the value breaks @min(1)",
        )?;
        slots.check(
            "count",
            i128::from(self.count) <= 999,
            "the value breaks @max(999)",
        )?;
        slots.put(1, "count", &self.count)?;
        slots.put(2, "label", &self.label)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            item: slots.required(0, "item")?,
            count: slots.defaulted(1, "count", || 1)?,
            label: slots.optional(2, "label")?,
            unknown_slots: slots.unknown(3)?,
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

/// Spelled as a constant object, which needs no enum syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rarity {
    Common,
    Rare,
    Legendary,
    /// A value that this build does not know.
    Unknown(i64),
}

impl keyslot::IntegerEnum for Rarity {
    fn wire(&self) -> i64 {
        match self {
            Self::Common => 0,
            Self::Rare => 1,
            Self::Legendary => 7,
            Self::Unknown(wire) => *wire,
        }
    }

    fn from_wire(wire: i64) -> Option<Self> {
        match wire {
            0 => Some(Self::Common),
            1 => Some(Self::Rare),
            7 => Some(Self::Legendary),
            _ => Some(Self::Unknown(wire)),
        }
    }
}

impl keyslot::Wire for Rarity {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        keyslot::write_integer_enum(self, writer)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        keyslot::read_integer_enum(reader)
    }
}

/// As ids and indexes know it.
impl From<&Rarity> for keyslot::IndexValue {
    fn from(value: &Rarity) -> Self {
        Self::from(&keyslot::IntegerEnum::wire(value))
    }
}

impl serde::Serialize for Rarity {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Rarity {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}
