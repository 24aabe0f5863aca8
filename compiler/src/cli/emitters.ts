import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { Emitter } from "../emit/emitter.ts";
import type { Span } from "../model/span.ts";
import { suggest } from "./suggest.ts";

/** Every emitter, loaded when it is needed: a run with nothing to do loads none. */
const loaders: Readonly<Record<string, () => Promise<Emitter>>> = {
  typescript: async () => (await import("../emit/typescript/emitter.ts")).typescriptEmitter,
  csharp: async () => (await import("../emit/csharp/emitter.ts")).csharpEmitter,
  rust: async () => (await import("../emit/rust/emitter.ts")).rustEmitter,
  cultcache: async () => (await import("../emit/cultcache/emitter.ts")).cultcacheEmitter,
  python: async () => (await import("../emit/python/emitter.ts")).pythonEmitter,
};

export const languages: readonly string[] = Object.keys(loaders);

/** The catalog belongs to every build: the single-file store and what reads it are there whatever the language. */
export const emittedAlways = "cultcache";

/** The emitters of `names`, which are known to exist. */
export async function loadEmitters(names: readonly string[]): Promise<readonly Emitter[]> {
  return Promise.all(
    names.map((name) => loaders[name]?.() ?? Promise.reject(new Error(`There is no emitter ${name}.`))),
  );
}

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
