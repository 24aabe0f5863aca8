/** Controls, invisible and bidirectional formatting, separators of lines, what XML does not take, and halves of surrogate pairs. */
const hidden = /(?![\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]/gu;

/** A string literal: nothing in it ends it, hides or reorders what follows. */
export function stringLiteral(text: string): string {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\t", "\\t").replaceAll("\n", "\\n");
  return `"${escaped.replace(hidden, escapeUnits)}"`;
}

/** One escape a UTF-16 unit, as C# counts characters. */
function escapeUnits(character: string): string {
  let text = "";
  for (let i = 0; i < character.length; i++) text += `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`;
  return text;
}

/** Text of a comment on one line. */
export function commentText(text: string): string {
  return text.replace(hidden, escapeUnits);
}

/** Text inside the XML of a doc comment. */
export function xmlText(text: string): string {
  return commentText(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A doc comment: the schema's text, and what else there is to say. None when there is nothing. */
export function docLines(doc: string, remarks: readonly string[] = []): readonly string[] {
  return [...elementLines("summary", doc === "" ? [] : doc.split(/\r\n|[\n\r]/)), ...elementLines("remarks", remarks)];
}

function elementLines(element: string, texts: readonly string[]): readonly string[] {
  const [first] = texts;
  if (first === undefined) return [];
  if (texts.length === 1) return [`/// <${element}>${xmlText(first)}</${element}>`];
  return [`/// <${element}>`, ...texts.map((text) => `/// ${xmlText(text)}`.trimEnd()), `/// </${element}>`];
}

/** A double that is read back as the same one. */
export function doubleLiteral(value: number): string {
  if (Number.isNaN(value)) return "double.NaN";
  if (!Number.isFinite(value)) return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
  return Object.is(value, -0) ? "-0d" : `${value}d`;
}

/** A single: its shortest text as a double has the digits for it. */
export function floatLiteral(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return "float.NaN";
  if (!Number.isFinite(single)) return single > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
  return Object.is(single, -0) ? "-0f" : `${single}f`;
}
