//! Prints what every document says of itself, and of the ids and payloads that are asked about, a line of JSON each.

mod asked;
mod contracts;
mod glue;
mod glue_of_contracts;

use contracts::keyslot::{self, CatalogEntry, Document, DocumentInfo, Index, IndexValue};
use json::Value;

/// The store key that the parts of an id make; documents without ids have none.
type StoreKeyOf = Option<fn(&[Value]) -> glue::Outcome<String>>;

fn main() {
    let path = std::env::args().nth(1).expect("the path of the questions");
    let questions = json::parse(&std::fs::read_to_string(path).expect("questions"));
    for info in contracts::DOCUMENTS {
        let question = questions.get(info.type_name).expect("a question about every document");
        println!("{}", printed(&asked::answer(info, question)));
    }
}

fn printed(value: &Value) -> String {
    let mut text = String::new();
    json::print(value, &mut text);
    text
}

/// What the list of documents says of one, what the document says itself, and what it says of ids and payloads.
fn describe<T: Document>(info: &DocumentInfo, question: &Value, store_key_of: StoreKeyOf) -> Value {
    let payloads = items(question.get("payloads"));
    let documents: Vec<T> = payloads.iter().map(|payload| T::decode(&bytes(payload)).expect("a payload")).collect();
    let ids = items(question.get("ids")).iter().map(|id| {
        let key = store_key_of.expect("an id")(items(Some(id)));
        Value::Text(key.unwrap_or_else(|glue::Trouble(code, _)| code))
    });
    object(vec![
        ("listed", identity(info)),
        ("listedCatalog", catalog(&info.catalog)),
        ("identity", identity(&DocumentInfo::of::<T>())),
        ("catalog", catalog(&T::CATALOG)),
        ("indexes", list(T::INDEXES.iter().map(describe_index))),
        ("ids", list(ids)),
        ("keys", list(documents.iter().map(|document| document.store_key().map_or(Value::Null, Value::Text)))),
        ("entries", list(documents.iter().map(entries))),
        ("orders", list(T::INDEXES.iter().map(|index| order(index, &documents)))),
    ])
}

fn identity(info: &DocumentInfo) -> Value {
    list([
        text(info.type_name),
        text(info.schema_id),
        number(info.version),
        Value::Bool(info.global),
        text(info.schema_hash),
    ])
}

/// As it is written into store files.
fn catalog(entry: &CatalogEntry) -> Value {
    let encoded = entry.encode().expect("an entry");
    Value::Text(encoded.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn describe_index<T>(index: &Index<T>) -> Value {
    let parts = index.parts.iter().map(|part| list([number(part.key), text(part.slot), Value::Bool(part.multi)]));
    list([text(index.accessor), Value::Bool(index.unique), list(parts)])
}

/// Of every index, the entries that a document has in it.
fn entries<T: Document>(document: &T) -> Value {
    list(T::INDEXES.iter().map(|index| list(index.entries(document).iter().map(|entry| values(entry)))))
}

/// The first values of all entries, in the order of the index.
fn order<T>(index: &Index<T>, documents: &[T]) -> Value {
    let entries = documents.iter().flat_map(|document| index.entries(document));
    let mut firsts: Vec<IndexValue> = entries.map(|entry| entry[0].clone()).collect();
    firsts.sort();
    values(&firsts)
}

fn values(values: &[IndexValue]) -> Value {
    list(values.iter().map(|value| Value::Text(shown(value))))
}

/// Floats by their bits, as languages print them in different ways; zero has no sign in an index, and NaN one spelling.
fn shown(value: &IndexValue) -> String {
    match value {
        IndexValue::Float(value) if value.is_nan() => "NaN".to_owned(),
        IndexValue::Float(value) => format!("{:016x}", (value + 0.0).to_bits()),
        _ => value.to_string(),
    }
}

fn items(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(items)) => items,
        _ => panic!("expected an array"),
    }
}

fn bytes(payload: &Value) -> Vec<u8> {
    let digits = payload.text();
    let byte = |place: usize| u8::from_str_radix(&digits[place..place + 2], 16).expect("hexadecimal digits");
    (0..digits.len()).step_by(2).map(byte).collect()
}

fn list(items: impl IntoIterator<Item = Value>) -> Value {
    Value::Array(items.into_iter().collect())
}

fn object(members: Vec<(&str, Value)>) -> Value {
    Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn number(number: u32) -> Value {
    Value::Number(number.to_string())
}
