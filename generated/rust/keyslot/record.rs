// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::raw::check_present;
use super::{Code, Fault, Reader, Step, UnknownSlots, Wire, Writer};

/// The slots of one record, read by ascending key. What stands at keys between them is ignored.
#[derive(Debug)]
pub struct SlotReader<'r, 'b> {
    reader: &'r mut Reader<'b>,
    count: usize,
    next: usize,
}

impl<'b> Reader<'b> {
    /// Enters the record that starts here.
    pub fn record(&mut self) -> Result<SlotReader<'_, 'b>, Fault> {
        let count = self.open_array()?;
        Ok(SlotReader {
            reader: self,
            count,
            next: 0,
        })
    }
}

impl SlotReader<'_, '_> {
    pub fn required<T: Wire>(&mut self, key: usize, name: &'static str) -> Result<T, Fault> {
        match self.value(key, name)? {
            Some(value) => Ok(value),
            None => Err(self
                .reader
                .fault(Code::MissingSlot)
                .within(Step::Slot(name))),
        }
    }

    /// Of an optional or a nullable slot.
    pub fn optional<T: Wire>(
        &mut self,
        key: usize,
        name: &'static str,
    ) -> Result<Option<T>, Fault> {
        let value = self.value(key, name)?;
        if value.is_none() {
            self.step_over_nil();
        }
        Ok(value)
    }

    pub fn defaulted<T: Wire>(
        &mut self,
        key: usize,
        name: &'static str,
        default: impl FnOnce() -> T,
    ) -> Result<T, Fault> {
        Ok(self.optional(key, name)?.unwrap_or_else(default))
    }

    /// Keeps the slots from `length` on, and steps out of the record.
    pub fn unknown(mut self, length: usize) -> Result<UnknownSlots, Fault> {
        self.skip_to(length)?;
        let unknown = UnknownSlots::read(self.reader, self.count.saturating_sub(length))?;
        self.reader.close();
        Ok(unknown)
    }

    /// None when the slot is nil, which is then still to be stepped over, or past the array's end.
    fn value<T: Wire>(&mut self, key: usize, name: &'static str) -> Result<Option<T>, Fault> {
        self.skip_to(key)?;
        if key >= self.count || self.reader.is_nil() {
            return Ok(None);
        }
        self.next += 1;
        T::read(self.reader)
            .map(Some)
            .map_err(|fault| fault.within(Step::Slot(name)))
    }

    fn step_over_nil(&mut self) {
        if self.next < self.count {
            self.reader.try_nil();
            self.next += 1;
        }
    }

    fn skip_to(&mut self, key: usize) -> Result<(), Fault> {
        while self.next < key && self.next < self.count {
            self.reader.skip()?;
            self.next += 1;
        }
        Ok(())
    }
}

/// The slots of one record, written by ascending key. Keys between them become nil.
#[derive(Debug)]
pub struct SlotWriter<'w> {
    writer: &'w mut Writer,
    next: usize,
}

impl Writer {
    /// Begins a record with so many known slots.
    pub fn record(
        &mut self,
        length: usize,
        unknown: &UnknownSlots,
    ) -> Result<SlotWriter<'_>, Fault> {
        self.open_array(length + unknown.count())?;
        Ok(SlotWriter {
            writer: self,
            next: 0,
        })
    }
}

impl SlotWriter<'_> {
    pub fn put<T: Wire>(&mut self, key: usize, name: &'static str, value: &T) -> Result<(), Fault> {
        while self.next < key {
            self.writer.nil();
            self.next += 1;
        }
        self.next += 1;
        check_present(value)
            .and_then(|()| value.write(self.writer))
            .map_err(|fault| fault.within(Step::Slot(name)))
    }

    /// Refuses a value that breaks one of its slot's constraints; `broken` says which.
    pub fn check(
        &self,
        name: &'static str,
        holds: bool,
        broken: &'static str,
    ) -> Result<(), Fault> {
        if holds || self.writer.ignores_constraints() {
            return Ok(());
        }
        Err(Fault::detailed(Code::Constraint, broken).within(Step::Slot(name)))
    }

    /// Writes back the slots that the schema does not know, and ends the record.
    pub fn finish(self, unknown: &UnknownSlots) -> Result<(), Fault> {
        unknown.write(self.writer)?;
        self.writer.close();
        Ok(())
    }
}
