// Generated from country.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::collections::{BTreeMap, BTreeSet};

use super::keyslot;
use super::place::GeoPoint;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Continent {
    Africa,
    Americas,
    Antarctic,
    Asia,
    Europe,
    Oceania,
}

impl keyslot::TextEnum for Continent {
    fn wire(&self) -> &str {
        match self {
            Self::Africa => "Africa",
            Self::Americas => "Americas",
            Self::Antarctic => "Antarctic",
            Self::Asia => "Asia",
            Self::Europe => "Europe",
            Self::Oceania => "Oceania",
        }
    }

    fn from_wire(wire: &str) -> Option<Self> {
        match wire {
            "Africa" => Some(Self::Africa),
            "Americas" => Some(Self::Americas),
            "Antarctic" => Some(Self::Antarctic),
            "Asia" => Some(Self::Asia),
            "Europe" => Some(Self::Europe),
            "Oceania" => Some(Self::Oceania),
            _ => None,
        }
    }
}

impl keyslot::Wire for Continent {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        keyslot::write_text_enum(self, writer)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        keyslot::read_text_enum(reader)
    }
}

/// As ids and indexes know it.
impl From<&Continent> for keyslot::IndexValue {
    fn from(value: &Continent) -> Self {
        Self::from(keyslot::TextEnum::wire(value))
    }
}

impl serde::Serialize for Continent {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Continent {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// A country or territory of ISO 3166-1.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// Matches `^[A-Z]{2}$`, a regular expression of JavaScript that is not checked here.
    pub code: String,
    /// Alpha-3 code: `ISL`.
    ///
    /// At least 3 UTF-16 code units.
    /// At most 3 UTF-16 code units.
    pub code3: String,
    /// English name: `Iceland`.
    pub common_name: String,
    pub official_name: String,
    /// Names in the country's own languages, by ISO 639-3 code.
    pub native_names: BTreeMap<String, NamePair>,
    /// Names in other languages, by ISO 639-3 code.
    pub translations: BTreeMap<String, NamePair>,
    pub continent: Continent,
    pub subregion: Option<String>,
    pub capitals: Vec<String>,
    /// Language names by ISO 639-3 code.
    pub languages: BTreeMap<String, String>,
    /// Currencies by ISO 4217 code.
    pub currencies: BTreeMap<String, Currency>,
    pub demonyms: BTreeMap<String, Demonym>,
    /// Land neighbours, as alpha-3 codes.
    pub borders: Vec<String>,
    /// In square kilometres; null where unknown.
    pub area: Option<f64>,
    pub location: GeoPoint,
    /// Null where it is disputed.
    pub independent: Option<bool>,
    pub landlocked: bool,
    pub un_member: bool,
    /// Internet top-level domains.
    pub domains: BTreeSet<String>,
    /// The flag as an emoji.
    pub flag: String,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Country {
    const NAME: &'static str = "Country";
    const SCHEMA_HASH: &'static str = "9e6a83e8e3676354";
}

impl keyslot::Wire for Country {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(20, &self.unknown_slots)?;
        slots.put(0, "code", &self.code)?;
        slots.check(
            "code3",
            keyslot::utf16_length(&self.code3) >= 3,
            "the value breaks @minLength(3)",
        )?;
        slots.check(
            "code3",
            keyslot::utf16_length(&self.code3) <= 3,
            "the value breaks @maxLength(3)",
        )?;
        slots.put(1, "code3", &self.code3)?;
        slots.put(2, "commonName", &self.common_name)?;
        slots.put(3, "officialName", &self.official_name)?;
        slots.put(4, "nativeNames", &self.native_names)?;
        slots.put(5, "translations", &self.translations)?;
        slots.put(6, "continent", &self.continent)?;
        slots.put(7, "subregion", &self.subregion)?;
        slots.put(8, "capitals", &self.capitals)?;
        slots.put(9, "languages", &self.languages)?;
        slots.put(10, "currencies", &self.currencies)?;
        slots.put(11, "demonyms", &self.demonyms)?;
        slots.put(12, "borders", &self.borders)?;
        slots.put(13, "area", &self.area)?;
        slots.put(14, "location", &self.location)?;
        slots.put(15, "independent", &self.independent)?;
        slots.put(16, "landlocked", &self.landlocked)?;
        slots.put(17, "unMember", &self.un_member)?;
        slots.put(18, "domains", &self.domains)?;
        slots.put(19, "flag", &self.flag)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            code: slots.required(0, "code")?,
            code3: slots.required(1, "code3")?,
            common_name: slots.required(2, "commonName")?,
            official_name: slots.required(3, "officialName")?,
            native_names: slots.required(4, "nativeNames")?,
            translations: slots.required(5, "translations")?,
            continent: slots.required(6, "continent")?,
            subregion: slots.optional(7, "subregion")?,
            capitals: slots.required(8, "capitals")?,
            languages: slots.required(9, "languages")?,
            currencies: slots.required(10, "currencies")?,
            demonyms: slots.required(11, "demonyms")?,
            borders: slots.required(12, "borders")?,
            area: slots.optional(13, "area")?,
            location: slots.required(14, "location")?,
            independent: slots.optional(15, "independent")?,
            landlocked: slots.defaulted(16, "landlocked", || false)?,
            un_member: slots.defaulted(17, "unMember", || false)?,
            domains: slots.required(18, "domains")?,
            flag: slots.required(19, "flag")?,
            unknown_slots: slots.unknown(20)?,
        })
    }
}

impl serde::Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Country {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

impl Country {
    /// The store key of the document that has this id.
    pub fn store_key_of(code: &str) -> String {
        keyslot::join_store_key(&[code.into()])
    }
}

impl keyslot::Document for Country {
    const TYPE: &'static str = "country";
    const SCHEMA_ID: &'static str = "atlas.country.v1";
    const VERSION: u32 = 1;
    const GLOBAL: bool = false;
    const INDEXES: &'static [keyslot::Index<Self>] = &[
        keyslot::Index {
            accessor: "byName",
            unique: true,
            parts: &[keyslot::IndexPart {
                slot: "commonName",
                key: 2,
                multi: false,
                read: |document| vec![(&document.common_name).into()],
            }],
        },
        keyslot::Index {
            accessor: "byContinentAndArea",
            unique: false,
            parts: &[
                keyslot::IndexPart {
                    slot: "continent",
                    key: 6,
                    multi: false,
                    read: |document| vec![(&document.continent).into()],
                },
                keyslot::IndexPart {
                    slot: "area",
                    key: 13,
                    multi: false,
                    read: |document| document.area.iter().map(Into::into).collect(),
                },
            ],
        },
        keyslot::Index {
            accessor: "byCode3",
            unique: true,
            parts: &[keyslot::IndexPart {
                slot: "code3",
                key: 1,
                multi: false,
                read: |document| vec![(&document.code3).into()],
            }],
        },
        keyslot::Index {
            accessor: "byContinent",
            unique: false,
            parts: &[keyslot::IndexPart {
                slot: "continent",
                key: 6,
                multi: false,
                read: |document| vec![(&document.continent).into()],
            }],
        },
        keyslot::Index {
            accessor: "byNeighbour",
            unique: false,
            parts: &[keyslot::IndexPart {
                slot: "borders",
                key: 12,
                multi: true,
                read: |document| document.borders.iter().map(Into::into).collect(),
            }],
        },
        keyslot::Index {
            accessor: "byUnMembership",
            unique: false,
            parts: &[keyslot::IndexPart {
                slot: "unMember",
                key: 17,
                multi: false,
                read: |document| vec![(&document.un_member).into()],
            }],
        },
    ];
    const CATALOG: keyslot::CatalogEntry = keyslot::CatalogEntry {
        schema_id: "atlas.country.v1",
        schema_name: "country",
        schema_version: "country.v1",
        content_hash: "sha256:aab9d1b32ff532e8c5e423fe02e518138b13bd5fae02190e35435cad3a943aa7",
        canonical_schema_json: r#"{"schemaName":"country","schemaVersion":"country.v1","members":[{"slot":0,"name":"code","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"code3","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byCode3","isName":false},{"slot":2,"name":"commonName","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":true},{"slot":3,"name":"officialName","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":4,"name":"nativeNames","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":5,"name":"translations","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":6,"name":"continent","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byContinent","isName":false},{"slot":7,"name":"subregion","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":8,"name":"capitals","type":"System.String","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":9,"name":"languages","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":10,"name":"currencies","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":11,"name":"demonyms","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":12,"name":"borders","type":"System.String","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":"byNeighbour","isName":false},{"slot":13,"name":"area","type":"System.Double","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":14,"name":"location","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":15,"name":"independent","type":"System.Boolean","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":16,"name":"landlocked","type":"System.Boolean","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":17,"name":"unMember","type":"System.Boolean","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byUnMembership","isName":false},{"slot":18,"name":"domains","type":"System.String","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":19,"name":"flag","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}"#,
        compatible_schema_ids: &["atlas.country.v1"],
        members: &[
            keyslot::CatalogMember {
                slot: 0,
                name: "code",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 1,
                name: "code3",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: Some("byCode3"),
            },
            keyslot::CatalogMember {
                slot: 2,
                name: "commonName",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: true,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 3,
                name: "officialName",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 4,
                name: "nativeNames",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 5,
                name: "translations",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 6,
                name: "continent",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: Some("byContinent"),
            },
            keyslot::CatalogMember {
                slot: 7,
                name: "subregion",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 8,
                name: "capitals",
                type_name: "System.String",
                is_reference: false,
                is_many: true,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 9,
                name: "languages",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 10,
                name: "currencies",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 11,
                name: "demonyms",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 12,
                name: "borders",
                type_name: "System.String",
                is_reference: false,
                is_many: true,
                target_schema: None,
                is_name: false,
                index_alias: Some("byNeighbour"),
            },
            keyslot::CatalogMember {
                slot: 13,
                name: "area",
                type_name: "System.Double",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 14,
                name: "location",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 15,
                name: "independent",
                type_name: "System.Boolean",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 16,
                name: "landlocked",
                type_name: "System.Boolean",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 17,
                name: "unMember",
                type_name: "System.Boolean",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: Some("byUnMembership"),
            },
            keyslot::CatalogMember {
                slot: 18,
                name: "domains",
                type_name: "System.String",
                is_reference: false,
                is_many: true,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 19,
                name: "flag",
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
        Some(Self::store_key_of(&self.code))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    pub name: String,
    pub symbol: String,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Currency {
    const NAME: &'static str = "Currency";
    const SCHEMA_HASH: &'static str = "82e2909af3d19d67";
}

impl keyslot::Wire for Currency {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "name", &self.name)?;
        slots.put(1, "symbol", &self.symbol)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            name: slots.required(0, "name")?,
            symbol: slots.required(1, "symbol")?,
            unknown_slots: slots.unknown(2)?,
        })
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

/// How inhabitants are called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Demonym {
    pub feminine: String,
    pub masculine: String,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Demonym {
    const NAME: &'static str = "Demonym";
    const SCHEMA_HASH: &'static str = "82e2909af3d19d67";
}

impl keyslot::Wire for Demonym {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "feminine", &self.feminine)?;
        slots.put(1, "masculine", &self.masculine)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            feminine: slots.required(0, "feminine")?,
            masculine: slots.required(1, "masculine")?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for Demonym {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Demonym {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

/// The common and the official form of a name in one language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamePair {
    pub common: String,
    pub official: String,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for NamePair {
    const NAME: &'static str = "NamePair";
    const SCHEMA_HASH: &'static str = "82e2909af3d19d67";
}

impl keyslot::Wire for NamePair {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "common", &self.common)?;
        slots.put(1, "official", &self.official)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            common: slots.required(0, "common")?,
            official: slots.required(1, "official")?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for NamePair {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for NamePair {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}
