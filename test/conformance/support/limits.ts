import type { Constraints, Scalar, TypeDefinition } from "@keyslot/compiler";
import { innerTypes } from "../../../compiler/src/model/walk-type.ts";
import { ValueWalk } from "../../codec/support/value-walk.ts";
import type { Contract, Language } from "../harness.ts";
import { reachableTypes } from "./contracts.ts";

/** Values of a scalar, in JSON form, that a language's natural type cannot hold: it refuses them with `wire/out-of-range`. */
type Limits = Readonly<Partial<Record<Scalar, (json: unknown) => boolean>>>;

/** The docs page of each language says the same. */
const limits: Readonly<Record<Language["name"], Limits>> = {
  typescript: {},
  csharp: { date: isOutsideCalendar, decimal: isOutsideSystemDecimal },
  rust: {},
  python: { date: isOutsideCalendar },
};

/** True for a value, in JSON form, with a part that the language cannot hold. */
export function isBeyond(language: Language["name"], contract: Contract, type: string, json: unknown): boolean {
  let found = false;
  walkOf(contract).visit(type, json, (part, value) => {
    if (part.kind === "scalar" && limits[language][part.scalar]?.(value)) found = true;
  });
  return found;
}

/** True for a type whose values have parts for which the language has a limit, wherever in them. */
export function canBeBeyond(language: Language["name"], contract: Contract, type: string): boolean {
  const limited = Object.keys(limits[language]);
  return limited.length > 0 && reachableTypes(contract.model, type).some((each) => limitedSlots(each, limited));
}

/** Constraints that a language carries in its docs and does not check. */
const unchecked: Readonly<Record<Language["name"], readonly (keyof Constraints)[]>> = {
  typescript: [],
  csharp: [],
  // There is no regular expression in Rust's standard library.
  rust: ["pattern"],
  python: [],
};

/** True for a type with a constraint, wherever in it, that the language does not check. */
export function canBeUnchecked(language: Language["name"], contract: Contract, type: string): boolean {
  const names = unchecked[language];
  const slots = reachableTypes(contract.model, type).flatMap((each) => (each.kind === "record" ? each.slots : []));
  return slots.some(({ constraints }) => names.some((name) => constraints[name] !== undefined));
}

function limitedSlots(type: TypeDefinition, limited: readonly string[]): boolean {
  if (type.kind !== "record") return false;
  const parts = type.slots.flatMap((slot) => [...innerTypes(slot.type)]);
  return parts.some((part) => part.kind === "scalar" && limited.includes(part.scalar));
}

const walks = new WeakMap<Contract, ValueWalk>();

/** One walk a contract. */
export function walkOf(contract: Contract): ValueWalk {
  const walk = walks.get(contract) ?? new ValueWalk(contract.model);
  walks.set(contract, walk);
  return walk;
}

/** DateTime and datetime know the years 1 to 9999. */
function isOutsideCalendar(json: unknown): boolean {
  const year = /^([+-]?\d+)-/.exec(String(json))?.[1] ?? "";
  return !(Number(year) >= 1 && Number(year) <= 9999);
}

const largest = 2n ** 96n - 1n;

/** System.Decimal is 96 bits with up to 28 digits behind the point. */
function isOutsideSystemDecimal(json: unknown): boolean {
  const [whole = "", part = ""] = String(json).replace("-", "").split(".");
  const digits = BigInt(whole + part);
  return part.length > 28 || digits > largest;
}
