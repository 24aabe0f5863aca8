// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::fmt;

use super::{Code, EncodeError, Fault, Reader, Wire, Writer};

impl Reader<'_> {
    /// The integer that starts here, in a form of any width.
    pub(super) fn integer(&mut self) -> Result<i128, Fault> {
        match self.head() {
            Some(head @ (0x00..=0x7f | 0xe0..=0xff)) => {
                self.advance(1);
                Ok(i128::from(i8::from_be_bytes([head])))
            }
            Some(head @ 0xcc..=0xcf) => self.word(1 << (head & 3)).map(i128::from),
            Some(head @ 0xd0..=0xd3) => {
                let width = 1_usize << (head & 3);
                let word = self.word(width)?;
                // Shifting up and back down copies the sign into the bits above the number.
                let shift = 64 - 8 * width;
                Ok(i128::from(
                    i64::from_be_bytes((word << shift).to_be_bytes()) >> shift,
                ))
            }
            _ => Err(self.mismatch()),
        }
    }

    /// The integer that starts here, as `T`.
    pub(super) fn integer_as<T: TryFrom<i128>>(&mut self) -> Result<T, Fault> {
        let start = self.position();
        let value = self.integer()?;
        T::try_from(value).map_err(|_| Fault::at(Code::OutOfRange, start))
    }
}

macro_rules! integers {
    ($($integer:ty, $write:ident, $wide:ty;)*) => {$(
        impl Wire for $integer {
            fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
                writer.$write(<$wide>::from(*self));
                Ok(())
            }

            fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                reader.integer_as()
            }
        }
    )*};
}

integers! {
    i8, signed, i64;
    i16, signed, i64;
    i32, signed, i64;
    i64, signed, i64;
    u8, unsigned, u64;
    u16, unsigned, u64;
    u32, unsigned, u64;
    u64, unsigned, u64;
}

/// An integer that every language holds exactly: -(2^53 - 1) to 2^53 - 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SafeInt(i64);

impl SafeInt {
    pub const MIN: Self = Self(-9_007_199_254_740_991);
    pub const MAX: Self = Self(9_007_199_254_740_991);

    /// None outside of the range.
    pub const fn new(value: i64) -> Option<Self> {
        if value >= Self::MIN.0 && value <= Self::MAX.0 {
            Some(Self(value))
        } else {
            None
        }
    }

    /// A value from the schema, which was checked when the schema was compiled.
    pub(crate) const fn declared(value: i64) -> Self {
        Self(value)
    }

    pub const fn get(self) -> i64 {
        self.0
    }
}

macro_rules! safe_from {
    ($($small:ty)*) => {$(
        impl From<$small> for SafeInt {
            fn from(value: $small) -> Self {
                Self(i64::from(value))
            }
        }
    )*};
}

safe_from!(i8 i16 i32 u8 u16 u32);

impl TryFrom<i64> for SafeInt {
    type Error = EncodeError;

    fn try_from(value: i64) -> Result<Self, EncodeError> {
        Self::new(value).ok_or_else(|| Fault::new(Code::OutOfRange).into_encode_error("SafeInt"))
    }
}

impl From<SafeInt> for i64 {
    fn from(value: SafeInt) -> Self {
        value.0
    }
}

impl From<SafeInt> for i128 {
    fn from(value: SafeInt) -> Self {
        Self::from(value.0)
    }
}

impl fmt::Display for SafeInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Wire for SafeInt {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        writer.signed(self.0);
        Ok(())
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let start = reader.position();
        let value = reader.integer_as()?;
        Self::new(value).ok_or_else(|| Fault::at(Code::OutOfRange, start))
    }
}
