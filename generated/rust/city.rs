// Generated from city.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::keyslot;
use super::place::GeoPoint;

/// A populated place, as GeoNames lists it.
#[derive(Clone, Debug, PartialEq)]
pub struct City {
    /// The GeoNames id.
    pub id: u32,
    /// In the local spelling.
    ///
    /// At least 1 UTF-16 code unit.
    pub name: String,
    pub country: String,
    /// First-order administrative division, by its code in the country.
    pub region: Option<String>,
    /// Second-order administrative division.
    pub municipality: Option<String>,
    pub feature: FeatureCode,
    /// Inhabitants; 0 where nobody counted.
    pub population: u32,
    pub location: GeoPoint,
    /// Countries that also lay claim to it.
    pub claimants: Vec<String>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for City {
    const NAME: &'static str = "City";
    const SCHEMA_HASH: &'static str = "d8811e6bc22eaa21";
}

impl keyslot::Wire for City {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(9, &self.unknown_slots)?;
        slots.put(0, "id", &self.id)?;
        slots.check(
            "name",
            keyslot::utf16_length(&self.name) >= 1,
            "the value breaks @minLength(1)",
        )?;
        slots.put(1, "name", &self.name)?;
        slots.put(2, "country", &self.country)?;
        slots.put(3, "region", &self.region)?;
        slots.put(4, "municipality", &self.municipality)?;
        slots.put(5, "feature", &self.feature)?;
        slots.put(6, "population", &self.population)?;
        slots.put(7, "location", &self.location)?;
        slots.put(8, "claimants", &self.claimants)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            id: slots.required(0, "id")?,
            name: slots.required(1, "name")?,
            country: slots.required(2, "country")?,
            region: slots.optional(3, "region")?,
            municipality: slots.optional(4, "municipality")?,
            feature: slots.defaulted(5, "feature", || FeatureCode::PPL)?,
            population: slots.defaulted(6, "population", || 0)?,
            location: slots.required(7, "location")?,
            claimants: slots.defaulted(8, "claimants", Vec::new)?,
            unknown_slots: slots.unknown(9)?,
        })
    }
}

impl serde::Serialize for City {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for City {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}

impl City {
    /// The store key of the document that has this id.
    pub fn store_key_of(id: &u32) -> String {
        keyslot::join_store_key(&[id.into()])
    }
}

impl keyslot::Document for City {
    const TYPE: &'static str = "city";
    const SCHEMA_ID: &'static str = "city";
    const VERSION: u32 = 1;
    const GLOBAL: bool = false;
    const INDEXES: &'static [keyslot::Index<Self>] = &[
        keyslot::Index {
            accessor: "byCountryAndPopulation",
            unique: false,
            parts: &[
                keyslot::IndexPart {
                    slot: "country",
                    key: 2,
                    multi: false,
                    read: |document| vec![(&document.country).into()],
                },
                keyslot::IndexPart {
                    slot: "population",
                    key: 6,
                    multi: false,
                    read: |document| vec![(&document.population).into()],
                },
            ],
        },
        keyslot::Index {
            accessor: "byCountryAndRegion",
            unique: false,
            parts: &[
                keyslot::IndexPart {
                    slot: "country",
                    key: 2,
                    multi: false,
                    read: |document| vec![(&document.country).into()],
                },
                keyslot::IndexPart {
                    slot: "region",
                    key: 3,
                    multi: false,
                    read: |document| document.region.iter().map(Into::into).collect(),
                },
            ],
        },
        keyslot::Index {
            accessor: "byName",
            unique: false,
            parts: &[keyslot::IndexPart {
                slot: "name",
                key: 1,
                multi: false,
                read: |document| vec![(&document.name).into()],
            }],
        },
        keyslot::Index {
            accessor: "byCountry",
            unique: false,
            parts: &[keyslot::IndexPart {
                slot: "country",
                key: 2,
                multi: false,
                read: |document| vec![(&document.country).into()],
            }],
        },
        keyslot::Index {
            accessor: "byPopulation",
            unique: false,
            parts: &[keyslot::IndexPart {
                slot: "population",
                key: 6,
                multi: false,
                read: |document| vec![(&document.population).into()],
            }],
        },
        keyslot::Index {
            accessor: "byClaimant",
            unique: false,
            parts: &[keyslot::IndexPart {
                slot: "claimants",
                key: 8,
                multi: true,
                read: |document| document.claimants.iter().map(Into::into).collect(),
            }],
        },
    ];
    const CATALOG: keyslot::CatalogEntry = keyslot::CatalogEntry {
        schema_id: "city",
        schema_name: "city",
        schema_version: "city.v1",
        content_hash: "sha256:f6f3a9b58d7db043684aad689fd3086b5f81c34a2345e13ed78dc1bec00ae5b0",
        canonical_schema_json: r#"{"schemaName":"city","schemaVersion":"city.v1","members":[{"slot":0,"name":"id","type":"System.UInt32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"name","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byName","isName":false},{"slot":2,"name":"country","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byCountry","isName":false},{"slot":3,"name":"region","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":4,"name":"municipality","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":5,"name":"feature","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":6,"name":"population","type":"System.UInt32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byPopulation","isName":false},{"slot":7,"name":"location","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":8,"name":"claimants","type":"System.String","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":"byClaimant","isName":false}]}"#,
        compatible_schema_ids: &["city"],
        members: &[
            keyslot::CatalogMember {
                slot: 0,
                name: "id",
                type_name: "System.UInt32",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 1,
                name: "name",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: Some("byName"),
            },
            keyslot::CatalogMember {
                slot: 2,
                name: "country",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: Some("byCountry"),
            },
            keyslot::CatalogMember {
                slot: 3,
                name: "region",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 4,
                name: "municipality",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 5,
                name: "feature",
                type_name: "System.String",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 6,
                name: "population",
                type_name: "System.UInt32",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: Some("byPopulation"),
            },
            keyslot::CatalogMember {
                slot: 7,
                name: "location",
                type_name: "System.Object",
                is_reference: false,
                is_many: false,
                target_schema: None,
                is_name: false,
                index_alias: None,
            },
            keyslot::CatalogMember {
                slot: 8,
                name: "claimants",
                type_name: "System.String",
                is_reference: false,
                is_many: true,
                target_schema: None,
                is_name: false,
                index_alias: Some("byClaimant"),
            },
        ],
    };

    fn store_key(&self) -> Option<String> {
        Some(Self::store_key_of(&self.id))
    }
}

/// What kind of populated place GeoNames calls it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeatureCode {
    PPL,
    PPLA,
    PPLA2,
    PPLA3,
    PPLA4,
    PPLA5,
    PPLC,
    PPLX,
    /// A value that this build does not know.
    Unknown(String),
}

impl keyslot::TextEnum for FeatureCode {
    fn wire(&self) -> &str {
        match self {
            Self::PPL => "PPL",
            Self::PPLA => "PPLA",
            Self::PPLA2 => "PPLA2",
            Self::PPLA3 => "PPLA3",
            Self::PPLA4 => "PPLA4",
            Self::PPLA5 => "PPLA5",
            Self::PPLC => "PPLC",
            Self::PPLX => "PPLX",
            Self::Unknown(wire) => wire,
        }
    }

    fn from_wire(wire: &str) -> Option<Self> {
        match wire {
            "PPL" => Some(Self::PPL),
            "PPLA" => Some(Self::PPLA),
            "PPLA2" => Some(Self::PPLA2),
            "PPLA3" => Some(Self::PPLA3),
            "PPLA4" => Some(Self::PPLA4),
            "PPLA5" => Some(Self::PPLA5),
            "PPLC" => Some(Self::PPLC),
            "PPLX" => Some(Self::PPLX),
            _ => Some(Self::Unknown(wire.to_owned())),
        }
    }
}

impl keyslot::Wire for FeatureCode {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        keyslot::write_text_enum(self, writer)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        keyslot::read_text_enum(reader)
    }
}

impl serde::Serialize for FeatureCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for FeatureCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}
