// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::{Code, Fault, Reader};

impl Reader<'_> {
    /// Steps over one value of any type. Structure and depth are checked, the UTF-8 of strings is not.
    /// It does not recurse, so that no input can exhaust the stack.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        // How many values are still to come at each open level; the depth limit bounds it.
        let mut open: Vec<usize> = Vec::new();
        let mut left = 1_usize;
        loop {
            while left == 0 {
                match open.pop() {
                    None => return Ok(()),
                    Some(outer) => {
                        self.close();
                        left = outer;
                    }
                }
            }
            left -= 1;
            if let Some(children) = self.skip_head()? {
                open.push(left);
                left = children;
            }
        }
    }

    /// Steps over a scalar, or into an array or map, and gives how many values that holds.
    fn skip_head(&mut self) -> Result<Option<usize>, Fault> {
        match self.head() {
            None => return Err(self.fault(Code::Truncated)),
            Some(0xc1) => return Err(self.fault(Code::ReservedByte)),
            Some(0x00..=0x7f | 0xe0..=0xff | 0xc0 | 0xc2 | 0xc3) => self.advance(1),
            Some(0x80..=0x8f | 0xde | 0xdf) => return Ok(Some(self.open_map()? * 2)),
            Some(0x90..=0x9f | 0xdc | 0xdd) => return Ok(Some(self.open_array()?)),
            Some(0xca) => self.skip_word(4)?,
            Some(0xcb) => self.skip_word(8)?,
            Some(head @ 0xcc..=0xd3) => self.skip_word(1 << (head & 3))?,
            Some(head) => self.skip_body(head)?,
        }
        Ok(None)
    }

    fn skip_word(&mut self, width: usize) -> Result<(), Fault> {
        self.word(width).map(drop)
    }

    /// Steps over a str, bin or ext.
    fn skip_body(&mut self, head: u8) -> Result<(), Fault> {
        let start = self.position();
        let length = match head {
            0xa0..=0xbf => self.short_length(head & 0x1f),
            0xd4..=0xd8 => self.short_length(1 << (head - 0xd4)) + 1,
            0xc4 | 0xd9 => self.length(1)?,
            0xc5 | 0xda => self.length(2)?,
            0xc6 | 0xdb => self.length(4)?,
            // An extension has a byte of type more.
            0xc7 => self.length(1)? + 1,
            0xc8 => self.length(2)? + 1,
            _ => self.length(4)?.saturating_add(1),
        };
        self.take(start, length).map(drop)
    }
}

/// Refuses bytes that are not exactly `count` values, inside of `depth` arrays and maps.
pub(super) fn check_values(bytes: &[u8], count: usize, depth: usize) -> Result<(), Fault> {
    let mut reader = Reader::at_depth(bytes, depth);
    for _ in 0..count {
        reader.skip()?;
    }
    if reader.is_at_end() {
        Ok(())
    } else {
        Err(reader.fault(Code::TrailingBytes))
    }
}
