// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::{Code, EncodeError, Fault, Reader, Wire, Writer};

/// A span of time in ticks of 100 nanoseconds, as .NET counts; it may be negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(i64);

impl Duration {
    pub const fn from_ticks(ticks: i64) -> Self {
        Self(ticks)
    }

    pub const fn ticks(self) -> i64 {
        self.0
    }
}

impl From<Duration> for i128 {
    fn from(value: Duration) -> Self {
        Self::from(value.0)
    }
}

impl TryFrom<std::time::Duration> for Duration {
    type Error = EncodeError;

    /// What is finer than a tick is cut off.
    fn try_from(span: std::time::Duration) -> Result<Self, EncodeError> {
        let ticks = i64::try_from(span.as_nanos() / 100);
        ticks
            .map(Self)
            .map_err(|_| Fault::new(Code::OutOfRange).into_encode_error("Duration"))
    }
}

impl TryFrom<Duration> for std::time::Duration {
    type Error = EncodeError;

    /// A negative span has no such form.
    fn try_from(span: Duration) -> Result<Self, EncodeError> {
        let ticks = u64::try_from(span.0);
        let ticks =
            ticks.map_err(|_| Fault::new(Code::OutOfRange).into_encode_error("Duration"))?;
        let nanos = ticks % 10_000_000 * 100;
        Ok(Self::from_secs(ticks / 10_000_000) + Self::from_nanos(nanos))
    }
}

impl Wire for Duration {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        self.0.write(writer)
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        i64::read(reader).map(Self)
    }
}
