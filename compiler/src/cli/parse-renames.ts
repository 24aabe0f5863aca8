import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";

/** Old site → new name: `Player.nick` → `displayName`, or `Player` → `Gamer`. */
export type Renames = Readonly<Record<string, string>>;

/** Reads `Player.nick=displayName` and `Player=Gamer`; anything else is reported. */
export function parseRenames(values: readonly string[], diagnostics: DiagnosticBag): Renames {
  const renames: [string, string][] = [];
  for (const value of values) {
    const parts = /^(?<site>[^\s.=]+(?:\.[^\s.=]+)?)=(?<name>[^\s.=]+)$/.exec(value)?.groups;
    if (parts?.site === undefined || parts.name === undefined)
      diagnostics.report("usage/rename-syntax", undefined, { value });
    else renames.push([parts.site, parts.name]);
  }
  return Object.fromEntries(renames);
}
