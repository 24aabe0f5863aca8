import { literals } from "./words.ts";

/** Texts that end comments, literals or lines somewhere; a comment of TypeScript cannot hold its own end. */
const prose = [
  'Quotes: " \' ` """ \'\'\' and at the end "',
  'Ends in a quote """',
  "Ends in a backslash \\",
  'Escapes: \\u0022 \\u{22} \\x22 \\N{QUOTATION MARK} \\" \\n \\0 \\',
  "Slashes: /// // /** /* * / # #endif #if DEBUG #pragma ##",
  'Markup: <b> </summary> <summary> &amp; &lt; & < > <![CDATA[ ]]> <!-- --> <see cref="X"/>',
  "Templates: {{x}} {{{y}}} $\x7bz} {0} {} %s %d #{w} @@ {@link Foo}",
  'r#" "# "## r##"x"## b"" \'\\\'\' //! #![allow(x)]',
  "Odd characters: \u00a0 \u200b \u2028 \u2029 \u0085 \ufeff \u202e 😀 \u0001",
  '```\nlet x: i32 = "not a test";\n```',
  "- a list\n- of two\n\n    indented as code",
  "    indented from the start",
  "[broken link] [`Missing`] [x](y) <http://x> | table |",
  ":param x: y\n.. directive::\n>>> 1 + 1\n3",
  "\ttabs\tand trailing space ",
];

function comment(text: string, tags: string): string {
  return `/**\n${`${text}\n${tags}`.replace(/^/gm, " * ")}\n */`;
}

/** Prose in every place that has some. */
export function docSchema(): string {
  const slots = prose.map((text, i) => `${comment(text, `@key(${i})`)}\n  slot${i}?: string;`);
  const reasons = prose.map((text, i) => {
    const reason = text.replaceAll("\n", " ").replace(/[@`]/g, "").trim();
    return `${comment(text, `@key(${i + 100}) @deprecated ${reason}`)}\n  old${i}?: string;`;
  });
  const members = prose.map((text, i) => `${comment(text, `@tag(${i})`)}\n  Member${i} = ${i},`);
  const records = prose.map(
    (text, i) => `${comment(text, `@tag(${i}) @deprecated`)}\nexport interface Record${i} {\n  kind: "k${i}";\n}`,
  );
  const documents = prose.map(
    (text, i) =>
      `${comment(text, `@document("doc${i}")`)}\nexport interface Document${i} {\n  /** @key(0) */ all: Documented[];\n}`,
  );
  const union = prose.map((_, i) => `Record${i}`).join(" | ");
  return [
    `export interface Documented {\n${[...slots, ...reasons].join("\n")}\n  /** @key(300) */ kind: Kind;\n  /** @key(301) */ union?: Every;\n}`,
    `${comment(prose.join("\n"), "@deprecated")}\nexport enum Kind {\n${members.join("\n")}\n}`,
    ...records,
    ...documents,
    `${comment(prose.join("\n"), "@union")}\nexport type Every = ${union};\n`,
  ].join("\n");
}

const patterns = [
  "^[a-z'\"\\\\]+$",
  "^\\u{1F600}*$",
  "^(?:\\/\\*|\\*\\/|\\$\\{x\\}|\\{\\{|`){1,3}$",
  '^[^\\s"]{0,5}$',
  "^\\p{L}+$",
  "^.\\d?$",
];

/** Hostile texts as defaults, patterns, persisted names and index names. */
export function textSchema(): string {
  const defaults = literals.map((text, i) => `  /** @key(${i}) @default(${inComment(text)}) */ text${i}: string;`);
  const maps = literals.map((text) => `${inComment(text)}: true`).join(", ");
  const checked = patterns.map(
    (text, i) => `  /** @key(${i + 200}) @pattern(${inComment(text)}) */ pattern${i}?: string;`,
  );
  return [
    `/** @document(${inComment('a"b\\c/d %2F $\x7bx} {{y}} */ é😀')}) @schema(${inComment('x"y\\z')}) */`,
    `export interface Texts {\n${[...defaults, ...checked].join("\n")}`,
    `  /** @key(300) @default({${maps}}) */ keys: Record<string, boolean>;`,
    `  /** @key(301) @default([${literals.map(inComment).join(", ")}]) */ all: Set<string>;`,
    '  /** @key(302) @default("NaN") */ nan: number;\n  /** @key(303) @default("-Infinity") */ least: number;',
    '  /** @key(304) @default("-0") */ zero: number;\n  /** @key(305) @default(1e-320) */ tiny: number;',
    "  /** @key(306) @default(1.7976931348623157e308) */ huge: number;\n  /** @key(307) @default(0.1) */ tenth: number;",
    "  /** @key(308) @default(1e21) */ whole: number;",
    "}\n",
  ].join("\n");
}

/** JSON that a comment can hold. */
export function inComment(text: string): string {
  return JSON.stringify(text)
    .replaceAll("*/", "*\\/")
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
