import { visibleLine } from "./plain-text.ts";

/** Names in backticks become code; everything else that Markdown or HTML could read becomes a character reference. */
export function markdownText(text: string): string {
  const parts = text.split("`");
  return parts
    .map((part, index) => (index % 2 === 1 && index < parts.length - 1 ? markdownCode(part) : escapeCharacters(part)))
    .join("");
}

export function markdownCode(text: string): string {
  return `<code>${escapeCharacters(text)}</code>`;
}

function escapeCharacters(text: string): string {
  return visibleLine(text).replace(/[^\p{L}\p{N} .,;:()'/-]/gu, (character) => `&#${character.codePointAt(0)};`);
}
