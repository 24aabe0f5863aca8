import { expect, test } from "vitest";
import { elementsOf, propertiesOf } from "../../compiler/src/emit/default-json.ts";

test("a default that is no list has no elements, one that is no object no properties", () => {
  expect(elementsOf([1, null])).toEqual([1, null]);
  expect(propertiesOf({ a: 1 })).toEqual({ a: 1 });
  for (const json of [null, "text", 5, { a: 1 }]) expect(elementsOf(json)).toEqual([]);
  for (const json of [null, "text", 5, [1]]) expect(propertiesOf(json)).toEqual({});
});
