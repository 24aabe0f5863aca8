import { expect, test } from "vitest";
import { compileTemplate, newEngine, type Template } from "../../compiler/src/emit/template-engine.ts";
import { templateCode, templateHelpers } from "../../scripts/template-code.ts";

const view = {
  name: "Player",
  note: "",
  isOpen: true,
  isDraft: false,
  none: [],
  lines: ["first\n  second", "", "third"],
  quoted: '`$ {name}` "\\n" \u2028',
  members: [
    { name: "id", values: [{ name: "a" }, { name: "b" }], isLast: false },
    { name: "hp", values: [], isLast: true },
  ],
};

const texts: Readonly<Record<string, string>> = {
  "plain text": 'const a = `$ {b}`;\n\\n "quoted" \u2028',
  values: "{{name}}{{note}}{{isOpen}}{{isDraft}}{{quoted}}",
  "a comment": "a{{!-- not printed --}}b",
  conditions: "{{#if isOpen}}open{{else}}closed{{/if}}{{#if note}}note{{/if}}{{#unless none}}none{{/unless}}",
  "conditions on lines of their own": "a\n{{#if isOpen}}\n  open\n{{else}}\n  closed\n{{/if}}\nb\n",
  lists: "{{#each lines}}[{{this}}]{{else}}nothing{{/each}}{{#each none}}x{{else}}nothing{{/each}}",
  "the last of a list": "{{#each members}}{{name}}{{#unless @last}}, {{/unless}}{{/each}}",
  "names outside": "{{#each members}}{{#each values}}{{../name}}.{{name}} of {{../../name}};{{/each}}{{/each}}",
  "names outside a condition": "{{#each members}}{{#if isLast}}{{../name}}{{/if}}{{/each}}",
  "blanks that are cut": "a  {{~#each members~}}  {{name}}  {{~/each~}}  b",
  "a partial": "{{#each members}}{{> member}}{{/each}}",
  "a partial on a line of its own": "{\n  {{> lines}}\n}\n",
};
const partials = { member: "<{{name}}>", lines: "{{#each lines}}\n{{this}}\n{{/each}}\n" };

test.each(Object.entries(texts))("what the packed compiler prints for %s is what Handlebars prints", (_, text) => {
  expect(packed(text)(view)).toBe(handlebars(text)(view));
});

test.each(["{{nam}}", "{{#if nam}}x{{/if}}", "{{#each nam}}x{{/each}}", "{{#each members}}{{nam}}{{/each}}"])(
  "%s is an error in both",
  (text) => {
    expect(() => handlebars(text)(view)).toThrow("nam");
    expect(() => packed(text)(view)).toThrow("nam");
  },
);

test.each([
  "{{#with name}}x{{/with}}",
  "{{lookup name 0}}",
  "{{@index}}",
  "{{> member name}}",
  "{{../name}}",
  "{{{name}}}x{{log name}}",
])("%s ends the build", (text) => expect(() => templateCode(text)).toThrow());

function handlebars(text: string): Template {
  const engine = newEngine();
  for (const [name, partial] of Object.entries(partials)) compileTemplate(engine, partial, name);
  return compileTemplate(engine, text);
}

function packed(text: string): Template {
  const templates = Object.entries({ ...partials, main: text }).map(([name, each]) => `${name}: ${templateCode(each)}`);
  return new Function(`${templateHelpers}\nconst templates = {${templates.join(",")}};\nreturn templates.main;`)();
}
