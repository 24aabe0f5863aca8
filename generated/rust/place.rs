// Generated from place.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::keyslot;

/// A point on the globe, in degrees (WGS 84).
#[derive(Clone, Debug, PartialEq)]
pub struct GeoPoint {
    /// North is positive.
    ///
    /// At least -90.
    /// At most 90.
    pub latitude: f64,
    /// East is positive.
    ///
    /// At least -180.
    /// At most 180.
    pub longitude: f64,
    /// Slots that this build does not know.
    pub unknown_slots: keyslot::UnknownSlots,
}

impl keyslot::Codec for GeoPoint {
    const NAME: &'static str = "GeoPoint";
    const SCHEMA_HASH: &'static str = "88f2e3f8964730d6";
}

impl keyslot::Wire for GeoPoint {
    fn write(&self, writer: &mut keyslot::Writer) -> Result<(), keyslot::Fault> {
        let mut slots = writer.record(2, &self.unknown_slots)?;
        slots.check(
            "latitude",
            self.latitude >= -90.0,
            "the value breaks @min(-90)",
        )?;
        slots.check(
            "latitude",
            self.latitude <= 90.0,
            "the value breaks @max(90)",
        )?;
        slots.put(0, "latitude", &self.latitude)?;
        slots.check(
            "longitude",
            self.longitude >= -180.0,
            "the value breaks @min(-180)",
        )?;
        slots.check(
            "longitude",
            self.longitude <= 180.0,
            "the value breaks @max(180)",
        )?;
        slots.put(1, "longitude", &self.longitude)?;
        slots.finish(&self.unknown_slots)
    }

    fn read(reader: &mut keyslot::Reader<'_>) -> Result<Self, keyslot::Fault> {
        let mut slots = reader.record()?;
        Ok(Self {
            latitude: slots.required(0, "latitude")?,
            longitude: slots.required(1, "longitude")?,
            unknown_slots: slots.unknown(2)?,
        })
    }
}

impl serde::Serialize for GeoPoint {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        keyslot::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for GeoPoint {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        keyslot::deserialize(deserializer)
    }
}
