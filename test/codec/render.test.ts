import { expect, test } from "vitest";
import { renderTemplate } from "../../compiler/src/emit/render.ts";
import { renderText } from "../../compiler/src/emit/render-text.ts";

const view = { name: "a<b", flag: false, items: ["x", "y"], rows: [{ cell: "1" }] };

test.each([
  ["values are printed as they are", "{{name}}", "a<b"],
  ["lists are walked", "{{#each items}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}", "x, y"],
  ["conditions choose", "{{#if flag}}yes{{else}}no{{/if}}", "no"],
  ["rows have their own names", "{{#each rows}}{{cell}}{{../name}}{{/each}}", "1a<b"],
])("%s", (_, text, expected) => expect(renderText(text, view)).toBe(expected));

test.each([
  ["a misspelled value", "{{nmae}}"],
  ["a misspelled condition", "{{#if falg}}{{/if}}"],
  ["a misspelled list", "{{#each itmes}}{{/each}}"],
  ["a misspelled name in a row", "{{#each rows}}{{#if clel}}{{/if}}{{/each}}"],
  ["with", "{{#with rows}}{{/with}}"],
  ["log", "{{log name}}"],
  ["lookup", '{{lookup rows "0"}}'],
  ["a section without a helper", "{{#rows}}{{/rows}}"],
  ["a helper of someone else", "{{shout name}}"],
])("%s is refused", (_, text) => expect(() => renderText(text, view)).toThrow());

test("a template that does not exist is named", () => {
  expect(() => renderTemplate({ language: "typescript", template: "nope" }, {})).toThrow("`nope`");
});
