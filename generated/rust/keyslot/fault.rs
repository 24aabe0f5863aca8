// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::fmt;

/// What is wrong with bytes that cannot be read, or with a value that cannot be written. The codes are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    Truncated,
    TrailingBytes,
    TypeMismatch,
    OutOfRange,
    MissingSlot,
    InvalidUtf8,
    LengthExceedsInput,
    TooDeep,
    DuplicateKey,
    DuplicateElement,
    UnknownEnumValue,
    UnknownTag,
    InvalidDate,
    InvalidUuid,
    InvalidDecimal,
    InvalidExtension,
    ReservedByte,
    Constraint,
    UndeclaredValue,
    TooLong,
}

impl Code {
    /// The same name in every language: `wire/truncated`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Truncated => "wire/truncated",
            Self::TrailingBytes => "wire/trailing-bytes",
            Self::TypeMismatch => "wire/type-mismatch",
            Self::OutOfRange => "wire/out-of-range",
            Self::MissingSlot => "wire/missing-slot",
            Self::InvalidUtf8 => "wire/invalid-utf8",
            Self::LengthExceedsInput => "wire/length-exceeds-input",
            Self::TooDeep => "wire/too-deep",
            Self::DuplicateKey => "wire/duplicate-key",
            Self::DuplicateElement => "wire/duplicate-element",
            Self::UnknownEnumValue => "wire/unknown-enum-value",
            Self::UnknownTag => "wire/unknown-tag",
            Self::InvalidDate => "wire/invalid-date",
            Self::InvalidUuid => "wire/invalid-uuid",
            Self::InvalidDecimal => "wire/invalid-decimal",
            Self::InvalidExtension => "wire/invalid-extension",
            Self::ReservedByte => "wire/reserved-byte",
            Self::Constraint => "wire/constraint",
            Self::UndeclaredValue => "wire/undeclared-value",
            Self::TooLong => "wire/too-long",
        }
    }

    /// What is wrong and what to do, in words.
    const fn advice(self) -> &'static str {
        match self {
            Self::Truncated => "the bytes end inside a value; pass the payload whole",
            Self::TrailingBytes => "bytes follow the value; pass one value alone",
            Self::TypeMismatch => "the value is not of the declared type",
            Self::OutOfRange => "the number is outside the range of its type",
            Self::MissingSlot => "a required slot has no value; give it one",
            Self::InvalidUtf8 => "the string is not well-formed UTF-8",
            Self::LengthExceedsInput => {
                "a length claims more than there are bytes; pass the payload whole"
            }
            Self::TooDeep => "arrays and maps are nested deeper than 64 levels; flatten the value",
            Self::DuplicateKey => "a map has the same key twice; keep one of them",
            Self::DuplicateElement => "a set has the same element twice; keep one of them",
            Self::UnknownEnumValue => {
                "the value is no member of the closed enum; use a newer schema"
            }
            Self::UnknownTag => "the tag is none of the closed union's; use a newer schema",
            Self::InvalidDate => "the date or time is malformed or outside the range of its type",
            Self::InvalidUuid => "a UUID is 36 lower-case characters; spell it so",
            Self::InvalidDecimal => {
                "a decimal is digits with an optional sign and fraction, such as -12.50"
            }
            Self::InvalidExtension => "the extension is not the one of the slot's type",
            Self::ReservedByte => "the byte 0xc1 is never used in MessagePack",
            Self::Constraint => "the value breaks a constraint of its slot",
            Self::UndeclaredValue => {
                "the value is not one that the type declares; use a declared one"
            }
            Self::TooLong => "the value is longer than MessagePack can say; split it",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One step of the way from a record to what is wrong within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Slot(&'static str),
    Element(usize),
    Key(String),
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slot(name) => write!(f, ".{name}"),
            Self::Element(index) => write!(f, "[{index}]"),
            Self::Key(key) => write!(f, "[{key}]"),
        }
    }
}

/// An error on its way out: it collects the path from the inside, so that good values pay nothing for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    code: Code,
    offset: usize,
    detail: Option<&'static str>,
    /// The innermost step first.
    steps: Vec<Step>,
}

impl Fault {
    pub(super) const fn new(code: Code) -> Self {
        Self::at(code, 0)
    }

    pub(super) const fn at(code: Code, offset: usize) -> Self {
        Self {
            code,
            offset,
            detail: None,
            steps: Vec::new(),
        }
    }

    pub(super) const fn detailed(code: Code, detail: &'static str) -> Self {
        Self {
            code,
            offset: 0,
            detail: Some(detail),
            steps: Vec::new(),
        }
    }

    /// The same fault, seen from one level further out.
    pub(super) fn within(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    pub fn code(&self) -> Code {
        self.code
    }

    fn path(&self, root: &str) -> String {
        let steps = self.steps.iter().rev().map(Step::to_string);
        std::iter::once(root.to_owned()).chain(steps).collect()
    }

    fn message(&self) -> &'static str {
        self.detail.unwrap_or_else(|| self.code.advice())
    }

    pub(super) fn into_decode_error(self, root: &str) -> DecodeError {
        DecodeError {
            code: self.code,
            path: self.path(root),
            offset: self.offset,
            message: self.message(),
        }
    }

    pub(super) fn into_encode_error(self, root: &str) -> EncodeError {
        EncodeError {
            code: self.code,
            path: self.path(root),
            message: self.message(),
        }
    }
}

/// Bytes that are not a value of the expected type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    code: Code,
    path: String,
    offset: usize,
    message: &'static str,
}

impl DecodeError {
    pub fn code(&self) -> Code {
        self.code
    }

    /// Where in the value: `Player.inventory[3].count`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Where in the bytes.
    pub fn offset(&self) -> usize {
        self.offset
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            code,
            path,
            offset,
            message,
        } = self;
        write!(f, "{code}: {message} (at {path}, byte {offset})")
    }
}

impl std::error::Error for DecodeError {}

/// A value that its declared type cannot hold. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    code: Code,
    path: String,
    message: &'static str,
}

impl EncodeError {
    pub fn code(&self) -> Code {
        self.code
    }

    /// Where in the value: `Player.inventory[3].count`.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            code,
            path,
            message,
        } = self;
        write!(f, "{code}: {message} (at {path})")
    }
}

impl std::error::Error for EncodeError {}
