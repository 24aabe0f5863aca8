import type { JsonArray, JsonMember, JsonNode, JsonObject } from "./parse-json.ts";

/**
 * Reads JSON as programs write it, many times faster than a parser that knows what to say of a mistake. Undefined for
 * everything else, comments and nesting beyond `deepest` too, so that the parser decides what that is.
 */
export function readPlainJson(text: string, deepest: number): JsonNode | undefined {
  return new PlainJsonReader(text, deepest).read();
}

class PlainJsonReader {
  readonly #text: string;
  readonly #deepest: number;
  #at = 0;

  constructor(text: string, deepest: number) {
    this.#text = text;
    this.#deepest = deepest;
  }

  read(): JsonNode | undefined {
    const root = this.#readValue(1);
    this.#skipBlanks();
    return this.#at === this.#text.length ? root : undefined;
  }

  #readValue(depth: number): JsonNode | undefined {
    this.#skipBlanks();
    const start = this.#at;
    switch (this.#text.charCodeAt(this.#at)) {
      case sign.openBrace:
        return depth > this.#deepest ? undefined : this.#readObject(start, depth);
      case sign.openBracket:
        return depth > this.#deepest ? undefined : this.#readArray(start, depth);
      default: {
        const value = this.#text.charCodeAt(this.#at) === sign.quote ? this.#readText() : this.#readWord();
        return value === undefined ? undefined : { kind: "plain", value, start, end: this.#at };
      }
    }
  }

  #readObject(start: number, depth: number): JsonObject | undefined {
    const members: JsonMember[] = [];
    this.#at++;
    if (this.#takes(sign.closeBrace)) return { kind: "object", members, start, end: this.#at };
    do {
      this.#skipBlanks();
      const place = this.#at;
      const name = this.#text.charCodeAt(this.#at) === sign.quote ? this.#readText() : undefined;
      const end = this.#at;
      if (name === undefined || !this.#takes(sign.colon)) return undefined;
      const value = this.#readValue(depth + 1);
      if (!value) return undefined;
      members.push({ name, value, start: place, end });
    } while (this.#takes(sign.comma));
    return this.#takes(sign.closeBrace) ? { kind: "object", members, start, end: this.#at } : undefined;
  }

  #readArray(start: number, depth: number): JsonArray | undefined {
    const elements: JsonNode[] = [];
    this.#at++;
    if (this.#takes(sign.closeBracket)) return { kind: "array", elements, start, end: this.#at };
    do {
      const element = this.#readValue(depth + 1);
      if (!element) return undefined;
      elements.push(element);
    } while (this.#takes(sign.comma));
    return this.#takes(sign.closeBracket) ? { kind: "array", elements, start, end: this.#at } : undefined;
  }

  #readText(): string | undefined {
    const start = this.#at;
    let isPlain = true;
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code < sign.blank) return undefined;
      if (code === sign.quote) {
        this.#at++;
        return isPlain ? this.#text.slice(start + 1, this.#at - 1) : unescaped(this.#text.slice(start, this.#at));
      }
      if (code !== sign.backslash) continue;
      isPlain = false;
      this.#at++;
    }
    return undefined;
  }

  #readWord(): number | boolean | null | undefined {
    words.lastIndex = this.#at;
    const word = words.exec(this.#text)?.[0];
    if (word === undefined) return undefined;
    this.#at += word.length;
    return word in constants ? constants[word] : Number(word);
  }

  #takes(code: number): boolean {
    this.#skipBlanks();
    if (this.#text.charCodeAt(this.#at) !== code) return false;
    this.#at++;
    return true;
  }

  #skipBlanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== sign.blank && code !== sign.lineFeed && code !== sign.carriageReturn && code !== sign.tab) return;
      this.#at++;
    }
  }
}

/** By their UTF-16 codes, because comparing numbers makes no text for each character. */
const sign = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  blank: 32,
  quote: 34,
  comma: 44,
  colon: 58,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  closeBrace: 125,
} as const;

const words = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const constants: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

function unescaped(quoted: string): string | undefined {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
