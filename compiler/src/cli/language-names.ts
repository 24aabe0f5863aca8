import type { KeyslotConfig } from "../config.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { EmitOptions } from "../emit/emitter.ts";
import { reservedWordsOf } from "../emit/naming.ts";
import type { ProjectFlags } from "./project.ts";

/** What the code of each language is called as a whole. */
export type LanguageNames = Pick<EmitOptions, "csharp" | "rust" | "python">;

/** Flags win over the config. A name that its language would not take is reported. */
export function languageNames(flags: ProjectFlags, config: KeyslotConfig, diagnostics: DiagnosticBag): LanguageNames {
  const namespace = flags.csharpNamespace ?? config.csharp?.namespace;
  const crate = flags.rustCrate ?? config.rust?.crate;
  const packageName = flags.pythonPackage ?? config.python?.package;
  for (const name of names) {
    const given = { namespace, crate, package: packageName }[name.member];
    if (given === undefined || name.fits(given)) continue;
    const { member, expected } = name;
    diagnostics.report("config/illegal-name", undefined, {
      name: given,
      member: `${name.language}.${member}`,
      expected,
    });
  }
  return {
    ...(namespace !== undefined && { csharp: { namespace } }),
    ...(crate !== undefined && { rust: { crate } }),
    ...(packageName !== undefined && { python: { package: packageName } }),
  };
}

const names = [
  {
    language: "csharp",
    member: "namespace",
    expected: "identifiers with dots between them, none a keyword: `Game.Contracts`",
    fits: (name: string) => name.split(".").every((part) => isWord(part) && !reservedWordsOf("csharp").has(part)),
  },
  {
    language: "rust",
    member: "crate",
    expected: "letters, digits, `-` and `_`, no digit first, no keyword: `game-contracts`",
    fits: (name: string) => /^[A-Za-z][\w-]*$/.test(name) && !reservedWordsOf("rust").has(name),
  },
  {
    language: "python",
    member: "package",
    expected: "an identifier that is no keyword: `game_contracts`",
    fits: (name: string) => isWord(name) && !reservedWordsOf("python").has(name),
  },
] as const;

function isWord(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}
