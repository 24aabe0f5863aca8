/** The one spelling of a decimal's value: `1.50` and `1.5` are `1.5`, `-0.0` is `0`. Undefined for text that is no decimal. */
export function canonicalDecimal(text: string): string | undefined {
  const match = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", digits = ""] = match;
  const fraction = digits.replace(/0+$/, "");
  const magnitude = fraction === "" ? whole : `${whole}.${fraction}`;
  return magnitude === "0" ? "0" : sign + magnitude;
}

/** Orders two canonical decimals by value, whatever their length. */
export function compareDecimals(a: string, b: string): number {
  const isNegative = a.startsWith("-");
  if (isNegative !== b.startsWith("-")) return isNegative ? -1 : 1;
  return isNegative ? compareMagnitudes(b.slice(1), a.slice(1)) : compareMagnitudes(a, b);
}

// Whole parts carry no leading zeros, so the longer one is larger; fractions carry no trailing zeros and compare as text.
function compareMagnitudes(a: string, b: string): number {
  const [wholeA = "", fractionA = ""] = a.split(".");
  const [wholeB = "", fractionB = ""] = b.split(".");
  if (wholeA.length !== wholeB.length) return wholeA.length - wholeB.length;
  if (wholeA !== wholeB) return wholeA < wholeB ? -1 : 1;
  if (fractionA === fractionB) return 0;
  return fractionA < fractionB ? -1 : 1;
}
