// Generated from type.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::keyslot;

/// Comments of all kinds: *\/ and /// and //! and \u0022 and "quotes" and `code` and "#.
///
/// - an item
///   that goes on
/// - another    one behind a tab
///
///   let indented = code;
///
/// ```text
/// let fenced = code;
/// ```
///
/// Marks that reorder: \u{202e} text, and the end \
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Some {
    #[deprecated(note = "Use \"other\" \\ or none.")]
    pub none: ::std::option::Option<::std::string::String>,
    #[deprecated]
    pub ok: ::std::option::Option<::std::string::String>,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for Some {
    const NAME: &'static str = "Some";
    const SCHEMA_HASH: &'static str = "1d553d4ed8cdaed1";
}

impl keyslot::Wire for Some {
    fn write(&self, writer: &mut keyslot::Writer) -> ::std::result::Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.put(0, "none", &self.none)?;
        slots.put(1, "ok", &self.ok)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> ::std::result::Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            none: slots.optional(0, "none")?,
            ok: slots.optional(1, "ok")?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for Some {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Some {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}
