// Generated from world.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use super::keyslot;

/// Input frames; each may branch into others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Replay {
    pub frames: keyslot::Bytes,
    pub branch: Option<Box<Replay>>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Replay {
    const NAME: &'static str = "Replay";
    const SCHEMA_HASH: &'static str = "8cbaf1e508e1bd46";
}

impl keyslot::Wire for Replay {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "frames", &self.frames)?;
        slots.put(1, "branch", &self.branch)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            frames: slots.required(0, "frames")?,
            branch: slots.optional(1, "branch")?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for Replay {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Replay {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// A score on a level's board: identified by level and player.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    pub level: String,
    pub player: keyslot::Uuid,
    pub points: f64,
    pub replay: Option<Replay>,
    /// Set when the season ends.
    pub rank: Option<u32>,
    /// How often each outcome came about.
    pub outcomes: BTreeMap<bool, u32>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Score {
    const NAME: &'static str = "Score";
    const SCHEMA_HASH: &'static str = "5d717845c547473f";
}

impl keyslot::Wire for Score {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(6, &self.unknown_slots)?;
        slots.put(0, "level", &self.level)?;
        slots.put(1, "player", &self.player)?;
        slots.put(2, "points", &self.points)?;
        slots.put(3, "replay", &self.replay)?;
        slots.put(4, "rank", &self.rank)?;
        slots.put(5, "outcomes", &self.outcomes)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            level: slots.required(0, "level")?,
            player: slots.required(1, "player")?,
            points: slots.required(2, "points")?,
            replay: slots.optional(3, "replay")?,
            rank: slots.optional(4, "rank")?,
            outcomes: slots.defaulted(5, "outcomes", BTreeMap::new)?,
            unknown_slots: slots.unknown(6)?,
        })
    }
}

impl serde::Serialize for Score {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Score {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

impl Score {
    /// The store key of the document that has this id.
    pub fn store_key_of(level: &str, player: &keyslot::Uuid) -> String {
        keyslot::join_store_key(&[level.into(), player.into()])
    }
}

impl keyslot::Document for Score {
    const TYPE: &'static str = "score";
    const SCHEMA_ID: &'static str = "score";
    const VERSION: u32 = 1;
    const GLOBAL: bool = false;
    const INDEXES: &'static [keyslot::Index<Self>] = &[
        keyslot::Index {
            accessor: "byLevelAndPoints",
            unique: false,
            parts: &[
                keyslot::IndexPart {
                    slot: "level",
                    key: 0,
                    multi: false,
                    read: |document| vec![(&document.level).into()],
                },
                keyslot::IndexPart {
                    slot: "points",
                    key: 2,
                    multi: false,
                    read: |document| vec![(&document.points).into()],
                },
            ],
        },
        keyslot::Index {
            accessor: "byLevelAndRank",
            unique: true,
            parts: &[
                keyslot::IndexPart {
                    slot: "level",
                    key: 0,
                    multi: false,
                    read: |document| vec![(&document.level).into()],
                },
                keyslot::IndexPart {
                    slot: "rank",
                    key: 4,
                    multi: false,
                    read: |document| document.rank.iter().map(Into::into).collect(),
                },
            ],
        },
    ];
    const CATALOG: keyslot::CatalogEntry = keyslot::CatalogEntry {
        schema_id: "score",
        schema_name: "score",
        schema_version: "score.v1",
        content_hash: "sha256:d947b934bb472d2098094681632aa141be67404fe677866a4fc8adca4fbcd3b9",
        canonical_schema_json: r#"{"schemaName":"score","schemaVersion":"score.v1","members":[{"slot":0,"name":"level","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"player","type":"System.Guid","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":2,"name":"points","type":"System.Double","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":3,"name":"replay","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":4,"name":"rank","type":"System.UInt32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":5,"name":"outcomes","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}"#,
        compatible_schema_ids: &["score"],
        members: &[
            keyslot::CatalogMember {
                slot: 0,
                name: "level",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 1,
                name: "player",
                type_name: "System.Guid",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 2,
                name: "points",
                type_name: "System.Double",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 3,
                name: "replay",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 4,
                name: "rank",
                type_name: "System.UInt32",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 5,
                name: "outcomes",
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
        Some(Self::store_key_of(&self.level, &self.player))
    }
}

/// Not released: the checker records it but judges nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Season {
    pub name: String,
    pub title: String,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Season {
    const NAME: &'static str = "Season";
    const SCHEMA_HASH: &'static str = "82e2909af3d19d67";
}

impl keyslot::Wire for Season {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "name", &self.name)?;
        slots.put(1, "title", &self.title)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            name: slots.required(0, "name")?,
            title: slots.required(1, "title")?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for Season {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Season {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

impl Season {
    /// The store key of the document that has this id.
    pub fn store_key_of(name: &str) -> String {
        keyslot::join_store_key(&[name.into()])
    }
}

impl keyslot::Document for Season {
    const TYPE: &'static str = "season";
    const SCHEMA_ID: &'static str = "season";
    const VERSION: u32 = 1;
    const GLOBAL: bool = false;
    const INDEXES: &'static [keyslot::Index<Self>] = &[];
    const CATALOG: keyslot::CatalogEntry = keyslot::CatalogEntry {
        schema_id: "season",
        schema_name: "season",
        schema_version: "season.v1",
        content_hash: "sha256:0a9a580b1fd5715eae1943d50037a65a3723ceb780e3bae9c0dc07b989da3942",
        canonical_schema_json: r#"{"schemaName":"season","schemaVersion":"season.v1","members":[{"slot":0,"name":"name","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"title","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}"#,
        compatible_schema_ids: &["season"],
        members: &[
            keyslot::CatalogMember {
                slot: 0,
                name: "name",
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
                is_name: false,
                index_alias: None,
            },
        ],
    };

    fn store_key(&self) -> Option<String> {
        Some(Self::store_key_of(&self.name))
    }
}

/// String-valued: the strings are on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weather {
    Clear,
    Rain,
    Storm,
}

impl keyslot::TextEnum for Weather {
    fn wire(&self) -> &str {
        match self {
            Self::Clear => "clear",
            Self::Rain => "rain",
            Self::Storm => "storm",
        }
    }

    fn from_wire(wire: &str) -> Option<Self> {
        match wire {
            "clear" => Some(Self::Clear),
            "rain" => Some(Self::Rain),
            "storm" => Some(Self::Storm),
            _ => None,
        }
    }
}

impl keyslot::Wire for Weather {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        keyslot::write_text_enum(self, writer)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        keyslot::read_text_enum(reader)
    }
}

impl serde::Serialize for Weather {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Weather {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// Settings of the one world that a server runs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorldSettings {
    pub title: String,
    pub weather: Weather,
    pub flags: BTreeMap<String, bool>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl Default for WorldSettings {
    fn default() -> Self {
        Self {
            title: "Terra".to_owned(),
            weather: Weather::Clear,
            flags: BTreeMap::from([("pvp".to_owned(), true)]),
            unknown_slots: keyslot::UnknownSlots::default(),
        }
    }
}

impl keyslot::Codec for WorldSettings {
    const NAME: &'static str = "WorldSettings";
    const SCHEMA_HASH: &'static str = "0c844d526dfad493";
}

impl keyslot::Wire for WorldSettings {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(3, &self.unknown_slots)?;
        slots.put(0, "title", &self.title)?;
        slots.put(1, "weather", &self.weather)?;
        slots.put(2, "flags", &self.flags)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            title: slots.defaulted(0, "title", || "Terra".to_owned())?,
            weather: slots.defaulted(1, "weather", || Weather::Clear)?,
            flags: slots.defaulted(2, "flags", || BTreeMap::from([("pvp".to_owned(), true)]))?,
            unknown_slots: slots.unknown(3)?,
        })
    }
}

impl serde::Serialize for WorldSettings {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for WorldSettings {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

impl keyslot::Document for WorldSettings {
    const TYPE: &'static str = "world-settings";
    const SCHEMA_ID: &'static str = "world-settings";
    const VERSION: u32 = 1;
    const GLOBAL: bool = true;
    const INDEXES: &'static [keyslot::Index<Self>] = &[];
    const CATALOG: keyslot::CatalogEntry = keyslot::CatalogEntry {
        schema_id: "world-settings",
        schema_name: "world-settings",
        schema_version: "world-settings.v1",
        content_hash: "sha256:5d4d1793694438bc37eb10914f92c9b20f2c6d949061d81b5c1ea254a72233b7",
        canonical_schema_json: r#"{"schemaName":"world-settings","schemaVersion":"world-settings.v1","members":[{"slot":0,"name":"title","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"weather","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":2,"name":"flags","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}"#,
        compatible_schema_ids: &["world-settings"],
        members: &[
            keyslot::CatalogMember {
                slot: 0,
                name: "title",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 1,
                name: "weather",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 2,
                name: "flags",
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
        Some("__global__".to_owned())
    }
}
