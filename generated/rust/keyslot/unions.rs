// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::{Code, Fault, Raw, Reader, SafeInt, Wire, Writer};

/// A member of an open union that this build does not know: kept as it came, written back as it came.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownMember {
    pub tag: i64,
    pub raw: Raw,
}

impl UnknownMember {
    /// Refuses a tag that the union declares: those are written as the members they name.
    pub fn write(&self, writer: &mut Writer, declared: &[i64]) -> Result<(), Fault> {
        if SafeInt::new(self.tag).is_none() || declared.contains(&self.tag) {
            return Err(Fault::new(Code::UndeclaredValue));
        }
        writer.member(self.tag, &self.raw)
    }
}

impl Writer {
    /// A union: its tag, and the record that the tag names.
    pub fn member<T: Wire>(&mut self, tag: i64, body: &T) -> Result<(), Fault> {
        self.open_array(2)?;
        self.signed(tag);
        body.write(self)?;
        self.close();
        Ok(())
    }
}

impl Reader<'_> {
    /// Enters the union that starts here, and gives its tag.
    pub fn tag(&mut self) -> Result<i64, Fault> {
        let start = self.position();
        if self.open_array()? != 2 {
            return Err(Fault::at(Code::TypeMismatch, start));
        }
        SafeInt::read(self).map(SafeInt::get)
    }

    /// Reads the body of a union, and steps out of it.
    pub fn body<T: Wire>(&mut self) -> Result<T, Fault> {
        let body = T::read(self)?;
        self.close();
        Ok(body)
    }

    /// Reads the body of a member that the union does not declare.
    pub fn unknown_member(&mut self, tag: i64) -> Result<UnknownMember, Fault> {
        self.body().map(|raw| UnknownMember { tag, raw })
    }

    /// The union that starts at `start` has a tag that it does not declare.
    pub fn unknown_tag(&self, start: usize) -> Fault {
        Fault::at(Code::UnknownTag, start)
    }
}
