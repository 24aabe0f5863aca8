/** Lone surrogates have no bytes in UTF-8; readers of reports refuse or mangle them, each in its own way. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}

/**
 * Text from schemas and paths as a terminal may show it: control characters could move the cursor or pose as output of ours,
 * and marks that reverse the direction of writing could hide what stands there. Lengths stay, so that columns still fit.
 */
export function visible(text: string): string {
  return wellFormed(text).replace(hidden, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? "\u2421" : "\uFFFD";
  });
}

/** On one line, too. */
export function visibleLine(text: string): string {
  return visible(text.replace(/\r\n|[\n\r\u2028\u2029]/g, " "));
}

// Line feeds, carriage returns before them and tabs are what texts are made of; other ends of lines are none that we count.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const hidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\r(?!\n)/g;
