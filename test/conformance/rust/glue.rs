//! Between JSON and generated types: what the types cannot even hold is refused here, with the code of the other languages.

use std::collections::{BTreeMap, BTreeSet};

use json::Value;

use super::keyslot::{
    Bytes, Codec, Date, DecodeError, Decimal, Duration, Element, EncodeError, PlainDate, Raw, SafeInt, Set, Timestamp,
    TypedArray, UnknownMember, Uuid, Wire,
};

/// A code of the contract, or `crash`; and a message.
pub struct Trouble(pub String, pub String);

pub type Outcome<T> = Result<T, Trouble>;

impl From<EncodeError> for Trouble {
    fn from(error: EncodeError) -> Self {
        Self(error.code().to_string(), error.to_string())
    }
}

impl From<DecodeError> for Trouble {
    fn from(error: DecodeError) -> Self {
        Self(error.code().to_string(), error.to_string())
    }
}

pub fn fail<T>(code: &str) -> Outcome<T> {
    Err(Trouble(code.to_owned(), "The value has no form in Rust.".to_owned()))
}

pub fn crash<T>(message: impl Into<String>) -> Outcome<T> {
    Err(Trouble("crash".to_owned(), message.into()))
}

pub trait Json: Sized {
    fn from_json(json: &Value) -> Outcome<Self>;
    fn to_json(&self) -> Value;
}

pub trait Record: Json {
    fn set(&mut self, slot: &str, json: &Value) -> Outcome<()>;
}

/// Unions have no slots; the harness updates records alone.
pub fn no_slot<T>(slot: &str) -> Outcome<T> {
    crash(format!("There is no slot {slot}."))
}

fn present<'v>(object: &'v Value, name: &str) -> Option<&'v Value> {
    object.get(name).filter(|value| **value != Value::Null)
}

pub fn required<T: Json>(object: &Value, name: &str) -> Outcome<T> {
    present(object, name).map_or_else(|| fail("wire/missing-slot"), T::from_json)
}

pub fn optional<T: Json>(object: &Value, name: &str) -> Outcome<Option<T>> {
    present(object, name).map(T::from_json).transpose()
}

pub fn defaulted<T: Json>(object: &Value, name: &str, default: impl FnOnce() -> T) -> Outcome<T> {
    Ok(optional(object, name)?.unwrap_or_else(default))
}

pub fn check_object(json: &Value) -> Outcome<()> {
    match json {
        Value::Object(_) => Ok(()),
        _ => fail("wire/type-mismatch"),
    }
}

pub fn check_kind(json: &Value, property: &str, kind: &str) -> Outcome<()> {
    match json.get(property) {
        Some(Value::Text(text)) if text == kind => Ok(()),
        _ => fail("wire/undeclared-value"),
    }
}

/// What the harness sends to set one slot: the slot alone.
pub fn alone(name: &str, json: &Value) -> Value {
    Value::Object(vec![(name.to_owned(), json.clone())])
}

pub fn put<T: Json>(members: &mut Vec<(String, Value)>, name: &str, value: &T) {
    members.push((name.to_owned(), value.to_json()));
}

pub fn put_optional<T: Json>(members: &mut Vec<(String, Value)>, name: &str, value: &Option<T>) {
    if let Some(value) = value {
        put(members, name, value);
    }
}

/// A number or a text of an enum.
pub enum EnumValue {
    Number(i64),
    Text(String),
}

pub fn enum_value(json: &Value) -> Outcome<EnumValue> {
    match json {
        Value::Text(text) => Ok(EnumValue::Text(text.clone())),
        Value::IllFormed => fail("wire/lone-surrogate"),
        _ => SafeInt::from_json(json).map(|value| EnumValue::Number(value.get())),
    }
}

fn integer(json: &Value) -> Outcome<i128> {
    match json {
        Value::Number(text) => match text.parse() {
            Ok(value) => Ok(value),
            Err(_) => fail("wire/out-of-range"),
        },
        // As JSON says what it has no numbers for.
        Value::Text(text) if matches!(text.as_str(), "NaN" | "Infinity" | "-Infinity") => fail("wire/out-of-range"),
        _ => fail("wire/type-mismatch"),
    }
}

/// An integer of more bits than JSON's numbers have.
fn wide_integer(json: &Value) -> Outcome<i128> {
    let is_whole = |text: &str| {
        let digits = text.strip_prefix('-').unwrap_or(text);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'))
    };
    match json {
        Value::Number(text) | Value::Text(text) if is_whole(text) => Ok(text.parse().unwrap_or(i128::MAX)),
        _ => fail("wire/type-mismatch"),
    }
}

fn within<T: TryFrom<i128>>(value: i128) -> Outcome<T> {
    T::try_from(value).or_else(|_| fail("wire/out-of-range"))
}

macro_rules! integers {
    ($($type:ty)*) => {$(
        impl Json for $type {
            fn from_json(json: &Value) -> Outcome<Self> {
                within(integer(json)?)
            }

            fn to_json(&self) -> Value {
                Value::Number(self.to_string())
            }
        }
    )*};
}

integers!(i8 i16 i32 u8 u16 u32);

macro_rules! wide_integers {
    ($($type:ty)*) => {$(
        impl Json for $type {
            fn from_json(json: &Value) -> Outcome<Self> {
                within(wide_integer(json)?)
            }

            fn to_json(&self) -> Value {
                Value::Text(self.to_string())
            }
        }
    )*};
}

wide_integers!(i64 u64);

impl Json for SafeInt {
    fn from_json(json: &Value) -> Outcome<Self> {
        Ok(Self::try_from(within::<i64>(integer(json)?)?)?)
    }

    fn to_json(&self) -> Value {
        Value::Number(self.to_string())
    }
}

impl Json for Timestamp {
    fn from_json(json: &Value) -> Outcome<Self> {
        Self::from_nanos(wide_integer(json)?).map_or_else(|| fail("wire/out-of-range"), Ok)
    }

    fn to_json(&self) -> Value {
        Value::Text(self.as_nanos().to_string())
    }
}

impl Json for Duration {
    fn from_json(json: &Value) -> Outcome<Self> {
        within(wide_integer(json)?).map(Self::from_ticks)
    }

    fn to_json(&self) -> Value {
        Value::Text(self.ticks().to_string())
    }
}

impl Json for bool {
    fn from_json(json: &Value) -> Outcome<Self> {
        match json {
            Value::Bool(value) => Ok(*value),
            _ => fail("wire/type-mismatch"),
        }
    }

    fn to_json(&self) -> Value {
        Value::Bool(*self)
    }
}

impl Json for f64 {
    fn from_json(json: &Value) -> Outcome<Self> {
        match json {
            Value::Number(text) => text.parse().or_else(|_| fail("wire/type-mismatch")),
            Value::Text(text) => match text.as_str() {
                "NaN" => Ok(Self::NAN),
                "Infinity" => Ok(Self::INFINITY),
                "-Infinity" => Ok(Self::NEG_INFINITY),
                "-0" => Ok(-0.0),
                _ => fail("wire/type-mismatch"),
            },
            _ => fail("wire/type-mismatch"),
        }
    }

    fn to_json(&self) -> Value {
        if self.is_nan() {
            return Value::Text("NaN".to_owned());
        }
        if self.is_infinite() {
            return Value::Text(if *self > 0.0 { "Infinity" } else { "-Infinity" }.to_owned());
        }
        if *self == 0.0 && self.is_sign_negative() {
            return Value::Text("-0".to_owned());
        }
        Value::Number(self.to_string())
    }
}

impl Json for f32 {
    fn from_json(json: &Value) -> Outcome<Self> {
        let wide = f64::from_json(json)?;
        let value = wide as Self;
        if value.is_infinite() && wide.is_finite() {
            return fail("wire/out-of-range");
        }
        Ok(value)
    }

    fn to_json(&self) -> Value {
        f64::from(*self).to_json()
    }
}

impl Json for String {
    fn from_json(json: &Value) -> Outcome<Self> {
        match json {
            Value::Text(text) => Ok(text.clone()),
            Value::IllFormed => fail("wire/lone-surrogate"),
            _ => fail("wire/type-mismatch"),
        }
    }

    fn to_json(&self) -> Value {
        Value::Text(self.clone())
    }
}

macro_rules! texts {
    ($($type:ty)*) => {$(
        impl Json for $type {
            fn from_json(json: &Value) -> Outcome<Self> {
                Ok(String::from_json(json)?.parse()?)
            }

            fn to_json(&self) -> Value {
                Value::Text(self.to_string())
            }
        }
    )*};
}

texts!(Uuid Decimal PlainDate);

impl Json for Date {
    fn from_json(json: &Value) -> Outcome<Self> {
        parse_date(&String::from_json(json)?).map_or_else(|| fail("wire/invalid-date"), Ok)
    }

    fn to_json(&self) -> Value {
        Value::Text(self.to_string())
    }
}

/// A point in time as JavaScript prints it. Years outside of those of a plain date are moved into them by 400-year steps.
fn parse_date(text: &str) -> Option<Date> {
    let (day, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (year, month_and_day) = day.split_at(day.len().checked_sub(6)?);
    let year: i64 = year.parse().ok()?;
    let shifted = year.rem_euclid(400) + 400;
    let date: PlainDate = format!("{shifted:04}{month_and_day}").parse().ok()?;
    let days = i64::from(date.days()) - 719_162 + (year - shifted) / 400 * 146_097;
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut millis = 0;
    for part in clock.split(':') {
        millis = millis * 60 + part.parse::<i64>().ok()?;
    }
    let fraction: i64 = format!("{fraction:0<3}").parse().ok()?;
    Date::from_millis(days * 86_400_000 + millis * 1000 + fraction)
}

impl Json for Bytes {
    fn from_json(json: &Value) -> Outcome<Self> {
        from_base64(json).map(Self::from)
    }

    fn to_json(&self) -> Value {
        to_base64(self)
    }
}

impl<T: Json + Element> Json for TypedArray<T> {
    fn from_json(json: &Value) -> Outcome<Self> {
        Vec::from_json(json).map(Self::from)
    }

    fn to_json(&self) -> Value {
        Value::Array(self.iter().map(Json::to_json).collect())
    }
}

impl Json for Raw {
    fn from_json(json: &Value) -> Outcome<Self> {
        Ok(Self::new(from_base64(json)?)?)
    }

    fn to_json(&self) -> Value {
        to_base64(self.as_bytes())
    }
}

impl Json for UnknownMember {
    fn from_json(json: &Value) -> Outcome<Self> {
        match (json.get("tag"), json.get("raw")) {
            (Some(tag), Some(raw)) => Ok(Self { tag: SafeInt::from_json(tag)?.get(), raw: Raw::from_json(raw)? }),
            _ => fail("wire/undeclared-value"),
        }
    }

    fn to_json(&self) -> Value {
        let tag = Value::Number(self.tag.to_string());
        Value::Object(vec![("tag".to_owned(), tag), ("raw".to_owned(), self.raw.to_json())])
    }
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn from_base64(json: &Value) -> Outcome<Vec<u8>> {
    let text = String::from_json(json)?;
    let mut bytes = Vec::new();
    let (mut word, mut bits) = (0_u32, 0);
    for byte in text.trim_end_matches('=').bytes() {
        let Some(digit) = DIGITS.iter().position(|digit| *digit == byte) else {
            return fail("wire/type-mismatch");
        };
        word = (word << 6) | digit as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((word >> bits) as u8);
            word &= (1 << bits) - 1;
        }
    }
    Ok(bytes)
}

fn to_base64(bytes: &[u8]) -> Value {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |word, byte| (word << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS[(word >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    Value::Text(text)
}

impl<T: Json> Json for Box<T> {
    fn from_json(json: &Value) -> Outcome<Self> {
        T::from_json(json).map(Self::new)
    }

    fn to_json(&self) -> Value {
        T::to_json(self)
    }
}

impl<T: Json> Json for Option<T> {
    fn from_json(json: &Value) -> Outcome<Self> {
        match json {
            Value::Null => Ok(None),
            _ => T::from_json(json).map(Some),
        }
    }

    fn to_json(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_json)
    }
}

fn items(json: &Value) -> Outcome<&[Value]> {
    match json {
        Value::Array(items) => Ok(items),
        _ => fail("wire/type-mismatch"),
    }
}

impl<T: Json> Json for Vec<T> {
    fn from_json(json: &Value) -> Outcome<Self> {
        items(json)?.iter().map(T::from_json).collect()
    }

    fn to_json(&self) -> Value {
        Value::Array(self.iter().map(T::to_json).collect())
    }
}

impl<T: Json + Ord> Json for BTreeSet<T> {
    fn from_json(json: &Value) -> Outcome<Self> {
        let mut set = Self::new();
        for item in items(json)? {
            if !set.insert(T::from_json(item)?) {
                return fail("wire/duplicate-element");
            }
        }
        Ok(set)
    }

    fn to_json(&self) -> Value {
        Value::Array(self.iter().map(T::to_json).collect())
    }
}

impl<T: Json + Wire> Json for Set<T> {
    fn from_json(json: &Value) -> Outcome<Self> {
        let mut set = Self::new();
        for item in items(json)? {
            if !set.insert(T::from_json(item)?)? {
                return fail("wire/duplicate-element");
            }
        }
        Ok(set)
    }

    fn to_json(&self) -> Value {
        Value::Array(self.iter().map(T::to_json).collect())
    }
}

/// Read from an object and from pairs, given as pairs.
impl<K: Json + Ord, V: Json> Json for BTreeMap<K, V> {
    fn from_json(json: &Value) -> Outcome<Self> {
        let mut map = Self::new();
        let mut add = |key: &Value, value: &Value| match map.insert(K::from_json(key)?, V::from_json(value)?) {
            None => Ok(()),
            Some(_) => fail("wire/duplicate-key"),
        };
        match json {
            Value::Object(members) => {
                for (name, value) in members {
                    add(&Value::Text(name.clone()), value)?;
                }
            }
            Value::Array(pairs) => {
                for pair in pairs {
                    match items(pair)? {
                        [key, value] => add(key, value)?,
                        _ => return fail("wire/type-mismatch"),
                    }
                }
            }
            Value::IllFormed => return fail("wire/lone-surrogate"),
            _ => return fail("wire/type-mismatch"),
        }
        Ok(map)
    }

    fn to_json(&self) -> Value {
        Value::Array(self.iter().map(|(key, value)| Value::Array(vec![key.to_json(), value.to_json()])).collect())
    }
}

macro_rules! tuples {
    ($($($name:ident $place:tt)*;)*) => {$(
        impl<$($name: Json),*> Json for ($($name,)*) {
            fn from_json(json: &Value) -> Outcome<Self> {
                let items = items(json)?;
                let length = [$($place),*].len();
                if items.len() != length {
                    return fail("wire/type-mismatch");
                }
                Ok(($($name::from_json(&items[$place])?,)*))
            }

            fn to_json(&self) -> Value {
                Value::Array(vec![$(self.$place.to_json()),*])
            }
        }
    )*};
}

tuples! {
    A 0;
    A 0 B 1;
    A 0 B 1 C 2;
    A 0 B 1 C 2 D 3;
    A 0 B 1 C 2 D 3 E 4;
    A 0 B 1 C 2 D 3 E 4 F 5;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11;
}

/// Bytes as hexadecimal digits, and what they were decoded to when that is asked for.
pub type Answer = (Vec<u8>, Option<Value>);

pub fn answer<T>(request: &Value, set: fn(&mut T, &str, &Value) -> Outcome<()>) -> Outcome<Answer>
where
    T: Json + Codec + serde::Serialize + for<'de> serde::Deserialize<'de>,
{
    let member = |name: &str| request.get(name).unwrap_or(&Value::Null);
    match member("op").text() {
        "encode" => Ok((encode(&T::from_json(member("value"))?)?, None)),
        "recode" => {
            let value: T = decode(&hex(member("bytes").text()))?;
            Ok((encode(&value)?, Some(value.to_json())))
        }
        "update" => {
            let mut value: T = decode(&hex(member("bytes").text()))?;
            set(&mut value, member("slot").text(), member("value"))?;
            Ok((encode(&value)?, None))
        }
        other => crash(format!("There is no operation {other}.")),
    }
}

/// Encodes twice, by the contract's own entry point and by rmp-serde, which both have to give the profile's bytes.
fn encode<T: Codec + serde::Serialize>(value: &T) -> Outcome<Vec<u8>> {
    let bytes = value.encode()?;
    if is_shortest(&bytes) && rmp_serde::to_vec(value).ok().as_ref() != Some(&bytes) {
        return crash("rmp-serde writes other bytes.");
    }
    Ok(bytes)
}

/// True unless a raw value or another build's slot stands in a form that serde, which does not see it, writes otherwise.
fn is_shortest(bytes: &[u8]) -> bool {
    let raw: Result<Raw, _> = rmp_serde::from_slice(bytes);
    raw.map_or(false, |raw| raw.as_bytes() == bytes)
}

/// Decodes twice; what the contract accepts rmp-serde has to read as an equal value.
fn decode<T: Codec + serde::Serialize + for<'de> serde::Deserialize<'de>>(bytes: &[u8]) -> Outcome<T> {
    let value = T::decode(bytes)?;
    match value.encode() {
        Ok(expected) if is_shortest(&expected) && is_text(bytes) => match rmp_serde::from_slice::<T>(bytes) {
            Err(error) => crash(format!("rmp-serde refuses what was decoded: {error}")),
            Ok(read) if read.encode().ok() != Some(expected) => crash("rmp-serde reads another value."),
            Ok(_) => Ok(value),
        },
        _ => Ok(value),
    }
}

/// False where text that is skipped is no UTF-8, which serde shows as bytes.
fn is_text(bytes: &[u8]) -> bool {
    rmp_serde::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}

fn hex(text: &str) -> Vec<u8> {
    let digit = |place: usize| u8::from_str_radix(&text[place..place + 2], 16).expect("hexadecimal digits");
    (0..text.len()).step_by(2).map(digit).collect()
}
