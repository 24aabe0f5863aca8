// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::skip::check_values;
use super::{EncodeError, Fault, Reader, Writer};

/// Slots past the last known one, exactly as they were read. Encoding writes them back, so that an old build that updates
/// a new document loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownSlots {
    count: usize,
    bytes: Vec<u8>,
}

impl UnknownSlots {
    /// Refuses bytes that are not exactly `count` values, one after the other.
    pub fn new(count: usize, bytes: impl Into<Vec<u8>>) -> Result<Self, EncodeError> {
        let bytes = bytes.into();
        match check_values(&bytes, count, 1) {
            Ok(()) => Ok(Self { count, bytes }),
            Err(fault) => Err(fault.into_encode_error("UnknownSlots")),
        }
    }

    pub fn count(&self) -> usize {
        self.count
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn read(reader: &mut Reader<'_>, count: usize) -> Result<Self, Fault> {
        let start = reader.position();
        for _ in 0..count {
            reader.skip()?;
        }
        Ok(Self {
            count,
            bytes: reader.since(start).to_vec(),
        })
    }

    pub(super) fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        if self.count > 0 {
            check_values(&self.bytes, self.count, writer.depth())
                .map_err(|fault| Fault::new(fault.code()))?;
            writer.append(&self.bytes);
        }
        Ok(())
    }
}
