import { toPascalCase, toSnakeCase } from "../../text/change-case.ts";
import { freeName, isPlainName } from "../naming.ts";

/** Words that no `r#` makes an identifier. */
const unspeakable = new Set(["crate", "self", "super", "Self", "_"]);

// Letters that have no other case are spelled by number where Rust expects that one.

/** A name in snake case that a field, argument or module may have; `taken` learns it. */
export function snakeName(name: string, taken: Set<string>): string {
  const text = legalName(toSnakeCase(name), name).toLowerCase();
  return takeName(
    text.replace(/\p{Uppercase}/gu, (letter) => spellPoint(letter).toLowerCase()),
    taken,
  );
}

/** A name in Pascal case that a type or variant may have; `taken` learns it. */
export function pascalName(name: string, taken: Set<string>): string {
  return takeName(legalName(toPascalCase(name), name).replace(/^\p{Lowercase}/u, spellPoint), taken);
}

/** The same in ASCII alone, and no reserved word: Rust finds the file of no other module. */
export function moduleName(name: string, taken: Set<string>): string {
  const plain = legalName(toSnakeCase(name), name)
    .replace(/[^\x20-\x7f]/gu, spellPoint)
    .toLowerCase();
  const free = freeName(plain, (candidate) => taken.has(candidate) || !isPlainName(candidate, "rust"));
  taken.add(free);
  return free;
}

/** An identifier as code spells it: reserved words are escaped. */
export function spellName(name: string): string {
  return isPlainName(name, "rust") ? name : `r#${name}`;
}

function takeName(name: string, taken: Set<string>): string {
  const free = freeName(name, (candidate) => taken.has(candidate) || unspeakable.has(candidate));
  taken.add(free);
  return free;
}

/** What cannot stand in an identifier is spelled by number; a text that is empty or has no letter at all becomes a name too. */
function legalName(converted: string, name: string): string {
  if (name === "") return "Empty";
  const text = converted === "" ? [...name].map(spellPoint).join("") : converted;
  // The compiler compares identifiers in this form.
  const legal = text.normalize("NFC").replace(/[^\p{XIDC}]/gu, spellPoint);
  return /^\p{XIDS}/u.test(legal) ? legal : `_${legal}`;
}

function spellPoint(character: string): string {
  return `U${(character.codePointAt(0) ?? 0).toString(16)}`;
}
