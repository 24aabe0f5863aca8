import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTypeText, printTypeText } from "../../compiler/src/model/type-text.ts";
import { typeModel } from "./random-model.ts";

test("every type's text parses to the same type", () => {
  fc.assert(
    fc.property(typeModel, (type) => {
      expect(parseTypeText(printTypeText(type))).toEqual(type);
    }),
    { seed: 2001, numRuns: 500 },
  );
});

test.each([
  ["int32"],
  ["list<int32>"],
  ["map<string, ItemStack>"],
  ["record<ItemStack>"],
  ["set<uuid>"],
  ["tuple<float64, float64>"],
  ["tuple<>"],
  ["list<nullable<string>>"],
  ["raw"],
  ["ref<date>"],
  ["record<record<raw>>"],
])("%s is canonical", (text) => {
  const type = parseTypeText(text);
  expect(type && printTypeText(type)).toBe(text);
});

test.each([
  [""],
  [" int32"],
  ["int32 "],
  ["list<int32"],
  ["list<>"],
  ["list<int32, int32>"],
  ["map<string>"],
  ["map<string,int32>"],
  ["record<string, int32>"],
  ["ref<Player>"],
  ["ref<>"],
  ["box<int32>"],
  ["int32<int32>"],
  ["list<int32>>"],
  ["<int32>"],
  ["3d"],
  ["list<".repeat(10_000)],
])("%s is refused", (text) => {
  expect(parseTypeText(text)).toBeUndefined();
});
