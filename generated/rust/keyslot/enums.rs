// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::{Code, Fault, Reader, SafeInt, Wire, Writer};

/// An enum that stands on the wire as a number.
pub trait IntegerEnum: Clone + PartialEq {
    fn wire(&self) -> i64;

    /// None for a number that the enum does not declare, unless it is open.
    fn from_wire(wire: i64) -> Option<Self>;
}

/// An enum that stands on the wire as a text.
pub trait TextEnum: Clone + PartialEq {
    fn wire(&self) -> &str;

    /// None for a text that the enum does not declare, unless it is open.
    fn from_wire(wire: &str) -> Option<Self>;
}

/// Refuses an unknown value that would be read back as a declared one.
pub fn write_integer_enum<E: IntegerEnum>(value: &E, writer: &mut Writer) -> Result<(), Fault> {
    let wire = value.wire();
    if E::from_wire(wire).as_ref() != Some(value) {
        return Err(Fault::new(Code::UndeclaredValue));
    }
    SafeInt::new(wire)
        .ok_or_else(|| Fault::new(Code::OutOfRange))?
        .write(writer)
}

pub fn read_integer_enum<E: IntegerEnum>(reader: &mut Reader<'_>) -> Result<E, Fault> {
    let start = reader.position();
    let wire = SafeInt::read(reader)?.get();
    E::from_wire(wire).ok_or_else(|| Fault::at(Code::UnknownEnumValue, start))
}

/// Refuses an unknown value that would be read back as a declared one.
pub fn write_text_enum<E: TextEnum>(value: &E, writer: &mut Writer) -> Result<(), Fault> {
    let wire = value.wire();
    if E::from_wire(wire).as_ref() != Some(value) {
        return Err(Fault::new(Code::UndeclaredValue));
    }
    writer.string(wire)
}

pub fn read_text_enum<E: TextEnum>(reader: &mut Reader<'_>) -> Result<E, Fault> {
    let start = reader.position();
    let wire = reader.string()?;
    E::from_wire(wire).ok_or_else(|| Fault::at(Code::UnknownEnumValue, start))
}
