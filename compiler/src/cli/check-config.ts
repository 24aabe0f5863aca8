import type { KeyslotConfig } from "../config.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { Span } from "../model/span.ts";
import { checkEvolutionConfig, evolutionConfigOf } from "./check-evolution-config.ts";
import { describe, isObject, isText, isTexts } from "./config-values.ts";
import { checkLanguages } from "./emitters.ts";
import { suggest } from "./suggest.ts";

/** Where a value of the config stands: the way to it by member names and indexes, `@name` at the end for a member's name. */
export type PlaceOf = (way: readonly (string | number)[]) => Span | undefined;

type Member = keyof KeyslotConfig;

const expectations: Readonly<Record<Member, string>> = {
  schemas: 'a list of globs, for example `["schemas/**/*.schema.ts"]`',
  lock: 'the path of a file, for example `"schemas/schema.lock.json"`',
  out: 'the path of a folder, for example `"generated"`',
  emit: 'a list of languages, for example `["typescript"]`',
  importExtension: '`"ts"` or `"js"`',
  csharp: 'an object, for example `{ "namespace": "Game.Contracts" }`',
  rust: 'an object, for example `{ "crate": "game-contracts" }`',
  python: 'an object, for example `{ "package": "game_contracts" }`',
  evolution: 'an object, for example `{ "mode": "backward" }`',
};
const members = Object.keys(expectations);

/** The config that `value` is; members that are wrong are reported and left out. */
export function checkConfig(value: unknown, diagnostics: DiagnosticBag, placeOf: PlaceOf): KeyslotConfig {
  if (!isObject(value)) {
    reportType(undefined, value, 'an object, for example `{ "out": "generated" }`');
    return {};
  }
  const given: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
  for (const [name, member] of given) {
    if (!isMember(name)) {
      const list = members.map((known) => `\`${known}\``).join(", ");
      diagnostics.report("config/unknown-member", placeOf([name, "@name"]), {
        member: name,
        nearest: suggest(name, members),
        members: list,
      });
    } else if (member !== undefined && !fits(name, member)) {
      reportType(name, member, expectations[name]);
    }
  }
  const emit = given.get("emit");
  checkEvolutionConfig(given.get("evolution"), diagnostics, placeOf);
  if (isTexts(emit)) checkLanguages(emit, diagnostics, (index) => placeOf(["emit", index]));
  return configOf(given);

  function reportType(member: Member | undefined, found: unknown, expected: string): void {
    const subject = member === undefined ? "The config" : `\`${member}\` in the config`;
    const place = placeOf(member === undefined ? [] : [member]);
    diagnostics.report("config/wrong-type", place, { subject, found: describe(found), expected });
  }
}

function configOf(given: ReadonlyMap<string, unknown>): KeyslotConfig {
  const [schemas, lock, out, emit, extension] = ["schemas", "lock", "out", "emit", "importExtension"].map((name) =>
    given.get(name),
  );
  return {
    ...((isText(schemas) || isTexts(schemas)) && { schemas }),
    ...(isText(lock) && { lock }),
    ...(isText(out) && { out }),
    ...(isTexts(emit) && { emit }),
    ...(isExtension(extension) && { importExtension: extension }),
    ...namesOf(given),
    ...(isObject(given.get("evolution")) && { evolution: evolutionConfigOf(given.get("evolution")) }),
  };
}

/** The members about one language, each of which holds one name. */
function namesOf(given: ReadonlyMap<string, unknown>): Pick<KeyslotConfig, "csharp" | "rust" | "python"> {
  const namespace = nameIn(given.get("csharp"), "namespace");
  const crate = nameIn(given.get("rust"), "crate");
  const packageName = nameIn(given.get("python"), "package");
  return {
    ...(namespace !== undefined && { csharp: { namespace } }),
    ...(crate !== undefined && { rust: { crate } }),
    ...(packageName !== undefined && { python: { package: packageName } }),
  };
}

function nameIn(value: unknown, member: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const found = new Map<string, unknown>(Object.entries(value)).get(member);
  return isText(found) ? found : undefined;
}

/** An object with nothing but `member`, which may be left out. */
function holdsOnly(value: unknown, member: string): boolean {
  if (!isObject(value)) return false;
  return Object.entries(value).every(([name, text]) => name === member && isText(text));
}

function fits(name: Member, value: unknown): boolean {
  switch (name) {
    case "schemas":
      return isText(value) || isTexts(value);
    case "lock":
    case "out":
      return isText(value);
    case "emit":
      return isTexts(value);
    case "importExtension":
      return isExtension(value);
    case "csharp":
      return holdsOnly(value, "namespace");
    case "rust":
      return holdsOnly(value, "crate");
    case "python":
      return holdsOnly(value, "package");
    case "evolution":
      return isObject(value);
  }
}

function isMember(name: string): name is Member {
  return Object.hasOwn(expectations, name);
}

function isExtension(value: unknown): value is "ts" | "js" {
  return value === "ts" || value === "js";
}
