// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::skip::check_values;
use super::{Code, EncodeError, Fault, Reader, Wire, Writer};

/// One MessagePack value of any type, kept as its bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Raw(Vec<u8>);

impl Raw {
    /// Refuses bytes that are not exactly one value.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Result<Self, EncodeError> {
        let bytes = bytes.into();
        match check_values(&bytes, 1, 0) {
            Ok(()) => Ok(Self(bytes)),
            Err(fault) => Err(fault.into_encode_error("Raw")),
        }
    }

    /// The value that stands for nothing.
    pub fn nil() -> Self {
        Self(vec![0xc0])
    }

    /// The bytes of a value that has a form on the wire.
    pub fn encode<T: Wire>(value: &T) -> Result<Self, EncodeError> {
        super::codec::encode_as("Raw", value).map(Self)
    }

    /// The value that the bytes are.
    pub fn decode<T: Wire>(&self) -> Result<T, super::DecodeError> {
        super::codec::decode_as("Raw", &self.0)
    }

    /// A value from the schema, which was checked when the schema was compiled.
    pub(crate) fn declared(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Wire for Raw {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        // It was found to be one value, but not how deep it would stand.
        check_values(&self.0, 1, writer.depth()).map_err(|fault| Fault::new(fault.code()))?;
        writer.append(&self.0);
        Ok(())
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let start = reader.position();
        reader.skip()?;
        Ok(Self(reader.since(start).to_vec()))
    }

    fn is_nil(&self) -> bool {
        self.0 == [0xc0]
    }
}

impl TryFrom<Vec<u8>> for Raw {
    type Error = EncodeError;

    fn try_from(bytes: Vec<u8>) -> Result<Self, EncodeError> {
        Self::new(bytes)
    }
}

/// The code that refuses a raw nil where nil has another meaning.
pub(super) fn check_present<T: Wire>(value: &T) -> Result<(), Fault> {
    if value.is_nil() {
        return Err(Fault::new(Code::MissingSlot));
    }
    Ok(())
}
