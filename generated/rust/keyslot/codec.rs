// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::{Code, DecodeError, EncodeError, Fault, Reader, Writer};

/// A type that has one form on the wire.
pub trait Wire: Sized {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault>;

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault>;

    /// True for a raw nil, which a slot would take for the absence of a value.
    fn is_nil(&self) -> bool {
        false
    }

    /// Makes bytes equal that stand for values which a set holds once, though they are written differently.
    fn identify(_encoded: &mut [u8]) {}
}

/// The encode/decode pair of a record or union.
pub trait Codec: Wire {
    /// Name in the schema.
    const NAME: &'static str;
    /// Hash of everything that decides the bytes: slots, types, presence, defaults, of this type and of all it reaches.
    const SCHEMA_HASH: &'static str;

    /// The payload.
    fn encode(&self) -> Result<Vec<u8>, EncodeError> {
        encode_as(Self::NAME, self)
    }

    /// Reads a payload, which must be all there is in `bytes`.
    fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        decode_as(Self::NAME, bytes)
    }
}

/// Encodes a value of any type; `name` begins the path of an error.
pub(super) fn encode_as<T: Wire>(name: &str, value: &T) -> Result<Vec<u8>, EncodeError> {
    let mut writer = Writer::new();
    match value.write(&mut writer) {
        Ok(()) => Ok(writer.into_bytes()),
        Err(fault) => Err(fault.into_encode_error(name)),
    }
}

pub(super) fn decode_as<T: Wire>(name: &str, bytes: &[u8]) -> Result<T, DecodeError> {
    let mut reader = Reader::new(bytes);
    read_whole(&mut reader).map_err(|fault| fault.into_decode_error(name))
}

fn read_whole<T: Wire>(reader: &mut Reader<'_>) -> Result<T, Fault> {
    let value = T::read(reader)?;
    if reader.is_at_end() {
        Ok(value)
    } else {
        Err(reader.fault(Code::TrailingBytes))
    }
}

impl<T: Wire> Wire for Box<T> {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        T::write(self, writer)
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        T::read(reader).map(Self::new)
    }
}

/// Nil stands for `None`.
impl<T: Wire> Wire for Option<T> {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        match self {
            None => {
                writer.nil();
                Ok(())
            }
            Some(value) if value.is_nil() => Err(Fault::new(Code::MissingSlot)),
            Some(value) => value.write(writer),
        }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.try_nil() {
            return Ok(None);
        }
        T::read(reader).map(Some)
    }
}

impl Wire for bool {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        writer.byte(if *self { 0xc3 } else { 0xc2 });
        Ok(())
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match reader.head() {
            Some(head @ (0xc2 | 0xc3)) => {
                reader.advance(1);
                Ok(head == 0xc3)
            }
            _ => Err(reader.mismatch()),
        }
    }
}
