// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::{Code, Fault};

/// Deepest nesting of arrays and maps that is read and written; the payload array is at depth 1.
pub(super) const MAX_DEPTH: usize = 64;

/// A position in bytes. Every length that the bytes declare is held against the bytes that are left before anything is allocated.
#[derive(Debug)]
pub struct Reader<'b> {
    bytes: &'b [u8],
    position: usize,
    /// How many arrays and maps are open.
    depth: usize,
}

impl<'b> Reader<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Self::at_depth(bytes, 0)
    }

    /// For bytes that stand inside of so many arrays and maps.
    pub(super) fn at_depth(bytes: &'b [u8], depth: usize) -> Self {
        Self {
            bytes,
            position: 0,
            depth,
        }
    }

    pub fn position(&self) -> usize {
        self.position
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.position == self.bytes.len()
    }

    pub(super) fn left(&self) -> usize {
        self.bytes.len() - self.position
    }

    /// The byte that says what the next value is.
    pub(super) fn head(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    /// Steps over bytes that are known to be there.
    pub(super) fn advance(&mut self, count: usize) {
        self.position += count;
    }

    pub(super) fn since(&self, start: usize) -> &'b [u8] {
        &self.bytes[start..self.position]
    }

    /// What is wrong at the current position.
    pub(super) fn fault(&self, code: Code) -> Fault {
        Fault::at(code, self.position)
    }

    /// The next value is not of the expected type, or there is none.
    pub(super) fn mismatch(&self) -> Fault {
        self.fault(match self.head() {
            None => Code::Truncated,
            Some(0xc1) => Code::ReservedByte,
            Some(_) => Code::TypeMismatch,
        })
    }

    pub(super) fn is_nil(&self) -> bool {
        self.head() == Some(0xc0)
    }

    /// Steps over the next value if it is nil.
    pub(super) fn try_nil(&mut self) -> bool {
        let is_nil = self.is_nil();
        self.position += usize::from(is_nil);
        is_nil
    }

    /// Enters the array that starts here, and gives the number of its elements; there are at least as many bytes left.
    pub(super) fn open_array(&mut self) -> Result<usize, Fault> {
        let start = self.position;
        let count = self.array_length()?;
        self.enter(start, count)?;
        Ok(count)
    }

    /// Enters the map that starts here, and gives the number of its entries; there are at least twice as many bytes left.
    pub(super) fn open_map(&mut self) -> Result<usize, Fault> {
        let start = self.position;
        let count = match self.head() {
            Some(head @ 0x80..=0x8f) => self.short_length(head & 0x0f),
            Some(0xde) => self.length(2)?,
            Some(0xdf) => self.length(4)?,
            _ => return Err(self.mismatch()),
        };
        self.enter(start, count.saturating_mul(2))?;
        Ok(count)
    }

    /// Steps out of an array or map.
    pub(super) fn close(&mut self) {
        self.depth -= 1;
    }

    fn enter(&mut self, start: usize, least: usize) -> Result<(), Fault> {
        if self.depth >= MAX_DEPTH {
            return Err(Fault::at(Code::TooDeep, start));
        }
        self.check_left(start, least)?;
        self.depth += 1;
        Ok(())
    }

    pub(super) fn array_length(&mut self) -> Result<usize, Fault> {
        match self.head() {
            Some(head @ 0x90..=0x9f) => Ok(self.short_length(head & 0x0f)),
            Some(0xdc) => self.length(2),
            Some(0xdd) => self.length(4),
            _ => Err(self.mismatch()),
        }
    }

    pub(super) fn check_left(&self, start: usize, count: usize) -> Result<(), Fault> {
        if count > self.left() {
            return Err(Fault::at(Code::LengthExceedsInput, start));
        }
        Ok(())
    }

    /// A length within the head byte itself.
    pub(super) fn short_length(&mut self, length: u8) -> usize {
        self.position += 1;
        usize::from(length)
    }

    /// The length in the `width` bytes behind the head byte; leaves the position behind it.
    pub(super) fn length(&mut self, width: usize) -> Result<usize, Fault> {
        let word = self.word(width)?;
        usize::try_from(word).map_err(|_| self.fault(Code::LengthExceedsInput))
    }

    /// The big-endian number in the `width` bytes behind the head byte; leaves the position behind it.
    pub(super) fn word(&mut self, width: usize) -> Result<u64, Fault> {
        let start = self.position + 1;
        match self.bytes.get(start..start + width) {
            None => Err(self.fault(Code::Truncated)),
            Some(bytes) => {
                self.position = start + width;
                Ok(bytes
                    .iter()
                    .fold(0, |word, byte| (word << 8) | u64::from(*byte)))
            }
        }
    }

    /// The next `count` bytes, of the value that starts at `start`.
    pub(super) fn take(&mut self, start: usize, count: usize) -> Result<&'b [u8], Fault> {
        self.check_left(start, count)?;
        let from = self.position;
        self.position += count;
        Ok(&self.bytes[from..self.position])
    }

    /// The body of the extension that starts here, which has to be of one type.
    pub(super) fn extension(&mut self, kind: i8) -> Result<&'b [u8], Fault> {
        let start = self.position;
        let length = match self.head() {
            Some(head @ 0xd4..=0xd8) => self.short_length(1 << (head - 0xd4)),
            Some(0xc7) => self.length(1)?,
            Some(0xc8) => self.length(2)?,
            Some(0xc9) => self.length(4)?,
            _ => return Err(self.mismatch()),
        };
        let own = self
            .head()
            .ok_or_else(|| Fault::at(Code::Truncated, start))?;
        self.advance(1);
        let body = self.take(start, length)?;
        if i8::from_be_bytes([own]) != kind {
            return Err(Fault::at(Code::InvalidExtension, start));
        }
        Ok(body)
    }

    /// The string that starts here.
    pub fn string(&mut self) -> Result<&'b str, Fault> {
        let start = self.position;
        let length = match self.head() {
            Some(head @ 0xa0..=0xbf) => self.short_length(head & 0x1f),
            Some(0xd9) => self.length(1)?,
            Some(0xda) => self.length(2)?,
            Some(0xdb) => self.length(4)?,
            _ => return Err(self.mismatch()),
        };
        let bytes = self.take(start, length)?;
        std::str::from_utf8(bytes).map_err(|_| Fault::at(Code::InvalidUtf8, start))
    }
}
