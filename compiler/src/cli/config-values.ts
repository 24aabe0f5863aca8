/** A text that is not empty and can stand in a path. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && !value.includes("\0");
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

/** What a value is, for a message. */
export function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.every(isText) ? "a list" : "a list that holds something else than texts";
  if (typeof value === "string") return value === "" ? "empty" : `the text ${JSON.stringify(value)}`;
  if (typeof value === "object") return describeMembers(Object.keys(value));
  return `the ${typeof value} ${String(value)}`;
}

/** What is wrong with an object is mostly what its members are called. */
function describeMembers(names: readonly string[]): string {
  const list = names.map((name) => `\`${name}\``).join(", ");
  return names.length === 0 ? "an object" : `an object with ${list}`;
}

/** An object that is no list. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
