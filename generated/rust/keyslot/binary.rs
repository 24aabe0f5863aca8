// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::ops::{Deref, DerefMut};

use super::{Fault, Reader, Wire, Writer};

/// Bytes that are written as one binary value, where `Vec<u8>` is a list of small integers.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bytes(Vec<u8>);

impl Bytes {
    pub fn into_vec(self) -> Vec<u8> {
        self.0
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl From<Bytes> for Vec<u8> {
    fn from(bytes: Bytes) -> Self {
        bytes.0
    }
}

impl Deref for Bytes {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.0
    }
}

impl DerefMut for Bytes {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.0
    }
}

impl Wire for Bytes {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        writer.binary(self)
    }

    /// An array of integers 0 to 255 is read too, as some writers have no binary values.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let start = reader.position();
        let length = match reader.head() {
            Some(0x90..=0x9f | 0xdc | 0xdd) => return read_list(reader),
            Some(0xc4) => reader.length(1)?,
            Some(0xc5) => reader.length(2)?,
            Some(0xc6) => reader.length(4)?,
            _ => return Err(reader.mismatch()),
        };
        reader.take(start, length).map(Self::from)
    }
}

/// It cannot nest further, so it does not count as a level of depth.
fn read_list(reader: &mut Reader<'_>) -> Result<Bytes, Fault> {
    let start = reader.position();
    let count = reader.array_length()?;
    reader.check_left(start, count)?;
    (0..count)
        .map(|_| u8::read(reader))
        .collect::<Result<_, _>>()
        .map(Bytes)
}
