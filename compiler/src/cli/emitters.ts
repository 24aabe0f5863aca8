import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { Span } from "../model/span.ts";
import { suggest } from "./suggest.ts";

/** Every language there is an emitter for, in the order in which they are told. The emitters themselves are in `compiler.ts`. */
export const languages: readonly string[] = ["typescript", "csharp", "rust", "cultcache", "python"];

/** The catalog belongs to every build: the single-file store and what reads it are there whatever the language. */
export const emittedAlways = "cultcache";

export function checkLanguages(
  names: readonly string[],
  diagnostics: DiagnosticBag,
  spanOf?: (index: number) => Span | undefined,
): void {
  const emitters = languages.map((name) => `\`${name}\``).join(", ");
  names.forEach((name, index) => {
    if (languages.includes(name)) return;
    diagnostics.report("config/unknown-emitter", spanOf?.(index), {
      name,
      nearest: suggest(name, languages),
      emitters,
    });
  });
}
