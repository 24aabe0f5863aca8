import { toPascalCase } from "../../../compiler/src/text/change-case.ts";

interface Collision {
  readonly what: string;
  readonly text: string;
  /** The one finding: its rule, and a message that names the language. */
  readonly reports: RegExp;
}

const slots = (...names: readonly string[]) =>
  `export interface A {\n${names.map((name, i) => `  /** @key(${i}) */ ${JSON.stringify(name)}: string;`).join("\n")}\n}\n`;
const members = (...names: readonly string[]) =>
  `export enum E {\n${names.map((name, i) => `  ${JSON.stringify(name)} = ${i},`).join("\n")}\n}\nexport interface A { /** @key(0) */ e: E }\n`;
const types = (...names: readonly string[]) =>
  names.map((name) => `export interface ${name} {\n  /** @key(0) */ value: string;\n}\n`).join("\n");

const languages = /name\/collision .*(C#|Rust|Python)/;

/** Names that are two in TypeScript and one in another language, or none there. */
export const collisions: readonly Collision[] = [
  { what: "a slot in two cases", text: slots("hpMax", "hp_max"), reports: languages },
  { what: "a slot with another capital", text: slots("hp", "Hp"), reports: languages },
  { what: "a slot with a dash", text: slots("hp-max", toPascalCase("hp max")), reports: languages },
  { what: "a slot in one case of Python", text: slots("HPMax", "hp_max"), reports: languages },
  { what: "an enum member in two cases", text: members("northWest", "north-west"), reports: languages },
  { what: "a type in two cases", text: types("PlayerName", "player_name"), reports: languages },
  { what: "a name without a letter", text: slots("+"), reports: /name\/illegal .*C#, Rust and Python/ },
  { what: "a name of a dollar sign", text: slots("$"), reports: /name\/illegal .*C#, Rust and Python/ },
  { what: "a name of an underscore", text: members("_"), reports: /name\/illegal .*C#, Rust and Python/ },
  { what: "a name of a number that is no digit", text: slots("Ⅷ"), reports: /name\/illegal .*C#, Rust and Python/ },
  { what: "a name of an emoji", text: slots("😀"), reports: /name\/illegal .*C#, Rust and Python/ },
  {
    what: "a name of letters beyond the basic plane",
    text: slots("𝒳"),
    reports: /name\/illegal .*C#, Rust and Python/,
  },
  {
    what: "two names that Python takes as equal",
    text: slots("ﬁn", "fin"),
    reports: /(language\/unsupported|name\/collision) .*Python/,
  },
];
