// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::fmt;

use super::calendar::write_time;
use super::{Code, Fault, Reader, Timestamp, Wire, Writer};

/// A point in time to the millisecond, as JavaScript's Date: at most 100,000,000 days from 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i64);

impl Date {
    const FURTHEST: i64 = 8_640_000_000_000_000;

    /// From milliseconds since 1970; None outside of the range.
    pub const fn from_millis(millis: i64) -> Option<Self> {
        if millis >= -Self::FURTHEST && millis <= Self::FURTHEST {
            Some(Self(millis))
        } else {
            None
        }
    }

    /// A value from the schema, which was checked when the schema was compiled.
    pub(crate) const fn declared(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// The millisecond in which `time` lies; None outside of the range.
    pub fn from_timestamp(time: Timestamp) -> Option<Self> {
        let whole = time.seconds().checked_mul(1000)?;
        let millis = i64::from(time.subsec_nanos() / 1_000_000);
        Self::from_millis(whole.checked_add(millis)?)
    }
}

impl From<Date> for Timestamp {
    fn from(date: Date) -> Self {
        let nanos = date.0.rem_euclid(1000) * 1_000_000;
        Self::declared(date.0.div_euclid(1000), nanos as u32)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_time(f, self.0.div_euclid(1000))?;
        write!(f, ".{:03}Z", self.0.rem_euclid(1000))
    }
}

impl Wire for Date {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        Timestamp::from(*self).write(writer)
    }

    /// What is finer than a millisecond is cut off.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let start = reader.position();
        let time = Timestamp::read(reader)?;
        Self::from_timestamp(time).ok_or_else(|| Fault::at(Code::InvalidDate, start))
    }
}
