//! JSON as the harness speaks it: numbers keep their text, and a text may hold half of a surrogate pair.

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    /// A text that Rust has no value for, or an object with such a name.
    IllFormed,
    Array(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl Value {
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Object(members) => members.iter().find(|(own, _)| own == name).map(|(_, value)| value),
            _ => None,
        }
    }

    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }
}

/// Panics on what is no JSON, which the harness never sends.
pub fn parse(text: &str) -> Value {
    let mut parser = Parser { bytes: text.as_bytes(), at: 0 };
    parser.value()
}

struct Parser<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Parser<'_> {
    fn peek(&mut self) -> u8 {
        while self.bytes[self.at].is_ascii_whitespace() {
            self.at += 1;
        }
        self.bytes[self.at]
    }

    fn skip(&mut self, expected: &str) {
        self.peek();
        assert!(self.bytes[self.at..].starts_with(expected.as_bytes()), "expected {expected}");
        self.at += expected.len();
    }

    fn word(&mut self, word: &str, value: Value) -> Value {
        self.skip(word);
        value
    }

    fn value(&mut self) -> Value {
        match self.peek() {
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'"' => self.string().map_or(Value::IllFormed, Value::Text),
            b'[' => Value::Array(self.items(b']', Self::value)),
            b'{' => {
                let members: Option<Vec<_>> = self.items(b'}', Self::member).into_iter().collect();
                members.map_or(Value::IllFormed, Value::Object)
            }
            _ => self.number(),
        }
    }

    fn items<T>(&mut self, close: u8, item: fn(&mut Self) -> T) -> Vec<T> {
        let mut items = Vec::new();
        self.at += 1;
        while self.peek() != close {
            items.push(item(self));
            if self.peek() == b',' {
                self.at += 1;
            }
        }
        self.at += 1;
        items
    }

    fn member(&mut self) -> Option<(String, Value)> {
        self.peek();
        let name = self.string();
        self.skip(":");
        let value = self.value();
        name.map(|name| (name, value))
    }

    fn number(&mut self) -> Value {
        let start = self.at;
        while matches!(self.bytes.get(self.at), Some(b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')) {
            self.at += 1;
        }
        assert!(start < self.at, "expected a value");
        Value::Number(String::from_utf8_lossy(&self.bytes[start..self.at]).into_owned())
    }

    fn string(&mut self) -> Option<String> {
        let mut units = Vec::new();
        self.at += 1;
        loop {
            let start = self.at;
            while !matches!(self.bytes[self.at], b'"' | b'\\') {
                self.at += 1;
            }
            units.extend(String::from_utf8_lossy(&self.bytes[start..self.at]).encode_utf16());
            self.at += 1;
            if self.bytes[self.at - 1] == b'"' {
                return String::from_utf16(&units).ok();
            }
            units.push(self.escape());
        }
    }

    fn escape(&mut self) -> u16 {
        let escape = self.bytes[self.at];
        self.at += 1;
        match escape {
            b'b' => 8,
            b'f' => 12,
            b'n' => 10,
            b'r' => 13,
            b't' => 9,
            b'u' => {
                let digits = String::from_utf8_lossy(&self.bytes[self.at..self.at + 4]).into_owned();
                self.at += 4;
                u16::from_str_radix(&digits, 16).expect("four hexadecimal digits")
            }
            other => u16::from(other),
        }
    }
}

pub fn print(value: &Value, out: &mut String) {
    match value {
        Value::Null | Value::IllFormed => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(text) => out.push_str(text),
        Value::Text(text) => print_text(text, out),
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i > 0 { "," } else { "" });
                print(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (i, (name, member)) in members.iter().enumerate() {
                out.push_str(if i > 0 { "," } else { "" });
                print_text(name, out);
                out.push(':');
                print(member, out);
            }
            out.push('}');
        }
    }
}

fn print_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\0'..='\u{1f}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out.push('"');
}
