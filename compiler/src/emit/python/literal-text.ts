/** A string literal that no text can break out of, and that shows characters which would hide or reorder source. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text).replace(hidden, escapeCharacter);
}

/** `bytes.fromhex` reads better than a literal of escapes. `bytesName` is what the module calls `bytes`. */
export function bytesText(base64: string, bytesName: string): string {
  const bytes = Buffer.from(base64, "base64");
  return bytes.length === 0 ? 'b""' : `${bytesName}.fromhex("${bytes.toString("hex")}")`;
}

/** A doc as the lines of a docstring; none when there is nothing to say. No text ends it or hides in it. */
export function docstringLines(paragraphs: readonly string[]): readonly string[] {
  const texts = paragraphs.filter((text) => text !== "").map((text) => text.split(lineBreak));
  const [first, ...others] = texts.flatMap((lines, i) => (i === 0 ? lines : ["", ...lines])).map(docText);
  if (first === undefined) return [];
  if (others.length === 0) return [`"""${first}"""`];
  return ['"""', first, ...others, '"""'].map((line) => line.trimEnd());
}

/** A comment on one line. */
export function commentText(text: string): string {
  return text.replace(/[\n\r\t]/g, " ").replace(hidden, escapeCharacter);
}

const lineBreak = /\r\n|[\n\r]/;

/** A backslash would begin an escape; three quotes end the docstring, and one at the end would join those that do. */
function docText(text: string): string {
  const escaped = text.replaceAll("\\", "\\\\");
  const isEnding = text.includes('"""') || text.endsWith('"');
  return (isEnding ? escaped.replaceAll('"', '\\"') : escaped).replace(hidden, escapeCharacter);
}

/** Controls, invisible and bidirectional formatting, separators and lone surrogates; joiners stay, because emoji and scripts need them. */
const hidden = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function escapeCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}
