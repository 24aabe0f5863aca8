// Generated from player.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::collections::BTreeSet;

use super::item::{Faction, Grade, ItemStack};
use super::keyslot;

/// Named by whoever puts it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Note {
    pub text: String,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Note {
    const NAME: &'static str = "Note";
    const SCHEMA_HASH: &'static str = "449994f9171dbb22";
}

impl keyslot::Wire for Note {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(1, &self.unknown_slots)?;
        slots.put(0, "text", &self.text)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            text: slots.required(0, "text")?,
            unknown_slots: slots.unknown(1)?,
        })
    }
}

impl serde::Serialize for Note {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Note {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

impl keyslot::Document for Note {
    const TYPE: &'static str = "note";
    const SCHEMA_ID: &'static str = "note";
    const VERSION: u32 = 1;
    const GLOBAL: bool = false;
    const INDEXES: &'static [keyslot::Index<Self>] = &[];
    const CATALOG: keyslot::CatalogEntry = keyslot::CatalogEntry {
        schema_id: "note",
        schema_name: "note",
        schema_version: "note.v1",
        content_hash: "sha256:13052b3dd8ffbbac9de30ddd7f86aa60464f22bb8a0ca38390ba3e0461e49444",
        canonical_schema_json: r#"{"schemaName":"note","schemaVersion":"note.v1","members":[{"slot":0,"name":"text","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}"#,
        compatible_schema_ids: &["note"],
        members: &[keyslot::CatalogMember {
            slot: 0,
            name: "text",
            type_name: "System.String",
            is_reference: false,
            is_many: false,
            target_schema: None,
            is_name: false,
            index_alias: None,
        }],
    };

    fn store_key(&self) -> Option<String> {
        None
    }
}

/// Someone who plays.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Player {
    pub id: keyslot::Uuid,
    /// The name that others see.
    pub display_name: String,
    pub faction: Faction,
    pub email: Option<String>,
    /// At least 0.
    pub hp: i32,
    pub inventory: Vec<ItemStack>,
    pub tags: BTreeSet<String>,
    pub grades: Option<Vec<Grade>>,
    pub joined_at: keyslot::Timestamp,
    pub balance: Option<keyslot::Decimal>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Player {
    const NAME: &'static str = "Player";
    const SCHEMA_HASH: &'static str = "774fe2ac26349c6c";
}

impl keyslot::Wire for Player {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(11, &self.unknown_slots)?;
        slots.put(0, "id", &self.id)?;
        slots.put(1, "displayName", &self.display_name)?;
        slots.put(2, "faction", &self.faction)?;
        slots.put(4, "email", &self.email)?;
        slots.check("hp", i128::from(self.hp) >= 0, "the value breaks @min(0)")?;
        slots.put(5, "hp", &self.hp)?;
        slots.put(6, "inventory", &self.inventory)?;
        slots.put(7, "tags", &self.tags)?;
        slots.put(8, "grades", &self.grades)?;
        slots.put(9, "joinedAt", &self.joined_at)?;
        slots.put(10, "balance", &self.balance)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            id: slots.required(0, "id")?,
            display_name: slots.required(1, "displayName")?,
            faction: slots.required(2, "faction")?,
            email: slots.optional(4, "email")?,
            hp: slots.defaulted(5, "hp", || 100)?,
            inventory: slots.required(6, "inventory")?,
            tags: slots.required(7, "tags")?,
            grades: slots.optional(8, "grades")?,
            joined_at: slots.required(9, "joinedAt")?,
            balance: slots.optional(10, "balance")?,
            unknown_slots: slots.unknown(11)?,
        })
    }
}

impl serde::Serialize for Player {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Player {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

impl Player {
    /// The store key of the document that has this id.
    pub fn store_key_of(id: &keyslot::Uuid) -> String {
        keyslot::join_store_key(&[id.into()])
    }
}

impl keyslot::Document for Player {
    const TYPE: &'static str = "player";
    const SCHEMA_ID: &'static str = "game.player";
    const VERSION: u32 = 2;
    const GLOBAL: bool = false;
    const INDEXES: &'static [keyslot::Index<Self>] = &[
        keyslot::Index {
            accessor: "byName",
            unique: true,
            parts: &[keyslot::IndexPart {
                slot: "displayName",
                key: 1,
                multi: false,
                read: |document| vec![(&document.display_name).into()],
            }],
        },
        keyslot::Index {
            accessor: "byFactionAndHp",
            unique: false,
            parts: &[
                keyslot::IndexPart {
                    slot: "faction",
                    key: 2,
                    multi: false,
                    read: |document| vec![(&document.faction).into()],
                },
                keyslot::IndexPart {
                    slot: "hp",
                    key: 5,
                    multi: false,
                    read: |document| vec![(&document.hp).into()],
                },
            ],
        },
        keyslot::Index {
            accessor: "byFaction",
            unique: false,
            parts: &[keyslot::IndexPart {
                slot: "faction",
                key: 2,
                multi: false,
                read: |document| vec![(&document.faction).into()],
            }],
        },
        keyslot::Index {
            accessor: "byEmail",
            unique: true,
            parts: &[keyslot::IndexPart {
                slot: "email",
                key: 4,
                multi: false,
                read: |document| document.email.iter().map(Into::into).collect(),
            }],
        },
        keyslot::Index {
            accessor: "byTags",
            unique: false,
            parts: &[keyslot::IndexPart {
                slot: "tags",
                key: 7,
                multi: true,
                read: |document| document.tags.iter().map(Into::into).collect(),
            }],
        },
        keyslot::Index {
            accessor: "byGrades",
            unique: false,
            parts: &[keyslot::IndexPart {
                slot: "grades",
                key: 8,
                multi: true,
                read: |document| document.grades.iter().flatten().map(Into::into).collect(),
            }],
        },
        keyslot::Index {
            accessor: "byJoinedAt",
            unique: false,
            parts: &[keyslot::IndexPart {
                slot: "joinedAt",
                key: 9,
                multi: false,
                read: |document| vec![(&document.joined_at).into()],
            }],
        },
        keyslot::Index {
            accessor: "byBalance",
            unique: false,
            parts: &[keyslot::IndexPart {
                slot: "balance",
                key: 10,
                multi: false,
                read: |document| document.balance.iter().map(Into::into).collect(),
            }],
        },
    ];
    const CATALOG: keyslot::CatalogEntry = keyslot::CatalogEntry {
        schema_id: "game.player",
        schema_name: "player",
        schema_version: "player.v2",
        content_hash: "sha256:49c32f1744ad8e441ad0439051d89260fbb0deb84cb0bbad58691d644b5476f7",
        canonical_schema_json: r#"{"schemaName":"player","schemaVersion":"player.v2","members":[{"slot":0,"name":"id","type":"System.Guid","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"displayName","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":true},{"slot":2,"name":"faction","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byFaction","isName":false},{"slot":4,"name":"email","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byEmail","isName":false},{"slot":5,"name":"hp","type":"System.Int32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":6,"name":"inventory","type":"System.Object","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":7,"name":"tags","type":"System.String","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":"byTags","isName":false},{"slot":8,"name":"grades","type":"System.Int32","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":"byGrades","isName":false},{"slot":9,"name":"joinedAt","type":"System.DateTime","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byJoinedAt","isName":false},{"slot":10,"name":"balance","type":"System.Decimal","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byBalance","isName":false}]}"#,
        compatible_schema_ids: &["game.player"],
        members: &[
            keyslot::CatalogMember {
                slot: 0,
                name: "id",
                type_name: "System.Guid",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 1,
                name: "displayName",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: true,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 2,
                name: "faction",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: Some("byFaction"),
            },
            keyslot::CatalogMember {
                slot: 4,
                name: "email",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: Some("byEmail"),
            },
            keyslot::CatalogMember {
                slot: 5,
                name: "hp",
                type_name: "System.Int32",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 6,
                name: "inventory",
                type_name: "System.Object",
                is_reference: false,
                is_many: true,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 7,
                name: "tags",
                type_name: "System.String",
                is_reference: false,
                is_many: true,
                target_schema: None,
                is_name: false,
                index_alias: Some("byTags"),
            },
            keyslot::CatalogMember {
                slot: 8,
                name: "grades",
                type_name: "System.Int32",
                is_reference: false,
                is_many: true,
                target_schema: None,
                is_name: false,
                index_alias: Some("byGrades"),
            },
            keyslot::CatalogMember {
                slot: 9,
                name: "joinedAt",
                type_name: "System.DateTime",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: Some("byJoinedAt"),
            },
            keyslot::CatalogMember {
                slot: 10,
                name: "balance",
                type_name: "System.Decimal",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: Some("byBalance"),
            },
        ],
    };

    fn store_key(&self) -> Option<String> {
        Some(Self::store_key_of(&self.id))
    }
}

/// There is one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Settings {
    pub dark: bool,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Settings {
    const NAME: &'static str = "Settings";
    const SCHEMA_HASH: &'static str = "cf0a2124fb8a51c0";
}

impl keyslot::Wire for Settings {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(1, &self.unknown_slots)?;
        slots.put(0, "dark", &self.dark)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            dark: slots.defaulted(0, "dark", || false)?,
            unknown_slots: slots.unknown(1)?,
        })
    }
}

impl serde::Serialize for Settings {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Settings {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

impl keyslot::Document for Settings {
    const TYPE: &'static str = "settings";
    const SCHEMA_ID: &'static str = "settings";
    const VERSION: u32 = 1;
    const GLOBAL: bool = true;
    const INDEXES: &'static [keyslot::Index<Self>] = &[];
    const CATALOG: keyslot::CatalogEntry = keyslot::CatalogEntry {
        schema_id: "settings",
        schema_name: "settings",
        schema_version: "settings.v1",
        content_hash: "sha256:359d6e7e7a3e869815e072d64cc49d7bd4637fb5a4472272cfd4e492b4a0d545",
        canonical_schema_json: r#"{"schemaName":"settings","schemaVersion":"settings.v1","members":[{"slot":0,"name":"dark","type":"System.Boolean","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}"#,
        compatible_schema_ids: &["settings"],
        members: &[keyslot::CatalogMember {
            slot: 0,
            name: "dark",
            type_name: "System.Boolean",
            is_reference: false,
            is_many: false,
            target_schema: None,
            is_name: false,
            index_alias: None,
        }],
    };

    fn store_key(&self) -> Option<String> {
        Some("__global__".to_owned())
    }
}

/// Parts of an id may hold what joins them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Visit {
    pub place: String,
    pub day: keyslot::PlainDate,
    pub grade: Grade,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Visit {
    const NAME: &'static str = "Visit";
    const SCHEMA_HASH: &'static str = "df7fd1da8f18f01a";
}

impl keyslot::Wire for Visit {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(3, &self.unknown_slots)?;
        slots.put(0, "place", &self.place)?;
        slots.put(1, "day", &self.day)?;
        slots.put(2, "grade", &self.grade)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            place: slots.required(0, "place")?,
            day: slots.required(1, "day")?,
            grade: slots.required(2, "grade")?,
            unknown_slots: slots.unknown(3)?,
        })
    }
}

impl serde::Serialize for Visit {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Visit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

impl Visit {
    /// The store key of the document that has this id.
    pub fn store_key_of(place: &str, day: &keyslot::PlainDate, grade: &Grade) -> String {
        keyslot::join_store_key(&[place.into(), day.into(), grade.into()])
    }
}

impl keyslot::Document for Visit {
    const TYPE: &'static str = "visit";
    const SCHEMA_ID: &'static str = "visit";
    const VERSION: u32 = 1;
    const GLOBAL: bool = false;
    const INDEXES: &'static [keyslot::Index<Self>] = &[];
    const CATALOG: keyslot::CatalogEntry = keyslot::CatalogEntry {
        schema_id: "visit",
        schema_name: "visit",
        schema_version: "visit.v1",
        content_hash: "sha256:ecc1d1f42b1ac772073273a286c47b86eb3986b979cc02b4e439540b0422a3be",
        canonical_schema_json: r#"{"schemaName":"visit","schemaVersion":"visit.v1","members":[{"slot":0,"name":"place","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"day","type":"System.DateOnly","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":2,"name":"grade","type":"System.Int32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}"#,
        compatible_schema_ids: &["visit"],
        members: &[
            keyslot::CatalogMember {
                slot: 0,
                name: "place",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 1,
                name: "day",
                type_name: "System.DateOnly",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 2,
                name: "grade",
                type_name: "System.Int32",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
        ],
    };

    fn store_key(&self) -> Option<String> {
        Some(Self::store_key_of(&self.place, &self.day, &self.grade))
    }
}
