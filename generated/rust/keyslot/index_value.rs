// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::cmp::Ordering;
use std::fmt;

use super::{Date, Decimal, Duration, PlainDate, SafeInt, Timestamp, Uuid};

/// A slot's value as an index holds it. Values of one index part are all of one kind.
#[derive(Clone, Debug)]
pub enum IndexValue {
    Bool(bool),
    /// Integers of every width; nanoseconds of a timestamp, ticks of a duration, milliseconds of a date.
    Integer(i128),
    /// NaN comes after every number and equals itself; the two zeros are equal.
    Float(f64),
    /// Ordered by UTF-16 code unit, as in every other language. Plain dates and UUIDs are texts too.
    Text(String),
    /// Ordered by value.
    Decimal(Decimal),
}

impl IndexValue {
    fn rank(&self) -> u8 {
        match self {
            Self::Bool(_) => 0,
            Self::Integer(_) => 1,
            Self::Float(_) => 2,
            Self::Text(_) => 3,
            Self::Decimal(_) => 4,
        }
    }
}

impl Ord for IndexValue {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Bool(a), Self::Bool(b)) => a.cmp(b),
            (Self::Integer(a), Self::Integer(b)) => a.cmp(b),
            (Self::Float(a), Self::Float(b)) => a
                .partial_cmp(b)
                .unwrap_or_else(|| a.is_nan().cmp(&b.is_nan())),
            (Self::Text(a), Self::Text(b)) => a.encode_utf16().cmp(b.encode_utf16()),
            (Self::Decimal(a), Self::Decimal(b)) => a.cmp(b),
            _ => self.rank().cmp(&other.rank()),
        }
    }
}

impl PartialOrd for IndexValue {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for IndexValue {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for IndexValue {}

/// The text that stands in store keys.
impl fmt::Display for IndexValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Float(value) => value.fmt(f),
            Self::Text(value) => value.fmt(f),
            Self::Decimal(value) => value.fmt(f),
        }
    }
}

macro_rules! index_values {
    ($($type:ty, $value:ident => $form:expr;)*) => {$(
        impl From<&$type> for IndexValue {
            fn from($value: &$type) -> Self {
                $form
            }
        }
    )*};
}

index_values! {
    bool, value => Self::Bool(*value);
    i8, value => Self::Integer(i128::from(*value));
    i16, value => Self::Integer(i128::from(*value));
    i32, value => Self::Integer(i128::from(*value));
    i64, value => Self::Integer(i128::from(*value));
    u8, value => Self::Integer(i128::from(*value));
    u16, value => Self::Integer(i128::from(*value));
    u32, value => Self::Integer(i128::from(*value));
    u64, value => Self::Integer(i128::from(*value));
    SafeInt, value => Self::Integer(i128::from(*value));
    f32, value => Self::Float(f64::from(*value));
    f64, value => Self::Float(*value);
    Timestamp, value => Self::Integer(value.as_nanos());
    Duration, value => Self::Integer(i128::from(*value));
    Date, value => Self::Integer(i128::from(value.as_millis()));
    PlainDate, value => Self::Text(value.to_string());
    String, value => Self::Text(value.clone());
    str, value => Self::Text(value.to_owned());
    Uuid, value => Self::Text(value.to_string());
    Decimal, value => Self::Decimal(value.normalized());
}
