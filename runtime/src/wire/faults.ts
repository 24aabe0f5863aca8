/** Every code a wire error can carry. They are stable: callers test them. */
export type WireCode =
  | "wire/truncated"
  | "wire/trailing-bytes"
  | "wire/type-mismatch"
  | "wire/out-of-range"
  | "wire/missing-slot"
  | "wire/invalid-utf8"
  | "wire/length-exceeds-input"
  | "wire/too-deep"
  | "wire/duplicate-key"
  | "wire/duplicate-element"
  | "wire/unknown-enum-value"
  | "wire/unknown-tag"
  | "wire/invalid-date"
  | "wire/invalid-uuid"
  | "wire/invalid-decimal"
  | "wire/invalid-extension"
  | "wire/reserved-byte"
  | "wire/lone-surrogate"
  | "wire/constraint"
  | "wire/undeclared-value"
  | "wire/too-long";

/**
 * What generated code throws: a code and, when reading, an offset. It is no Error, so that it costs no stack trace and hot code carries no paths;
 * a codec's entry points turn it into an EncodeError or DecodeError by walking the value or the bytes once more.
 */
export class WireFault {
  readonly code: WireCode;
  /** Offset into the reader's bytes; −1 when writing. */
  readonly offset: number;

  constructor(code: WireCode, offset: number) {
    this.code = code;
    this.offset = offset;
  }
}

/** A value that its declared type cannot hold. */
export function fault(code: WireCode): never {
  throw new WireFault(code, -1);
}

/** What is wrong, in words, for the message of an error that the walk has not described better. */
export const faultText: Record<WireCode, string> = {
  "wire/truncated": "The bytes end inside a value; pass the payload whole",
  "wire/trailing-bytes": "Bytes follow the value; pass one payload alone",
  "wire/type-mismatch": "The value is not of the declared type",
  "wire/out-of-range": "The number is outside the range of its type",
  "wire/missing-slot": "A required slot has no value; give it one, or declare the slot optional or with a default",
  "wire/invalid-utf8": "The string is not well-formed UTF-8; write it again with an encoder that checks it",
  "wire/length-exceeds-input": "A declared length claims more than there are bytes; pass the payload whole",
  "wire/too-deep":
    "Arrays and maps are nested deeper than the limit; flatten the value, or raise `maxDepth` to read it",
  "wire/duplicate-key": "A map has the same key twice; keep one of them",
  "wire/duplicate-element": "A set has the same element twice; keep one of them",
  "wire/unknown-enum-value":
    "The value is not a member of the closed enum; read it with a newer schema, or declare the enum `@open`",
  "wire/unknown-tag": "The tag is not one of the union's; read it with a newer schema, or declare the union `@open`",
  "wire/invalid-date": "The date or time is malformed or outside the range of its type; pass a valid one",
  "wire/invalid-uuid": "A UUID is 36 lower-case characters; spell it so",
  "wire/invalid-decimal": "A decimal is digits with an optional sign and fraction, such as -12.50; spell it so",
  "wire/invalid-extension": "The extension is not the one of the slot's type; write the slot as the profile says",
  "wire/reserved-byte": "The byte 0xc1 is never used in MessagePack; pass a MessagePack payload",
  "wire/lone-surrogate": "The string holds half of a surrogate pair; repair it with `toWellFormed`",
  "wire/constraint": "The value breaks a constraint of its slot",
  "wire/undeclared-value":
    "The value is not one that the type declares; use a declared one, or declare the type `@open`",
  "wire/too-long": "The value is longer than MessagePack can say; split it",
};
