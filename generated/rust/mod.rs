// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]
// A program uses what it needs of its schemas, deprecated slots are still written, and sizes, names, numbers and comments
// are the schema's own.
#![allow(dead_code, deprecated, unused_imports)]
#![allow(clippy::approx_constant, clippy::doc_lazy_continuation)]
#![allow(clippy::enum_variant_names, clippy::large_enum_variant)]
#![allow(clippy::module_inception, clippy::too_many_arguments)]
#![allow(clippy::type_complexity, clippy::upper_case_acronyms)]

pub mod ability;
pub mod city;
pub mod country;
pub mod item;
pub mod keyslot;
pub mod place;
pub mod player;
pub mod world;

pub use self::city::{City, FeatureCode};
pub use self::country::{Continent, Country, Currency, Demonym, NamePair};
pub use self::place::GeoPoint;
pub use self::ability::{Ability, Combo, Heal, Strike};
pub use self::item::{BoxOfItem, Item, ItemStack, Rarity};
pub use self::player::{Faction, Guild, Membership, MembershipRank, Player, Stamped};
pub use self::world::{Replay, Score, Season, Weather, WorldSettings};

/// Every document of the schemas, by type name.
pub const DOCUMENTS: &[keyslot::DocumentInfo] = &[
    keyslot::DocumentInfo::of::<City>(),
    keyslot::DocumentInfo::of::<Country>(),
    keyslot::DocumentInfo::of::<Item>(),
    keyslot::DocumentInfo::of::<Player>(),
    keyslot::DocumentInfo::of::<Score>(),
    keyslot::DocumentInfo::of::<Season>(),
    keyslot::DocumentInfo::of::<WorldSettings>(),
];
