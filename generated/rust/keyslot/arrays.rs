// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use std::ops::{Deref, DerefMut};

use super::{Code, Fault, Reader, Wire, Writer};

/// Numbers that are written as one extension: the elements one after the other, lowest byte first. The bits of a NaN are
/// kept. A `Vec` of them is a list, whose elements are written each by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypedArray<T>(Vec<T>);

impl<T> TypedArray<T> {
    pub fn into_vec(self) -> Vec<T> {
        self.0
    }
}

impl<T> Default for TypedArray<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<T>> for TypedArray<T> {
    fn from(elements: Vec<T>) -> Self {
        Self(elements)
    }
}

impl<T: Clone> From<&[T]> for TypedArray<T> {
    fn from(elements: &[T]) -> Self {
        Self(elements.to_vec())
    }
}

impl<T> From<TypedArray<T>> for Vec<T> {
    fn from(array: TypedArray<T>) -> Self {
        array.0
    }
}

impl<T> FromIterator<T> for TypedArray<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        Self(elements.into_iter().collect())
    }
}

impl<T> Deref for TypedArray<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> DerefMut for TypedArray<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

/// What a typed array can hold.
pub trait Element: Copy {
    /// Type of the extension.
    const TYPE: i8;
    /// In bytes.
    const WIDTH: usize;

    fn append_to(self, writer: &mut Writer);

    /// From as many bytes as the element is wide.
    fn from_bytes(bytes: &[u8]) -> Self;
}

macro_rules! elements {
    ($($element:ident $kind:literal;)*) => {$(
        impl Element for $element {
            const TYPE: i8 = $kind;
            const WIDTH: usize = std::mem::size_of::<Self>();

            fn append_to(self, writer: &mut Writer) {
                writer.append(&self.to_le_bytes());
            }

            fn from_bytes(bytes: &[u8]) -> Self {
                let mut own = [0; std::mem::size_of::<Self>()];
                own.copy_from_slice(bytes);
                Self::from_le_bytes(own)
            }
        }
    )*};
}

elements! {
    f64 86;
    f32 85;
    i8 72;
    i16 77;
    i32 78;
    i64 79;
    u16 69;
    u32 70;
    u64 71;
}

impl<T: Element> Wire for TypedArray<T> {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        writer.extension_header(T::TYPE, self.0.len().saturating_mul(T::WIDTH))?;
        for element in &self.0 {
            element.append_to(writer);
        }
        Ok(())
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let start = reader.position();
        let body = reader.extension(T::TYPE)?;
        if body.len() % T::WIDTH != 0 {
            return Err(Fault::at(Code::InvalidExtension, start));
        }
        Ok(body.chunks_exact(T::WIDTH).map(T::from_bytes).collect())
    }
}
