// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::{Codec, EncodeError, IndexValue, Raw};

/// What a cache needs to know of a document type to keep, find and describe its documents.
pub trait Document: Codec + 'static {
    /// Persisted type name.
    const TYPE: &'static str;
    const SCHEMA_ID: &'static str;
    const VERSION: u32;
    /// One per type, kept under the store key `__global__`.
    const GLOBAL: bool;
    /// The name lookup first, as `byName`, then the indexes in the schema's order.
    const INDEXES: &'static [Index<Self>];
    const CATALOG: CatalogEntry;

    /// The store key, from the `@id` slots; None when the schema declares none and the caller names the document.
    fn store_key(&self) -> Option<String>;
}

/// An index over one or several slots.
pub struct Index<T: 'static> {
    /// `byFaction`.
    pub accessor: &'static str,
    pub unique: bool,
    /// In index order; at most one is multi-valued.
    pub parts: &'static [IndexPart<T>],
}

pub struct IndexPart<T> {
    /// Name of the slot in the schema.
    pub slot: &'static str,
    pub key: u32,
    /// True for list and set slots: one entry an element.
    pub multi: bool,
    /// The slot's values; none where it is absent.
    pub read: fn(&T) -> Vec<IndexValue>,
}

impl<T> Index<T> {
    /// Every entry that a document has in the index, each the values of the parts in order, sorted, none twice. Where the last of
    /// several parts is absent, entries are one value shorter: what stands before it still finds the document.
    pub fn entries(&self, document: &T) -> Vec<Vec<IndexValue>> {
        let mut entries = vec![Vec::new()];
        for (at, part) in self.parts.iter().enumerate() {
            let values = (part.read)(document);
            if values.is_empty() && at > 0 && at + 1 == self.parts.len() {
                break;
            }
            entries = entries
                .iter()
                .flat_map(|entry| extensions(entry, &values))
                .collect();
        }
        entries.sort();
        entries.dedup();
        entries
    }
}

fn extensions(entry: &[IndexValue], values: &[IndexValue]) -> Vec<Vec<IndexValue>> {
    let extend = |value: &IndexValue| {
        entry
            .iter()
            .chain(std::iter::once(value))
            .cloned()
            .collect()
    };
    values.iter().map(extend).collect()
}

/// Joins the parts of a store key. Several are joined by `/`, and `%` and `/` within them are escaped.
pub fn join_store_key(parts: &[IndexValue]) -> String {
    if let [only] = parts {
        return only.to_string();
    }
    let escaped = parts
        .iter()
        .map(|part| part.to_string().replace('%', "%25").replace('/', "%2F"));
    escaped.collect::<Vec<_>>().join("/")
}

/// A document type as CultCache store files describe it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CatalogEntry {
    pub schema_id: &'static str,
    pub schema_name: &'static str,
    pub schema_version: &'static str,
    pub content_hash: &'static str,
    pub canonical_schema_json: &'static str,
    pub compatible_schema_ids: &'static [&'static str],
    pub members: &'static [CatalogMember],
}

impl CatalogEntry {
    /// The entry as it stands in a store file.
    pub fn encode(&self) -> Result<Raw, EncodeError> {
        let ids = self.compatible_schema_ids.iter().map(|id| (*id).to_owned());
        let members = self.members.iter().map(CatalogMember::tuple);
        Raw::encode(&(
            self.schema_id.to_owned(),
            self.schema_name.to_owned(),
            self.schema_version.to_owned(),
            self.content_hash.to_owned(),
            self.canonical_schema_json.to_owned(),
            ids.collect::<Vec<String>>(),
            members.collect::<Vec<_>>(),
        ))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CatalogMember {
    pub slot: u32,
    pub name: &'static str,
    /// CLR type name: `System.String`.
    pub type_name: &'static str,
    pub is_reference: bool,
    pub is_many: bool,
    pub target_schema: Option<&'static str>,
    pub is_name: bool,
    pub index_alias: Option<&'static str>,
}

/// A member as it stands in a store file.
type MemberTuple = (
    u32,
    String,
    String,
    bool,
    bool,
    Option<String>,
    bool,
    Option<String>,
);

impl CatalogMember {
    fn tuple(&self) -> MemberTuple {
        (
            self.slot,
            self.name.to_owned(),
            self.type_name.to_owned(),
            self.is_reference,
            self.is_many,
            self.target_schema.map(str::to_owned),
            self.is_name,
            self.index_alias.map(str::to_owned),
        )
    }
}

/// What lists of documents say of one type, without its Rust type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentInfo {
    pub type_name: &'static str,
    pub schema_id: &'static str,
    pub version: u32,
    pub global: bool,
    pub schema_hash: &'static str,
    pub catalog: CatalogEntry,
}

impl DocumentInfo {
    pub const fn of<T: Document>() -> Self {
        Self {
            type_name: T::TYPE,
            schema_id: T::SCHEMA_ID,
            version: T::VERSION,
            global: T::GLOBAL,
            schema_hash: T::SCHEMA_HASH,
            catalog: T::CATALOG,
        }
    }
}
