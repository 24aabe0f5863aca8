// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::fmt;

use super::containers::{read_elements, write_set};
use super::{EncodeError, Fault, Reader, Wire, Writer};

/// A set of values that Rust has no order for, such as floats and records that hold some. It compares its elements by
/// their bytes: NaN equals itself, and of the two zeros it holds one. Sets of everything else are `BTreeSet`s.
#[derive(Clone)]
pub struct Set<T> {
    /// Sorted by the bytes that stand beside the elements.
    entries: Vec<(Vec<u8>, T)>,
}

impl<T> Set<T> {
    pub const fn new() -> Self {
        Self {
            entries: Vec::new(),
        }
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().map(|(_, element)| element)
    }
}

impl<T: Wire> Set<T> {
    /// False when the set has an equal element, which it then keeps. An element that cannot be written is refused.
    pub fn insert(&mut self, element: T) -> Result<bool, EncodeError> {
        self.add(element)
            .map_err(|fault| fault.into_encode_error("Set"))
    }

    pub fn contains(&self, element: &T) -> bool {
        matches!(
            identity_of(element).map(|identity| self.place_of(&identity)),
            Ok(Ok(_))
        )
    }

    /// False when the set has no such element.
    pub fn remove(&mut self, element: &T) -> bool {
        match identity_of(element).map(|identity| self.place_of(&identity)) {
            Ok(Ok(place)) => {
                self.entries.remove(place);
                true
            }
            _ => false,
        }
    }

    /// A set of elements of which no two are equal and all can be written.
    pub fn from_elements(elements: impl IntoIterator<Item = T>) -> Result<Self, EncodeError> {
        let mut set = Self::new();
        for element in elements {
            set.insert(element)?;
        }
        Ok(set)
    }

    /// Elements from the schema, which were checked when the schema was compiled.
    pub(crate) fn declared(elements: impl IntoIterator<Item = T>) -> Self {
        Self::from_elements(elements).unwrap_or_default()
    }

    fn add(&mut self, element: T) -> Result<bool, Fault> {
        let identity = identity_of(&element)?;
        match self.place_of(&identity) {
            Ok(_) => Ok(false),
            Err(place) => {
                self.entries.insert(place, (identity, element));
                Ok(true)
            }
        }
    }

    fn place_of(&self, identity: &[u8]) -> Result<usize, usize> {
        self.entries
            .binary_search_by(|(other, _)| other.as_slice().cmp(identity))
    }
}

/// The bytes by which a set knows an element.
fn identity_of<T: Wire>(element: &T) -> Result<Vec<u8>, Fault> {
    let mut writer = Writer::comparing();
    element.write(&mut writer)?;
    let mut bytes = writer.into_bytes();
    T::identify(&mut bytes);
    Ok(bytes)
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<T> PartialEq for Set<T> {
    fn eq(&self, other: &Self) -> bool {
        let mut pairs = self.entries.iter().zip(&other.entries);
        self.len() == other.len() && pairs.all(|((a, _), (b, _))| a == b)
    }
}

impl<T> Eq for Set<T> {}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::iter::Map<std::vec::IntoIter<(Vec<u8>, T)>, fn((Vec<u8>, T)) -> T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter().map(|(_, element)| element)
    }
}

impl<'s, T> IntoIterator for &'s Set<T> {
    type Item = &'s T;
    type IntoIter =
        std::iter::Map<std::slice::Iter<'s, (Vec<u8>, T)>, fn(&'s (Vec<u8>, T)) -> &'s T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter().map(|(_, element)| element)
    }
}

impl<T: Wire> Wire for Set<T> {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        write_set(writer, self.len(), self.iter())
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut set = Self::new();
        read_elements(reader, |element| set.add(element))?;
        Ok(set)
    }
}
