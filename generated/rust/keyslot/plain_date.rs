// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::fmt;
use std::str::FromStr;

use super::calendar::{civil_date, days_before_month};
use super::{Code, EncodeError, Fault, Reader, SafeInt, Wire, Writer};

/// Days from 0001-01-01 to 1970-01-01.
const DAYS_TO_1970: i64 = 719_162;

/// A calendar day without a zone, 0001-01-01 to 9999-12-31.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlainDate(i32);

impl PlainDate {
    pub const MAX: Self = Self(3_652_058);

    /// None when the calendar has no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let first = days_before_month(i64::from(year), i64::from(month));
        let days = first + i64::from(day) - 1 + DAYS_TO_1970;
        let date = Self::from_days(i32::try_from(days).ok()?)?;
        (date.parts() == (i64::from(year), i64::from(month), i64::from(day))).then_some(date)
    }

    /// From days since 0001-01-01; None outside of the range.
    pub const fn from_days(days: i32) -> Option<Self> {
        if days >= 0 && days <= Self::MAX.0 {
            Some(Self(days))
        } else {
            None
        }
    }

    /// A value from the schema, which was checked when the schema was compiled.
    pub(crate) const fn declared(days: i32) -> Self {
        Self(days)
    }

    /// Days since 0001-01-01.
    pub const fn days(self) -> i32 {
        self.0
    }

    pub fn year(self) -> i32 {
        self.parts().0 as i32
    }

    pub fn month(self) -> u8 {
        self.parts().1 as u8
    }

    pub fn day(self) -> u8 {
        self.parts().2 as u8
    }

    fn parts(self) -> (i64, i64, i64) {
        civil_date(i64::from(self.0) - DAYS_TO_1970)
    }

    fn parse(text: &str) -> Option<Self> {
        let is_spelled = text.len() == 10
            && text.bytes().enumerate().all(|(place, byte)| match place {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !is_spelled {
            return None;
        }
        Self::new(
            text[..4].parse().ok()?,
            text[5..7].parse().ok()?,
            text[8..].parse().ok()?,
        )
    }
}

impl FromStr for PlainDate {
    type Err = EncodeError;

    /// Of `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Self, EncodeError> {
        Self::parse(text)
            .ok_or_else(|| Fault::new(Code::InvalidDate).into_encode_error("PlainDate"))
    }
}

impl fmt::Display for PlainDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Wire for PlainDate {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        self.0.write(writer)
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let start = reader.position();
        let days = SafeInt::read(reader)?.get();
        let date = i32::try_from(days).ok().and_then(Self::from_days);
        date.ok_or_else(|| Fault::at(Code::InvalidDate, start))
    }
}
