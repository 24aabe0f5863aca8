use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Write as _};

use json::Value;

fn main() -> io::Result<()> {
    let mut input = BufReader::new(io::stdin());
    let mut output = io::BufWriter::new(io::stdout());
    let mut line = String::new();
    while input.read_line(&mut line)? > 0 {
        writeln!(output, "{}", answer(&json::parse(&line)))?;
        if input.buffer().is_empty() {
            output.flush()?;
        }
        line.clear();
    }
    Ok(())
}

fn answer(request: &Value) -> String {
    let contract = request.get("contract").map_or("", Value::text);
    let outcome = std::panic::catch_unwind(|| find(contract, request));
    let mut text = String::new();
    match outcome {
        Ok(Ok((bytes, value))) => {
            text.push_str("{\"bytes\":\"");
            for byte in bytes {
                let _ = write!(text, "{byte:02x}");
            }
            text.push('"');
            if let Some(value) = value {
                text.push_str(",\"value\":");
                json::print(&value, &mut text);
            }
            text.push('}');
        }
        Ok(Err((code, message))) => print_trouble(code, message, &mut text),
        Err(_) => print_trouble("crash".to_owned(), "The driver panicked.".to_owned(), &mut text),
    }
    text
}

fn print_trouble(code: String, message: String, text: &mut String) {
    let members = vec![("code".to_owned(), Value::Text(code)), ("message".to_owned(), Value::Text(message))];
    json::print(&Value::Object(members), text);
}
