import { isPlainName } from "../naming.ts";

/** A string literal that no text can break out of, and that shows characters which would hide or reorder source. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text).replace(hidden, escapeCharacter);
}

/** JSON as a string literal in single quotes, which leave most of it as it is. */
export function jsonLiteral(json: string): string {
  const escaped = json.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replace(hidden, escapeCharacter);
  return `'${escaped}'`;
}

/** A regular expression by constructor, so that no pattern needs escaping as a literal. Unicode mode wherever the pattern allows it. */
export function patternText(pattern: string, constructorName: string): string {
  return `new ${constructorName}(${stringLiteral(pattern)}${isUnicodePattern(pattern) ? ', "u"' : ""})`;
}

function isUnicodePattern(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

/** How a property is named in an object literal. `__proto__` is computed there, because plain it would set the prototype. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return identifier.test(name) ? name : stringLiteral(name);
}

/** How an accessor of a class begins: `get hp`. `constructor` cannot be one unless it is computed, and what objects have is overridden. */
export function accessorHead(name: string): string {
  const key = name === "constructor" ? '["constructor"]' : propertyKey(name);
  return objectMembers.has(name) ? `override get ${key}` : `get ${key}`;
}

/** What TypeScript knows every object to have. */
const objectMembers: ReadonlySet<string> = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** `v.hp`, `v["with-dash"]`. */
export function propertyAccess(object: string, name: string): string {
  return identifier.test(name) ? `${object}.${name}` : `${object}[${stringLiteral(name)}]`;
}

/** True for names that every object inherits, which therefore have to be looked up as own properties. */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** True for a name that can stand as a variable. */
export function isVariableName(name: string): boolean {
  return isPlainName(name, "typescript");
}

/** ASCII only here: what is printed unquoted reads the same to everyone. */
const identifier = /^[A-Za-z_$][\w$]*$/;

/** Controls, invisible and bidirectional formatting, line and paragraph separators; joiners stay, because emoji and scripts need them. */
const hidden = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A comment's text on one line: nothing in it ends the comment, hides or reorders what follows. */
export function commentText(text: string): string {
  return text.replaceAll("*/", "*\\/").replace(hidden, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}
