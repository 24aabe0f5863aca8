import { expect, test } from "vitest";
import { namesNear, nearestName } from "../../compiler/src/text/nearest-name.ts";

const commands = ["build", "check", "watch", "explain", "model"];

test.each([
  ["biuld", ["build"]],
  ["BUILD", ["build"]],
  ["wathc", ["watch"]],
  ["modle", ["model"]],
  ["x", []],
  ["deploy", []],
])("near to %s: %j", (word, expected) => expect(namesNear(word, commands)).toEqual(expected));

test("the nearest comes first, equally near ones in the order they have", () => {
  expect(namesNear("slotb", ["slotcc", "slotz", "slota", "slotb"])).toEqual(["slotb", "slotz", "slota", "slotcc"]);
});

test("two letters that changed places are nearer than two wrong ones", () => {
  expect(namesNear("KS3021", ["KS3044", "KS3201"])).toEqual(["KS3201", "KS3044"]);
});

test("the nearest of all may be far", () => {
  expect(nearestName("health", ["id", "hp"])).toBe("hp");
  expect(nearestName("deploy", [])).toBeUndefined();
});
