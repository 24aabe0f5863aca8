// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use super::calendar::write_time;
use super::{Code, Fault, Reader, Wire, Writer};

const NANOS_PER_SECOND: i128 = 1_000_000_000;

/// A point in time to the nanosecond: seconds since 1970, and nanoseconds from there on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    seconds: i64,
    nanos: u32,
}

impl Timestamp {
    /// None when `nanos` is a second or more.
    pub const fn new(seconds: i64, nanos: u32) -> Option<Self> {
        if nanos < 1_000_000_000 {
            Some(Self { seconds, nanos })
        } else {
            None
        }
    }

    /// A value from the schema, which was checked when the schema was compiled.
    pub(crate) const fn declared(seconds: i64, nanos: u32) -> Self {
        Self { seconds, nanos }
    }

    /// None when the seconds do not fit 64 bits.
    pub fn from_nanos(nanos: i128) -> Option<Self> {
        let seconds = i64::try_from(nanos.div_euclid(NANOS_PER_SECOND)).ok()?;
        let nanos = u32::try_from(nanos.rem_euclid(NANOS_PER_SECOND)).ok()?;
        Some(Self { seconds, nanos })
    }

    /// Nanoseconds since 1970.
    pub fn as_nanos(self) -> i128 {
        i128::from(self.seconds) * NANOS_PER_SECOND + i128::from(self.nanos)
    }

    pub const fn seconds(self) -> i64 {
        self.seconds
    }

    pub const fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    pub fn now() -> Self {
        Self::from(SystemTime::now())
    }

    /// None when the platform's clock cannot say it.
    pub fn to_system_time(self) -> Option<SystemTime> {
        let whole = std::time::Duration::from_secs(self.seconds.unsigned_abs());
        let start = if self.seconds < 0 {
            UNIX_EPOCH.checked_sub(whole)
        } else {
            UNIX_EPOCH.checked_add(whole)
        };
        start?.checked_add(std::time::Duration::from_nanos(u64::from(self.nanos)))
    }
}

impl From<SystemTime> for Timestamp {
    /// A clock beyond the year 292 billion is held there.
    fn from(time: SystemTime) -> Self {
        let nanos = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => i128::try_from(after.as_nanos()).unwrap_or(i128::MAX),
            Err(before) => {
                i128::try_from(before.duration().as_nanos()).map_or(i128::MIN, |nanos| -nanos)
            }
        };
        let furthest = Self {
            seconds: if nanos < 0 { i64::MIN } else { i64::MAX },
            nanos: 0,
        };
        Self::from_nanos(nanos).unwrap_or(furthest)
    }
}

impl From<Timestamp> for i128 {
    fn from(value: Timestamp) -> Self {
        value.as_nanos()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_time(f, self.seconds)?;
        write!(f, ".{:09}Z", self.nanos)
    }
}

impl Wire for Timestamp {
    /// In the smallest of the extension's three forms.
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        let nanos = self.nanos;
        match (u64::try_from(self.seconds), u32::try_from(self.seconds)) {
            (_, Ok(seconds)) if nanos == 0 => {
                writer.headed(0xd6, &[0xff]);
                writer.append(&seconds.to_be_bytes());
            }
            (Ok(seconds), _) if seconds < 1 << 34 => {
                writer.headed(0xd7, &[0xff]);
                writer.append(&((u64::from(nanos) << 34) | seconds).to_be_bytes());
            }
            _ => {
                writer.headed(0xc7, &[12, 0xff]);
                writer.append(&nanos.to_be_bytes());
                writer.append(&self.seconds.to_be_bytes());
            }
        }
        Ok(())
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let start = reader.position();
        let body = reader.extension(-1)?;
        let (seconds, nanos) = match *body {
            [a, b, c, d] => (i64::from(u32::from_be_bytes([a, b, c, d])), 0),
            [a, b, c, d, e, f, g, h] => {
                let word = u64::from_be_bytes([a, b, c, d, e, f, g, h]);
                ((word & 0x3_ffff_ffff) as i64, (word >> 34) as u32)
            }
            [a, b, c, d, e, f, g, h, i, j, k, l] => (
                i64::from_be_bytes([e, f, g, h, i, j, k, l]),
                u32::from_be_bytes([a, b, c, d]),
            ),
            _ => return Err(Fault::at(Code::InvalidExtension, start)),
        };
        Self::new(seconds, nanos).ok_or_else(|| Fault::at(Code::InvalidDate, start))
    }
}
