import { fault } from "./faults.ts";

// Checked when a value is written, never when it is read: data that was once legal stays readable.

/** Also refuses NaN, which no bound allows. */
export function checkMin(v: number | bigint, min: number | bigint): void {
  if (!(v >= min)) fault("wire/constraint");
}

export function checkMax(v: number | bigint, max: number | bigint): void {
  if (!(v <= max)) fault("wire/constraint");
}

/** In UTF-16 code units for strings, in bytes for bytes, in elements for typed arrays. */
export function checkMinLength(v: Measured, min: number): void {
  if (v.length < min) fault("wire/constraint");
}

export function checkMaxLength(v: Measured, max: number): void {
  if (v.length > max) fault("wire/constraint");
}

/** The expression has neither the `g` nor the `y` flag, which would make it remember. */
export function checkPattern(v: string, pattern: RegExp): void {
  if (!pattern.test(v)) fault("wire/constraint");
}

/** `count` is the number of elements of a list or set, or of entries of a map. */
export function checkMaxItems(count: number, max: number): void {
  if (count > max) fault("wire/constraint");
}

/** What has a length of its own: a string, bytes or a typed array. */
export interface Measured {
  readonly length: number;
}
