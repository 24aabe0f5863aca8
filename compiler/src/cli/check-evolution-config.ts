import { type EvolutionConfig, failOns } from "../config.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { type CompatibilityMode, compatibilityModes } from "../model/compatibility.ts";
import type { PlaceOf } from "./check-config.ts";
import { describe, isObject, isText, isTexts } from "./config-values.ts";
import { suggest } from "./suggest.ts";

/** Reports the members of the config's `evolution` that are wrong. */
export function checkEvolutionConfig(evolution: unknown, diagnostics: DiagnosticBag, placeOf: PlaceOf): void {
  if (!isObject(evolution)) return;
  for (const [name, value] of Object.entries(evolution)) {
    const member = members.get(name);
    const way = ["evolution", name];
    if (!member) {
      const known = [...members.keys()];
      diagnostics.report("config/unknown-member", placeOf([...way, "@name"]), {
        member: `evolution.${name}`,
        nearest: suggest(name, known),
        members: known.map((each) => `\`${each}\``).join(", "),
      });
    } else if (value !== undefined && !member.fits(value)) {
      const subject = `\`evolution.${name}\` in the config`;
      diagnostics.report("config/wrong-type", placeOf(way), {
        subject,
        found: describe(value),
        expected: member.expected,
      });
    }
  }
}

/** What the config's `evolution` says; members that are wrong are left out. */
export function evolutionConfigOf(evolution: unknown): EvolutionConfig {
  const given = new Map<string, unknown>(isObject(evolution) ? Object.entries(evolution) : []);
  const [against, mode, documents, deprecation] = ["against", "mode", "documents", "requireDeprecation"].map((name) =>
    given.get(name),
  );
  const failOn = failOns.find((each) => each === given.get("failOn"));
  return {
    ...((isText(against) || isTexts(against)) && { against }),
    ...(isMode(mode) && { mode }),
    ...(isDocuments(documents) && { documents }),
    ...(typeof deprecation === "boolean" && { requireDeprecation: deprecation }),
    ...(failOn && { failOn }),
  };
}

interface Member {
  readonly expected: string;
  fits(value: unknown): boolean;
}

const members: ReadonlyMap<string, Member> = new Map<keyof EvolutionConfig, Member>([
  [
    "against",
    {
      expected: 'a git ref, a tag pattern, a folder or a lockfile, or a list of them, for example `"v*"`',
      fits: (value) => isText(value) || isTexts(value),
    },
  ],
  ["mode", { expected: choices(compatibilityModes), fits: isMode }],
  [
    "documents",
    {
      expected: 'an object of modes by persisted type name, for example `{ "player": { "mode": "backward" } }`',
      fits: isDocuments,
    },
  ],
  ["requireDeprecation", { expected: "`true` or `false`", fits: (value) => typeof value === "boolean" }],
  ["failOn", { expected: choices(failOns), fits: (value) => failOns.some((each) => each === value) }],
]);

function choices(values: readonly string[]): string {
  const quoted = values.map((value) => `\`"${value}"\``);
  return `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}

function isMode(value: unknown): value is CompatibilityMode {
  return compatibilityModes.some((mode) => mode === value);
}

function isDocuments(value: unknown): value is Readonly<Record<string, { readonly mode: CompatibilityMode }>> {
  return (
    isObject(value) &&
    Object.values(value).every(
      (document) =>
        isObject(document) &&
        Object.entries(document).every(([name, mode]) => name === "mode" && isMode(mode)) &&
        "mode" in document,
    )
  );
}
