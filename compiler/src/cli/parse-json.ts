/** JSON with comments and trailing commas, as people write configs, with the place of everything in it. */
export interface JsonNode {
  /** The plain value. */
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
  /** For an object: its members by name, in source order; a name that stands twice keeps its last place. */
  readonly members?: ReadonlyMap<string, JsonMember>;
  /** For an array. */
  readonly elements?: readonly JsonNode[];
}

export interface JsonMember {
  readonly name: JsonNode;
  readonly node: JsonNode;
}

export interface JsonMistake {
  readonly offset: number;
  /** A clause: `expected a comma`. */
  readonly reason: string;
}

export type JsonResult = { readonly node: JsonNode } | { readonly mistake: JsonMistake };

export function parseJson(text: string): JsonResult {
  try {
    return { node: new JsonParser(text).parse() };
  } catch (error) {
    if (error instanceof Mistake) return { mistake: { offset: error.offset, reason: error.message } };
    throw error;
  }
}

class Mistake extends Error {
  readonly offset: number;
  constructor(offset: number, reason: string) {
    super(reason);
    this.offset = offset;
  }
}

const literals: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
const depthLimit = 200;

class JsonParser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): JsonNode {
    const node = this.#readValue();
    this.#skipSpace();
    if (this.#at < this.#text.length) throw new Mistake(this.#at, "something follows the end of the value");
    return node;
  }

  #readValue(): JsonNode {
    this.#skipSpace();
    const sign = this.#text[this.#at];
    if (sign === "{") return this.#nested(() => this.#readObject());
    if (sign === "[") return this.#nested(() => this.#readArray());
    if (sign === '"') return this.#readString();
    return this.#readWord();
  }

  #nested(read: () => JsonNode): JsonNode {
    this.#depth += 1;
    if (this.#depth > depthLimit) throw new Mistake(this.#at, `it is nested more than ${depthLimit} levels deep`);
    const node = read();
    this.#depth -= 1;
    return node;
  }

  #readObject(): JsonNode {
    const start = this.#at;
    const members = new Map<string, JsonMember>();
    this.#at += 1;
    while (!this.#takes("}")) {
      if (this.#text[this.#at] !== '"') throw new Mistake(this.#at, "a member name in double quotes is expected");
      const name = this.#readString();
      if (!this.#takes(":")) throw new Mistake(this.#at, "a colon is expected");
      members.set(String(name.value), { name, node: this.#readValue() });
      if (this.#takes("}")) break;
      if (!this.#takes(",")) throw new Mistake(this.#at, "a comma or `}` is expected");
    }
    // From entries, so that a member called `__proto__` is an ordinary one.
    const value = Object.fromEntries([...members].map(([name, member]) => [name, member.node.value]));
    return { value, start, end: this.#at, members };
  }

  #readArray(): JsonNode {
    const start = this.#at;
    const elements: JsonNode[] = [];
    this.#at += 1;
    while (!this.#takes("]")) {
      elements.push(this.#readValue());
      if (this.#takes("]")) break;
      if (!this.#takes(",")) throw new Mistake(this.#at, "a comma or `]` is expected");
    }
    return { value: elements.map((element) => element.value), start, end: this.#at, elements };
  }

  #readString(): JsonNode {
    const start = this.#at;
    const matched = /"(?:[^"\\\n\r]|\\.)*"/y;
    matched.lastIndex = start;
    const quoted = matched.exec(this.#text)?.[0];
    if (quoted === undefined) throw new Mistake(start, "this text has no closing quote");
    this.#at = start + quoted.length;
    return {
      value: this.#parsePlain(quoted, start, "this text has a character that must be escaped"),
      start,
      end: this.#at,
    };
  }

  #readWord(): JsonNode {
    const start = this.#at;
    const matched = /[\w.+-]+/y;
    matched.lastIndex = start;
    const word = matched.exec(this.#text)?.[0] ?? "";
    if (word === "")
      throw new Mistake(start, start < this.#text.length ? "a value is expected" : "the text ends too early");
    this.#at = start + word.length;
    if (Object.hasOwn(literals, word)) return { value: literals[word], start, end: this.#at };
    return { value: this.#parsePlain(word, start, `\`${word}\` is no JSON value`), start, end: this.#at };
  }

  #parsePlain(text: string, start: number, reason: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw new Mistake(start, reason);
    }
  }

  #takes(sign: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    const space = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
    space.lastIndex = this.#at;
    this.#at += space.exec(this.#text)?.[0].length ?? 0;
  }
}
