// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
#![forbid(unsafe_code)]

use super::{Code, Fault, Reader, Wire, Writer};

impl Wire for f64 {
    /// Always at full width; -0 is kept, NaN has one spelling.
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        let bits = if self.is_nan() {
            0x7ff8_0000_0000_0000
        } else {
            self.to_bits()
        };
        writer.headed(0xcb, &bits.to_be_bytes());
        Ok(())
    }

    /// From floats of both widths and from integers, which are rounded where that is needed.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match reader.head() {
            Some(0xcb) => Ok(Self::from_bits(reader.word(8)?)),
            Some(0xca) => {
                let start = reader.position();
                let word = reader.word(4)?;
                let bits = u32::try_from(word).map_err(|_| Fault::at(Code::OutOfRange, start))?;
                Ok(Self::from(f32::from_bits(bits)))
            }
            _ => reader.integer().map(|value| value as Self),
        }
    }

    fn identify(encoded: &mut [u8]) {
        join_zeros(encoded);
    }
}

impl Wire for f32 {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        let bits = if self.is_nan() {
            0x7fc0_0000
        } else {
            self.to_bits()
        };
        writer.headed(0xca, &bits.to_be_bytes());
        Ok(())
    }

    /// Rounded to the nearest; a finite number that single precision can only call infinite is refused.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let start = reader.position();
        let wide = f64::read(reader)?;
        let value = wide as Self;
        if value.is_infinite() && wide.is_finite() {
            return Err(Fault::at(Code::OutOfRange, start));
        }
        Ok(value)
    }

    fn identify(encoded: &mut [u8]) {
        join_zeros(encoded);
    }
}

/// A set holds one zero, whatever its sign: many languages hold the two equal.
fn join_zeros(encoded: &mut [u8]) {
    if let [_, sign @ 0x80, rest @ ..] = encoded {
        if rest.iter().all(|byte| *byte == 0) {
            *sign = 0;
        }
    }
}
