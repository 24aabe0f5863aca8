// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

//! How values take part in serde. A value is shown to a serializer as the data model of its payload, and read from any
//! deserializer by way of the payload, so that there is one definition of every type's bytes.

use std::fmt;

use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Bytes, Code, Date, Decimal, Duration, Element, Fault, PlainDate, Raw, Reader, SafeInt, Set,
    Timestamp, TypedArray, Uuid, Wire, Writer,
};

/// The newtype that rmp-serde knows as an extension: its type, and its bytes.
const EXTENSION: &str = "_ExtStruct";

pub fn serialize<T: Wire, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut writer = Writer::new();
    let written = value.write(&mut writer);
    written.map_err(|fault| S::Error::custom(fault.into_encode_error("value")))?;
    Payload(&writer.into_bytes()).serialize(serializer)
}

pub fn deserialize<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut writer = Writer::new();
    Transcriber(&mut writer).deserialize(deserializer)?;
    let bytes = writer.into_bytes();
    T::read(&mut Reader::new(&bytes))
        .map_err(|fault| D::Error::custom(fault.into_decode_error("value")))
}

/// The bytes of one value, which are known to be well-formed.
struct Payload<'b>(&'b [u8]);

impl Serialize for Payload<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut reader = Reader::new(self.0);
        let fail = |fault: Fault| S::Error::custom(fault.into_encode_error("value"));
        match self.0.first().copied().unwrap_or(0xc1) {
            0xc0 => serializer.serialize_unit(),
            head @ (0xc2 | 0xc3) => serializer.serialize_bool(head == 0xc3),
            0xca => {
                let bits = reader.word(4).map_err(fail)?;
                serializer.serialize_f32(f32::from_bits(bits as u32))
            }
            0xcb => {
                let bits = reader.word(8).map_err(fail)?;
                serializer.serialize_f64(f64::from_bits(bits))
            }
            0xc4..=0xc6 => serializer.serialize_bytes(&Bytes::read(&mut reader).map_err(fail)?),
            0xa0..=0xbf | 0xd9..=0xdb => match reader.string() {
                Ok(text) => serializer.serialize_str(text),
                Err(fault) => Err(fail(fault)),
            },
            0x80..=0x8f | 0xde | 0xdf => {
                let count = reader.open_map().map_err(fail)?;
                let mut map = serializer.serialize_map(Some(count))?;
                for _ in 0..count {
                    let key = next_payload(&mut reader).map_err(fail)?;
                    map.serialize_entry(&key, &next_payload(&mut reader).map_err(fail)?)?;
                }
                map.end()
            }
            0x90..=0x9f | 0xdc | 0xdd => {
                let count = reader.open_array().map_err(fail)?;
                let mut seq = serializer.serialize_seq(Some(count))?;
                for _ in 0..count {
                    seq.serialize_element(&next_payload(&mut reader).map_err(fail)?)?;
                }
                seq.end()
            }
            0xc7..=0xc9 | 0xd4..=0xd8 => {
                let (kind, body) = extension(&mut reader).map_err(fail)?;
                serializer.serialize_newtype_struct(EXTENSION, &(kind, Binary(body)))
            }
            _ => match reader.integer().map_err(fail)? {
                value @ 0..=0xffff_ffff_ffff_ffff => serializer.serialize_u64(value as u64),
                value => serializer.serialize_i64(value as i64),
            },
        }
    }
}

fn next_payload<'b>(reader: &mut Reader<'b>) -> Result<Payload<'b>, Fault> {
    let start = reader.position();
    reader.skip()?;
    Ok(Payload(reader.since(start)))
}

/// Type and bytes of an extension.
fn extension<'b>(reader: &mut Reader<'b>) -> Result<(i8, &'b [u8]), Fault> {
    let start = reader.position();
    let length = match reader.head() {
        Some(head @ 0xd4..=0xd8) => reader.short_length(1 << (head - 0xd4)),
        Some(0xc7) => reader.length(1)?,
        Some(0xc8) => reader.length(2)?,
        _ => reader.length(4)?,
    };
    let kind = reader.take(start, 1)?;
    let body = reader.take(start, length)?;
    Ok((i8::from_be_bytes([kind[0]]), body))
}

struct Binary<'b>(&'b [u8]);

impl Serialize for Binary<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

/// Writes whatever a deserializer has next as MessagePack.
struct Transcriber<'w>(&'w mut Writer);

impl<'de> DeserializeSeed<'de> for Transcriber<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// What the writer says to a deserializer.
fn checked<E: serde::de::Error>(written: Result<(), Fault>) -> Result<(), E> {
    written.map_err(|fault| E::custom(fault.into_decode_error("value")))
}

impl<'de> Visitor<'de> for Transcriber<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that MessagePack can hold")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.0.nil();
        Ok(())
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        checked(value.write(self.0))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        checked(value.write(self.0))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        checked(value.write(self.0))
    }

    /// Bit by bit: what is no slot of ours may hold any NaN.
    fn visit_f32<E: serde::de::Error>(self, value: f32) -> Result<(), E> {
        self.0.headed(0xca, &value.to_bits().to_be_bytes());
        Ok(())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        self.0.headed(0xcb, &value.to_bits().to_be_bytes());
        Ok(())
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        checked(self.0.string(value))
    }

    fn visit_bytes<E: serde::de::Error>(self, value: &[u8]) -> Result<(), E> {
        checked(self.0.binary(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let start = self.0.position();
        let mut count = 0;
        checked(self.0.open_array(0))?;
        while seq.next_element_seed(Transcriber(&mut *self.0))?.is_some() {
            count += 1;
        }
        self.0.close();
        checked(self.0.array_header_at(start, count))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let start = self.0.position();
        let mut count = 0;
        checked(self.0.open_map(0))?;
        while map.next_key_seed(Transcriber(&mut *self.0))?.is_some() {
            map.next_value_seed(Transcriber(&mut *self.0))?;
            count += 1;
        }
        self.0.close();
        checked(self.0.map_header_at(start, count))
    }

    /// This is how rmp-serde shows an extension.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(ExtensionVisitor(self.0))
    }
}

struct ExtensionVisitor<'w>(&'w mut Writer);

impl<'de> Visitor<'de> for ExtensionVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the type and the bytes of an extension")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let kind: Option<i8> = seq.next_element()?;
        let body: Option<ByteBuffer> = seq.next_element()?;
        match (kind, body) {
            (Some(kind), Some(ByteBuffer(body))) => checked(self.0.extension(kind, &body)),
            _ => Err(A::Error::custom(Code::Truncated)),
        }
    }
}

/// Bytes that a deserializer owns or lends.
struct ByteBuffer(Vec<u8>);

impl<'de> Deserialize<'de> for ByteBuffer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(ByteBufferVisitor)
    }
}

struct ByteBufferVisitor;

impl Visitor<'_> for ByteBufferVisitor {
    type Value = ByteBuffer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes")
    }

    fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<ByteBuffer, E> {
        Ok(ByteBuffer(bytes.to_vec()))
    }
}

macro_rules! through_payload {
    ($($type:ty)*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize(self, serializer)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize(deserializer)
            }
        }
    )*};
}

through_payload!(Bytes Date Decimal Duration PlainDate Raw SafeInt Timestamp Uuid);

impl<T: Wire> Serialize for Set<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

impl<'de, T: Wire> Deserialize<'de> for Set<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

impl<T: Element> Serialize for TypedArray<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

impl<'de, T: Element> Deserialize<'de> for TypedArray<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}
