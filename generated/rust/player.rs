// Generated from player.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::collections::{BTreeMap, BTreeSet};

use super::ability::Ability;
use super::item::{BoxOfItem, ItemStack};
use super::keyslot;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Faction {
    Neutral,
    Red,
    Blue,
    /// Sent as 9, whatever the enum says.
    Outlaw,
}

impl keyslot::IntegerEnum for Faction {
    fn wire(&self) -> i64 {
        match self {
            Self::Neutral => 0,
            Self::Red => 1,
            Self::Blue => 2,
            Self::Outlaw => 9,
        }
    }

    fn from_wire(wire: i64) -> Option<Self> {
        match wire {
            0 => Some(Self::Neutral),
            1 => Some(Self::Red),
            2 => Some(Self::Blue),
            9 => Some(Self::Outlaw),
            _ => None,
        }
    }
}

impl keyslot::Wire for Faction {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        keyslot::write_integer_enum(self, writer)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        keyslot::read_integer_enum(reader)
    }
}

/// As ids and indexes know it.
impl From<&Faction> for keyslot::IndexValue {
    fn from(value: &Faction) -> Self {
        match value {
            Faction::Neutral => Self::from(&0_i64),
            Faction::Red => Self::from(&1_i64),
            Faction::Blue => Self::from(&2_i64),
            Faction::Outlaw => Self::from(&3_i64),
        }
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

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Guild {
    pub title: String,
    /// Guilds that this one is a member of.
    pub memberships: Vec<Membership>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Guild {
    const NAME: &'static str = "Guild";
    const SCHEMA_HASH: &'static str = "03c70ad8f9eb696e";
}

impl keyslot::Wire for Guild {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "title", &self.title)?;
        slots.put(1, "memberships", &self.memberships)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            title: slots.required(0, "title")?,
            memberships: slots.defaulted(1, "memberships", Vec::new)?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for Guild {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Guild {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// Mutually recursive with `Guild`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Membership {
    pub guild: Guild,
    pub rank: MembershipRank,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Membership {
    const NAME: &'static str = "Membership";
    const SCHEMA_HASH: &'static str = "8fd0b39a04819ab1";
}

impl keyslot::Wire for Membership {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "guild", &self.guild)?;
        slots.put(1, "rank", &self.rank)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            guild: slots.required(0, "guild")?,
            rank: slots.defaulted(1, "rank", || MembershipRank::Member)?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for Membership {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Membership {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MembershipRank {
    Member,
    Officer,
    Leader,
}

impl keyslot::TextEnum for MembershipRank {
    fn wire(&self) -> &str {
        match self {
            Self::Member => "member",
            Self::Officer => "officer",
            Self::Leader => "leader",
        }
    }

    fn from_wire(wire: &str) -> Option<Self> {
        match wire {
            "member" => Some(Self::Member),
            "officer" => Some(Self::Officer),
            "leader" => Some(Self::Leader),
            _ => None,
        }
    }
}

impl keyslot::Wire for MembershipRank {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        keyslot::write_text_enum(self, writer)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        keyslot::read_text_enum(reader)
    }
}

impl serde::Serialize for MembershipRank {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for MembershipRank {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// Someone who plays.
#[derive(Clone, Debug, PartialEq)]
pub struct Player {
    pub id: keyslot::Uuid,
    /// At least 2 UTF-16 code units.
    /// At most 24 UTF-16 code units.
    pub display_name: String,
    pub faction: Faction,
    /// Matches `^[^@\s]+@[^@\s]+$`, a regular expression of JavaScript that is not checked here.
    pub email: Option<String>,
    /// At least 0.
    /// At most 9999.
    pub hp: i32,
    /// At most 64 items.
    pub inventory: Vec<ItemStack>,
    pub stash: BoxOfItem,
    pub ability: Ability,
    pub born: Option<keyslot::PlainDate>,
    pub playtime: keyslot::Duration,
    pub badges: BTreeSet<String>,
    /// Best score by level.
    pub scores: BTreeMap<u16, keyslot::SafeInt>,
    /// Friends and since when.
    pub friends: BTreeMap<keyslot::Uuid, keyslot::Timestamp>,
    #[deprecated(note = "Use `avatarHash`.")]
    pub avatar: Option<keyslot::Bytes>,
    pub avatar_hash: Option<u64>,
    /// x, y and facing.
    pub position: (f32, f32, i16),
    /// Gold that may be owed.
    pub gold: i64,
    /// Small numbers of every width.
    pub dials: (i8, u8, u32),
    /// What a mod stored; not ours to read.
    pub mod_data: Option<keyslot::Raw>,
    pub membership: Option<Membership>,
    /// Weekly averages; null where there was no play.
    pub averages: Vec<Option<f64>>,
    pub created_at: keyslot::Timestamp,
    pub changed_at: Option<keyslot::Date>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Player {
    const NAME: &'static str = "Player";
    const SCHEMA_HASH: &'static str = "5507fcd29f2f342f";
}

impl keyslot::Wire for Player {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(32, &self.unknown_slots)?;
        slots.put(0, "id", &self.id)?;
        slots.check(
            "displayName",
            keyslot::utf16_length(&self.display_name) >= 2,
            "the value breaks @minLength(2)",
        )?;
        slots.check(
            "displayName",
            keyslot::utf16_length(&self.display_name) <= 24,
            "the value breaks @maxLength(24)",
        )?;
        slots.put(1, "displayName", &self.display_name)?;
        slots.put(2, "faction", &self.faction)?;
        slots.put(4, "email", &self.email)?;
        slots.check("hp", i128::from(self.hp) >= 0, "the value breaks @min(0)")?;
        slots.check(
            "hp",
            i128::from(self.hp) <= 9999,
            "the value breaks @max(9999)",
        )?;
        slots.put(5, "hp", &self.hp)?;
        slots.check(
            "inventory",
            self.inventory.len() <= 64,
            "the value breaks @maxItems(64)",
        )?;
        slots.put(6, "inventory", &self.inventory)?;
        slots.put(7, "stash", &self.stash)?;
        slots.put(8, "ability", &self.ability)?;
        slots.put(9, "born", &self.born)?;
        slots.put(10, "playtime", &self.playtime)?;
        slots.put(11, "badges", &self.badges)?;
        slots.put(12, "scores", &self.scores)?;
        slots.put(13, "friends", &self.friends)?;
        slots.put(14, "avatar", &self.avatar)?;
        slots.put(15, "avatarHash", &self.avatar_hash)?;
        slots.put(16, "position", &self.position)?;
        slots.put(17, "gold", &self.gold)?;
        slots.put(18, "dials", &self.dials)?;
        slots.put(19, "modData", &self.mod_data)?;
        slots.put(23, "membership", &self.membership)?;
        slots.put(24, "averages", &self.averages)?;
        slots.put(30, "createdAt", &self.created_at)?;
        slots.put(31, "changedAt", &self.changed_at)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            id: slots.required(0, "id")?,
            display_name: slots.required(1, "displayName")?,
            faction: slots.defaulted(2, "faction", || Faction::Neutral)?,
            email: slots.optional(4, "email")?,
            hp: slots.defaulted(5, "hp", || 100)?,
            inventory: slots.required(6, "inventory")?,
            stash: slots.required(7, "stash")?,
            ability: slots.required(8, "ability")?,
            born: slots.optional(9, "born")?,
            playtime: slots.required(10, "playtime")?,
            badges: slots.defaulted(11, "badges", BTreeSet::new)?,
            scores: slots.required(12, "scores")?,
            friends: slots.required(13, "friends")?,
            avatar: slots.optional(14, "avatar")?,
            avatar_hash: slots.optional(15, "avatarHash")?,
            position: slots.required(16, "position")?,
            gold: slots.defaulted(17, "gold", || 0)?,
            dials: slots.required(18, "dials")?,
            mod_data: slots.optional(19, "modData")?,
            membership: slots.optional(23, "membership")?,
            averages: slots.defaulted(24, "averages", Vec::new)?,
            created_at: slots.required(30, "createdAt")?,
            changed_at: slots.optional(31, "changedAt")?,
            unknown_slots: slots.unknown(32)?,
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
    const SCHEMA_ID: &'static str = "game.player.v1";
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
            accessor: "byBadge",
            unique: false,
            parts: &[keyslot::IndexPart {
                slot: "badges",
                key: 11,
                multi: true,
                read: |document| document.badges.iter().map(Into::into).collect(),
            }],
        },
    ];
    const CATALOG: keyslot::CatalogEntry = keyslot::CatalogEntry {
        schema_id: "game.player.v1",
        schema_name: "player",
        schema_version: "player.v2",
        content_hash: "sha256:ff84056258438b0444e917a1c2c0cd98f9bfe294f0ed4f100883247cdcfa67fa",
        canonical_schema_json: r#"{"schemaName":"player","schemaVersion":"player.v2","members":[{"slot":0,"name":"id","type":"System.Guid","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"displayName","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":true},{"slot":2,"name":"faction","type":"System.Int32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byFaction","isName":false},{"slot":4,"name":"email","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byEmail","isName":false},{"slot":5,"name":"hp","type":"System.Int32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":6,"name":"inventory","type":"System.Object","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":7,"name":"stash","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":8,"name":"ability","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":9,"name":"born","type":"System.DateOnly","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":10,"name":"playtime","type":"System.TimeSpan","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":11,"name":"badges","type":"System.String","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":"byBadge","isName":false},{"slot":12,"name":"scores","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":13,"name":"friends","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":14,"name":"avatar","type":"System.Byte[]","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":15,"name":"avatarHash","type":"System.UInt64","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":16,"name":"position","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":17,"name":"gold","type":"System.Int64","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":18,"name":"dials","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":19,"name":"modData","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":23,"name":"membership","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":24,"name":"averages","type":"System.Double","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":30,"name":"createdAt","type":"System.DateTime","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":31,"name":"changedAt","type":"System.DateTime","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}"#,
        compatible_schema_ids: &["game.player.v1"],
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
                type_name: "System.Int32",
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
                name: "stash",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 8,
                name: "ability",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 9,
                name: "born",
                type_name: "System.DateOnly",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 10,
                name: "playtime",
                type_name: "System.TimeSpan",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 11,
                name: "badges",
                type_name: "System.String",
                is_reference: false,
                is_many: true,
                target_schema: None,
                is_name: false,
                index_alias: Some("byBadge"),
            },
            keyslot::CatalogMember {
                slot: 12,
                name: "scores",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 13,
                name: "friends",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 14,
                name: "avatar",
                type_name: "System.Byte[]",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 15,
                name: "avatarHash",
                type_name: "System.UInt64",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 16,
                name: "position",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 17,
                name: "gold",
                type_name: "System.Int64",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 18,
                name: "dials",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 19,
                name: "modData",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 23,
                name: "membership",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 24,
                name: "averages",
                type_name: "System.Double",
                is_reference: false,
                is_many: true,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 30,
                name: "createdAt",
                type_name: "System.DateTime",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 31,
                name: "changedAt",
                type_name: "System.DateTime",
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

/// What every stored thing carries.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamped {
    pub created_at: keyslot::Timestamp,
    pub changed_at: Option<keyslot::Date>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Stamped {
    const NAME: &'static str = "Stamped";
    const SCHEMA_HASH: &'static str = "d37a6dab922586f8";
}

impl keyslot::Wire for Stamped {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(32, &self.unknown_slots)?;
        slots.put(30, "createdAt", &self.created_at)?;
        slots.put(31, "changedAt", &self.changed_at)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            created_at: slots.required(30, "createdAt")?,
            changed_at: slots.optional(31, "changedAt")?,
            unknown_slots: slots.unknown(32)?,
        })
    }
}

impl serde::Serialize for Stamped {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Stamped {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}
