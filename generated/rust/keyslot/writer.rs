// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::reader::MAX_DEPTH;
use super::{Code, Fault};

/// A growing buffer that values are appended to.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
    /// How many arrays and maps are open.
    depth: usize,
    /// Constraints bind values that are to be written, not values that are only compared.
    ignores_constraints: bool,
}

/// The heads of one family of values whose length is written in front: for 8, 16 and 32 bits.
pub(super) struct Heads {
    /// The head that holds a short length itself, and the greatest such length.
    pub short: Option<(u8, usize)>,
    /// None where the family knows no length of 8 bits.
    pub bits8: Option<u8>,
    pub bits16: u8,
}

const ARRAY: Heads = Heads {
    short: Some((0x90, 15)),
    bits8: None,
    bits16: 0xdc,
};
const MAP: Heads = Heads {
    short: Some((0x80, 15)),
    bits8: None,
    bits16: 0xde,
};

impl Writer {
    pub fn new() -> Self {
        Self::default()
    }

    /// For bytes by which values are compared.
    pub(super) fn comparing() -> Self {
        Self {
            ignores_constraints: true,
            ..Self::default()
        }
    }

    pub(super) fn ignores_constraints(&self) -> bool {
        self.ignores_constraints
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    pub(super) fn position(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn since(&self, start: usize) -> &[u8] {
        &self.bytes[start..]
    }

    pub(super) fn replace_since(&mut self, start: usize, bytes: &[u8]) {
        self.bytes.truncate(start);
        self.bytes.extend_from_slice(bytes);
    }

    pub(super) fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    pub(super) fn append(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    pub(super) fn nil(&mut self) {
        self.byte(0xc0);
    }

    pub(super) fn headed(&mut self, head: u8, bytes: &[u8]) {
        self.byte(head);
        self.append(bytes);
    }

    /// An integer in its shortest form, a non-negative one as unsigned.
    pub(super) fn unsigned(&mut self, value: u64) {
        let bytes = value.to_be_bytes();
        match value {
            0..=0x7f => self.byte(bytes[7]),
            0x80..=0xff => self.headed(0xcc, &bytes[7..]),
            0x100..=0xffff => self.headed(0xcd, &bytes[6..]),
            0x1_0000..=0xffff_ffff => self.headed(0xce, &bytes[4..]),
            _ => self.headed(0xcf, &bytes),
        }
    }

    /// The same for an integer that may be negative.
    pub(super) fn signed(&mut self, value: i64) {
        let bytes = value.to_be_bytes();
        match value {
            0..=i64::MAX => self.unsigned(value.unsigned_abs()),
            -0x20..=-1 => self.byte(bytes[7]),
            -0x80..=-0x21 => self.headed(0xd0, &bytes[7..]),
            -0x8000..=-0x81 => self.headed(0xd1, &bytes[6..]),
            -0x8000_0000..=-0x8001 => self.headed(0xd2, &bytes[4..]),
            _ => self.headed(0xd3, &bytes),
        }
    }

    /// A head and the length behind it, in its shortest form.
    pub(super) fn length(&mut self, heads: &Heads, length: usize) -> Result<(), Fault> {
        let word = u32::try_from(length).map_err(|_| Fault::new(Code::TooLong))?;
        let bytes = word.to_be_bytes();
        match (heads.short, heads.bits8) {
            (Some((head, most)), _) if length <= most => self.byte(head | bytes[3]),
            (_, Some(head)) if word <= 0xff => self.headed(head, &bytes[3..]),
            _ if word <= 0xffff => self.headed(heads.bits16, &bytes[2..]),
            _ => self.headed(heads.bits16 + 1, &bytes),
        }
        Ok(())
    }

    pub fn string(&mut self, text: &str) -> Result<(), Fault> {
        let heads = Heads {
            short: Some((0xa0, 31)),
            bits8: Some(0xd9),
            bits16: 0xda,
        };
        self.length(&heads, text.len())?;
        self.append(text.as_bytes());
        Ok(())
    }

    pub(super) fn binary(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.length(
            &Heads {
                short: None,
                bits8: Some(0xc4),
                bits16: 0xc5,
            },
            bytes.len(),
        )?;
        self.append(bytes);
        Ok(())
    }

    pub(super) fn extension(&mut self, kind: i8, body: &[u8]) -> Result<(), Fault> {
        self.extension_header(kind, body.len())?;
        self.append(body);
        Ok(())
    }

    /// What stands before the body of an extension.
    pub(super) fn extension_header(&mut self, kind: i8, length: usize) -> Result<(), Fault> {
        match length {
            1 => self.byte(0xd4),
            2 => self.byte(0xd5),
            4 => self.byte(0xd6),
            8 => self.byte(0xd7),
            16 => self.byte(0xd8),
            _ => self.length(
                &Heads {
                    short: None,
                    bits8: Some(0xc7),
                    bits16: 0xc8,
                },
                length,
            )?,
        }
        self.append(&kind.to_be_bytes());
        Ok(())
    }

    pub(super) fn open_array(&mut self, count: usize) -> Result<(), Fault> {
        self.enter()?;
        self.length(&ARRAY, count)
    }

    pub(super) fn open_map(&mut self, count: usize) -> Result<(), Fault> {
        self.enter()?;
        self.length(&MAP, count)
    }

    /// Says how many elements the array has that was opened at `start` with a header of one byte.
    pub(super) fn array_header_at(&mut self, start: usize, count: usize) -> Result<(), Fault> {
        self.header_at(&ARRAY, start, count)
    }

    pub(super) fn map_header_at(&mut self, start: usize, count: usize) -> Result<(), Fault> {
        self.header_at(&MAP, start, count)
    }

    fn header_at(&mut self, heads: &Heads, start: usize, count: usize) -> Result<(), Fault> {
        let mut header = Self::new();
        header.length(heads, count)?;
        self.bytes.splice(start..=start, header.bytes);
        Ok(())
    }

    /// Steps out of an array or map.
    pub(super) fn close(&mut self) {
        self.depth -= 1;
    }

    /// Refuses to nest deeper than any reader reads.
    fn enter(&mut self) -> Result<(), Fault> {
        if self.depth >= MAX_DEPTH {
            return Err(Fault::new(Code::TooDeep));
        }
        self.depth += 1;
        Ok(())
    }
}
