// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::{Code, EncodeError, Fault, Reader, Wire, Writer};

impl Wire for String {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        writer.string(self)
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.string().map(Self::from)
    }
}

/// The length of a text as `@minLength` and `@maxLength` count it: in UTF-16 code units.
pub fn utf16_length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// 128 bits that are written as 36 lower-case characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid([u8; 16]);

impl Uuid {
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// From the digits read as one number: `0x6f9619ff_8b86_d011_b42d_00cf4fc964ff`.
    pub const fn from_u128(digits: u128) -> Self {
        Self(digits.to_be_bytes())
    }

    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    fn parse(text: &str) -> Option<Self> {
        if text.len() != 36 {
            return None;
        }
        let mut bytes = [0; 16];
        let mut digits = 0;
        for (place, byte) in text.bytes().enumerate() {
            if matches!(place, 8 | 13 | 18 | 23) {
                if byte != b'-' {
                    return None;
                }
                continue;
            }
            let digit = match byte {
                b'0'..=b'9' => byte - b'0',
                b'a'..=b'f' => byte - b'a' + 10,
                _ => return None,
            };
            bytes[digits / 2] = (bytes[digits / 2] << 4) | digit;
            digits += 1;
        }
        Some(Self(bytes))
    }
}

impl FromStr for Uuid {
    type Err = EncodeError;

    /// Of 36 lower-case characters, and of no other spelling.
    fn from_str(text: &str) -> Result<Self, EncodeError> {
        Self::parse(text).ok_or_else(|| Fault::new(Code::InvalidUuid).into_encode_error("Uuid"))
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, byte) in self.0.iter().enumerate() {
            if matches!(place, 4 | 6 | 8 | 10) {
                f.write_str("-")?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Wire for Uuid {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        writer.string(&self.to_string())
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let start = reader.position();
        let text = reader.string()?;
        Self::parse(text).ok_or_else(|| Fault::at(Code::InvalidUuid, start))
    }
}

/// A decimal number as its text, `-12.50`, kept digit by digit: equal decimals have the same digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Decimal(String);

impl Decimal {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A value from the schema, which was checked when the schema was compiled.
    pub(crate) fn declared(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The number's one shortest spelling: `1.5` for `1.50`, `0` for `-0.0`.
    pub fn normalized(&self) -> Self {
        let (negative, whole, fraction) = self.parts();
        let magnitude = match fraction {
            "" => whole.to_owned(),
            _ => format!("{whole}.{fraction}"),
        };
        let sign = if negative && magnitude != "0" {
            "-"
        } else {
            ""
        };
        Self(format!("{sign}{magnitude}"))
    }

    /// Sign, whole digits, and fraction digits up to the last that counts.
    fn parts(&self) -> (bool, &str, &str) {
        let magnitude = self.0.strip_prefix('-').unwrap_or(&self.0);
        let (whole, fraction) = magnitude.split_once('.').unwrap_or((magnitude, ""));
        (
            magnitude.len() < self.0.len(),
            whole,
            fraction.trim_end_matches('0'),
        )
    }

    fn compare_values(&self, other: &Self) -> Ordering {
        let (negative, whole, fraction) = self.parts();
        let (other_negative, other_whole, other_fraction) = other.parts();
        let is_zero = whole == "0" && fraction.is_empty();
        let other_is_zero = other_whole == "0" && other_fraction.is_empty();
        // Whole parts carry no leading zeros, so the longer one is larger.
        let magnitudes =
            (whole.len(), whole, fraction).cmp(&(other_whole.len(), other_whole, other_fraction));
        match (negative && !is_zero, other_negative && !other_is_zero) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => magnitudes,
            (true, true) => magnitudes.reverse(),
        }
    }
}

fn is_decimal(text: &str) -> bool {
    let magnitude = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match magnitude.split_once('.') {
        None => (magnitude, "0"),
        Some(parts) => parts,
    };
    let are_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    are_digits(whole) && are_digits(fraction) && (whole == "0" || !whole.starts_with('0'))
}

impl FromStr for Decimal {
    type Err = EncodeError;

    /// Of digits with an optional sign and fraction: no exponent, no grouping, no leading zeros.
    fn from_str(text: &str) -> Result<Self, EncodeError> {
        if is_decimal(text) {
            return Ok(Self(text.to_owned()));
        }
        Err(Fault::new(Code::InvalidDecimal).into_encode_error("Decimal"))
    }
}

/// By value; equal values by their digits.
impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.compare_values(other)
            .then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Wire for Decimal {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        writer.string(&self.0)
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let start = reader.position();
        let text = reader.string()?;
        if is_decimal(text) {
            return Ok(Self(text.to_owned()));
        }
        Err(Fault::at(Code::InvalidDecimal, start))
    }
}
