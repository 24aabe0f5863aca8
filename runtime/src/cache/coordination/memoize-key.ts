import { textDigest } from "../../document/text-digest.ts";
import { unknownSlots } from "../../wire/unknown-slots.ts";
import { isObject } from "../cache-errors.ts";
import { unkeyableError } from "./memoize-errors.ts";

const longestKey = 160;
const deepest = 200;

/**
 * A store key for a call of a function: two calls have the same exactly when their arguments are built alike, whatever objects they are. Long ones
 * are cut down to a digest.
 * @throws CacheError `cache/memoize-key`
 */
export function memoizeKey(namespace: string, values: readonly unknown[]): string {
  const name = namespace.replaceAll("%", "%25").replaceAll("(", "%28").replaceAll("#", "%23");
  const text = new KeyText().argumentsText(values);
  return text.length + name.length <= longestKey ? name + text : `${name}#${textDigest(text)}`;
}

class KeyText {
  /** The objects around the one that is looked at. */
  readonly #around = new Set<object>();

  argumentsText(values: readonly unknown[]): string {
    return `(${values.map((value, at) => this.#text(value, `Argument ${at + 1}`)).join(",")})`;
  }

  #text(value: unknown, place: string): string {
    switch (typeof value) {
      case "string":
        // As JSON, halves of surrogate pairs are well-formed text too.
        return JSON.stringify(value);
      case "number":
        return Object.is(value, -0) ? "-0" : String(value);
      case "bigint":
        return `${value}n`;
      case "boolean":
      case "undefined":
        return String(value);
      case "function":
      case "symbol":
        throw unkeyableError(place, `a ${typeof value}`);
      case "object":
        return value === null ? "null" : this.#nested(value, place);
    }
  }

  #nested(value: object, place: string): string {
    if (this.#around.has(value)) throw unkeyableError(place, "an object that holds itself");
    if (this.#around.size >= deepest) throw unkeyableError(place, "nested too deeply");
    this.#around.add(value);
    const text = this.#objectText(value, place);
    this.#around.delete(value);
    return text;
  }

  #objectText(value: object, place: string): string {
    if (Array.isArray(value)) return `[${this.#items(value, place).join(",")}]`;
    if (value instanceof Date) return `Date(${value.getTime()})`;
    if (value instanceof Map) return `Map{${this.#pairs(value, place).toSorted().join(",")}}`;
    if (value instanceof Set)
      return `Set{${this.#items([...value], place)
        .toSorted()
        .join(",")}}`;
    if (ArrayBuffer.isView(value)) return `${kindOf(value)}(${hexOf(bytesOf(value))})`;
    if (value instanceof ArrayBuffer) return `ArrayBuffer(${hexOf(new Uint8Array(value))})`;
    if (value instanceof RegExp) return `RegExp(${JSON.stringify(value.source)},${JSON.stringify(value.flags)})`;
    if (value instanceof URL) return `URL(${JSON.stringify(value.href)})`;
    const prototype: unknown = Object.getPrototypeOf(value);
    // What a class hides in its instances nobody can see: two that look alike need not be.
    if (prototype !== Object.prototype && prototype !== null) throw unkeyableError(place, instanceText(value));
    return `{${this.#properties(value, place).join(",")}}`;
  }

  #items(items: readonly unknown[], place: string): string[] {
    return Array.from(items, (item, at) => (at in items ? this.#text(item, `${place}[${at}]`) : ""));
  }

  #pairs(pairs: Iterable<readonly [unknown, unknown]>, place: string): string[] {
    const texts: string[] = [];
    for (const [key, value] of pairs) {
      const keyText = this.#text(key, `A key of ${place}`);
      texts.push(`${keyText}=>${this.#text(value, `${place} at ${keyText}`)}`);
    }
    return texts;
  }

  #properties(value: object, place: string): string[] {
    const texts = Object.keys(value)
      .sort()
      .map((name) => `${JSON.stringify(name)}:${this.#text(Reflect.get(value, name), `${place}.${name}`)}`);
    for (const symbol of Object.getOwnPropertySymbols(value)) {
      // Slots that this build does not know are part of a document.
      if (symbol !== unknownSlots) throw unkeyableError(place, "an object with a symbol among its properties");
      texts.push(`slots:${this.#text(Reflect.get(value, symbol), place)}`);
    }
    return texts;
  }
}

function instanceText(value: object): string {
  const maker: unknown = Reflect.get(value, "constructor");
  const name: unknown = isObject(maker) || typeof maker === "function" ? Reflect.get(maker, "name") : undefined;
  return `an instance of ${typeof name === "string" && name !== "" ? `\`${name}\`` : "some class"}`;
}

// A `Buffer` is bytes as any others.
function kindOf(view: ArrayBufferView): string {
  return Object.prototype.toString.call(view).slice("[object ".length, -1);
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
