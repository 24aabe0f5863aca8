import { expect, test } from "vitest";
import {
  lowerFirst,
  splitWords,
  toKebabCase,
  toPascalCase,
  toSnakeCase,
  upperFirst,
} from "../../compiler/src/text/change-case.ts";

test.each([
  ["displayName", "DisplayName", "display_name"],
  ["display_name", "DisplayName", "display_name"],
  ["with-dash", "WithDash", "with_dash"],
  ["HTTPServer", "HTTPServer", "http_server"],
  ["utf8Text", "Utf8Text", "utf8_text"],
  ["ünïName", "ÜnïName", "ünï_name"],
  ["𐐨bc", "𐐀bc", "𐐨bc"],
  ["_", "", ""],
])("%s in every case", (name, pascal, snake) => {
  expect([toPascalCase(name), toSnakeCase(name)]).toEqual([pascal, snake]);
  expect(toKebabCase(name)).toBe(snake.replaceAll("_", "-"));
  expect(splitWords(name)).toHaveLength(snake.split("_").filter(Boolean).length);
});

test.each([
  ["hp", "Hp"],
  ["unMember", "UnMember"],
  ["", ""],
])("%s begins with a capital as %s", (lower, upper) => {
  expect([upperFirst(lower), lowerFirst(upper)]).toEqual([upper, lower]);
});
