import fc from "fast-check";
import { expect, test } from "vitest";
import { parseStoredTime, printStoredTime } from "../../runtime/src/cache/memory/stored-time.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_260_101);
const largest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

test("every time from 1970 to 9999 is read as `Date` reads it, and printed as it was", () => {
  const run = fc.property(fc.integer({ min: 0, max: largest }), (time) => {
    const text = new Date(time).toISOString();
    expect(parseStoredTime(text)).toBe(time);
    expect(printStoredTime(time)).toBe(text);
  });
  fc.assert(run, { seed, numRuns: 5000 });
});

test("every day of four centuries is read as `Date` reads it", () => {
  for (let day = 0; day < 366 * 430; day++) {
    const text = new Date(day * 86_400_000).toISOString();
    if (parseStoredTime(text) !== day * 86_400_000) expect.fail(text);
  }
});

test("what `Date` would print otherwise is not taken", () => {
  const digit = fc.constantFrom(..."0123456789".split(""), "-", ":", " ", "T", "Z", "x", "+");
  const run = fc.property(fc.integer({ min: 0, max: largest }), fc.nat(23), digit, (time, at, each) => {
    const original = new Date(time).toISOString();
    const text = original.slice(0, at) + each + original.slice(at + 1);
    const parsed = parseStoredTime(text);
    if (parsed >= 0) expect(printStoredTime(parsed)).toBe(text);
    else expect(parsed).toBe(-1);
  });
  fc.assert(run, { seed, numRuns: 5000 });
});

test.each([
  "",
  "2020-01-01T00:00:00Z",
  "1969-12-31T23:59:59.999Z",
  "2021-02-29T00:00:00.000Z",
  "2100-02-29T00:00:00.000Z",
  "2020-13-01T00:00:00.000Z",
  "2020-00-10T00:00:00.000Z",
  "2020-01-01T24:00:00.000Z",
  "2020-01-01T00:60:00.000Z",
  "2020-01-01T00:00:60.000Z",
  "+12020-01-01T00:00:00.000Z",
  "2020-01-01T00:00:00.000+",
])("`%s` is kept as text", (text) => expect(parseStoredTime(text)).toBe(-1));
