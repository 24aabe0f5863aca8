// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use super::{Code, Fault, Reader, Step, Wire, Writer};

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        writer.open_array(self.len())?;
        for (index, element) in self.iter().enumerate() {
            element
                .write(writer)
                .map_err(|fault| fault.within(Step::Element(index)))?;
        }
        writer.close();
        Ok(())
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut elements = Self::new();
        read_elements(reader, |element| {
            elements.push(element);
            Ok(true)
        })?;
        Ok(elements)
    }
}

impl<T: Wire + Ord> Wire for BTreeSet<T> {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        write_set(writer, self.len(), self.iter())
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut elements = Self::new();
        read_elements(reader, |element| Ok(elements.insert(element)))?;
        Ok(elements)
    }
}

impl<K: Wire + Ord + Debug, V: Wire> Wire for BTreeMap<K, V> {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        writer.open_map(self.len())?;
        let mut entries = Entries::default();
        for (key, value) in self {
            let within = |fault: Fault| fault.within(Step::Key(format!("{key:?}")));
            entries.begin(writer);
            key.write(writer).map_err(within)?;
            entries.end_key(writer);
            value.write(writer).map_err(within)?;
        }
        entries.sort(writer, Code::DuplicateKey)?;
        writer.close();
        Ok(())
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let count = reader.open_map()?;
        let mut entries = Self::new();
        for index in 0..count {
            let start = reader.position();
            let key =
                K::read(reader).map_err(|fault| fault.within(Step::Key(format!("#{index}"))))?;
            let within = |fault: Fault| fault.within(Step::Key(format!("{key:?}")));
            if entries.contains_key(&key) {
                return Err(within(Fault::at(Code::DuplicateKey, start)));
            }
            let value = V::read(reader).map_err(within)?;
            entries.insert(key, value);
        }
        reader.close();
        Ok(entries)
    }
}

/// Reads an array and gives each element to `add`; false means that the set has it already.
pub(super) fn read_elements<T: Wire>(
    reader: &mut Reader<'_>,
    mut add: impl FnMut(T) -> Result<bool, Fault>,
) -> Result<(), Fault> {
    let count = reader.open_array()?;
    for index in 0..count {
        let start = reader.position();
        let is_new = T::read(reader).and_then(&mut add);
        if !is_new.map_err(|fault| fault.within(Step::Element(index)))? {
            return Err(Fault::at(Code::DuplicateElement, start).within(Step::Element(index)));
        }
    }
    reader.close();
    Ok(())
}

/// Writes elements in the order of their bytes.
pub(super) fn write_set<'t, T: Wire + 't>(
    writer: &mut Writer,
    count: usize,
    elements: impl Iterator<Item = &'t T>,
) -> Result<(), Fault> {
    writer.open_array(count)?;
    let mut entries = Entries::default();
    for (index, element) in elements.enumerate() {
        entries.begin(writer);
        element
            .write(writer)
            .map_err(|fault| fault.within(Step::Element(index)))?;
        entries.end_key(writer);
    }
    entries.sort(writer, Code::DuplicateElement)?;
    writer.close();
    Ok(())
}

/// Where the entries of a map or the elements of a set were written: each one's start, and where its key ends.
#[derive(Default)]
struct Entries(Vec<(usize, usize)>);

impl Entries {
    fn begin(&mut self, writer: &Writer) {
        self.0.push((writer.position(), 0));
    }

    fn end_key(&mut self, writer: &Writer) {
        if let Some((_, end)) = self.0.last_mut() {
            *end = writer.position();
        }
    }

    /// Puts the entries, which are the last that was written, in the order of their encoded keys.
    fn sort(&self, writer: &mut Writer, duplicate: Code) -> Result<(), Fault> {
        let first = match self.0.first() {
            None => return Ok(()),
            Some(&(start, _)) => start,
        };
        let written = writer.since(first).to_vec();
        let key = |&(start, end): &(usize, usize)| &written[start - first..end - first];
        let starts = self.0.iter().skip(1).map(|(start, _)| start - first);
        let ends = starts.chain(std::iter::once(written.len()));
        let mut order: Vec<_> = self.0.iter().zip(ends).collect();
        order.sort_by(|(a, _), (b, _)| key(a).cmp(key(b)));
        if order
            .windows(2)
            .any(|pair| key(pair[0].0) == key(pair[1].0))
        {
            return Err(Fault::new(duplicate));
        }
        let sorted: Vec<u8> = order
            .into_iter()
            .flat_map(|(&(start, _), end)| &written[start - first..end])
            .copied()
            .collect();
        writer.replace_since(first, &sorted);
        Ok(())
    }
}

macro_rules! tuples {
    ($($count:literal: $($name:ident $place:tt),*;)*) => {$(
        impl<$($name: Wire),*> Wire for ($($name,)*) {
            fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
                writer.open_array($count)?;
                $(self.$place.write(writer).map_err(|fault| fault.within(Step::Element($place)))?;)*
                writer.close();
                Ok(())
            }

            fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                let start = reader.position();
                if reader.open_array()? != $count {
                    return Err(Fault::at(Code::TypeMismatch, start));
                }
                let elements = (
                    $($name::read(reader).map_err(|fault| fault.within(Step::Element($place)))?,)*
                );
                reader.close();
                Ok(elements)
            }
        }
    )*};
}

tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
    9: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8;
    10: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9;
    11: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10;
    12: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11;
}
