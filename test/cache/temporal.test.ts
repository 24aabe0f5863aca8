import {
  dateFromTimestamp,
  durationFromMilliseconds,
  millisecondsFromDuration,
  timestampFromDate,
} from "@keyslot/runtime";
import { expect, test } from "vitest";

test.each([
  [0, 0n],
  [1, 1_000_000n],
  [-1, -1_000_000n],
  [8.64e15, 8_640_000_000_000_000_000_000n],
])("the date at %d ms is the timestamp %d, and back", (milliseconds, timestamp) => {
  expect(timestampFromDate(new Date(milliseconds))).toBe(timestamp);
  expect(dateFromTimestamp(timestamp)).toEqual(new Date(milliseconds));
});

test.each([
  [1_999_999n, 1],
  [-1n, -1],
  [-1_000_000n, -1],
  [-1_000_001n, -2],
])("the timestamp %d is cut to %d ms", (timestamp, milliseconds) => {
  expect(dateFromTimestamp(timestamp).getTime()).toBe(milliseconds);
});

test.each([
  [0, 0n],
  [1.5, 15_000n],
  [-0.0001, -1n],
  [922_337_203_685_477, 9_223_372_036_854_770_000n],
])("%d ms are %d ticks", (milliseconds, duration) => {
  expect(durationFromMilliseconds(milliseconds)).toBe(duration);
  expect(millisecondsFromDuration(duration)).toBe(milliseconds);
});

test("an invalid date and an infinite duration are refused", () => {
  expect(() => timestampFromDate(new Date(Number.NaN))).toThrow(RangeError);
  expect(() => durationFromMilliseconds(Number.POSITIVE_INFINITY)).toThrow(RangeError);
});
