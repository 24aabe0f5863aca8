import { resolve } from "node:path";
import type { CompileResult } from "../compile.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { Emitter } from "../emit/emitter.ts";
import type { Baseline } from "../lock/baseline.ts";
import type { Compiler } from "./compiler.ts";
import { loadCompiler } from "./load-compiler.ts";
import { relativePath } from "./paths.ts";
import type { Probes } from "./probed-disk.ts";
import type { Project } from "./project.ts";
import type { Survey } from "./survey.ts";
import { openTypeMemory } from "./type-memory.ts";

export interface CompiledProject {
  readonly result: CompileResult;
  /** What the sources were made from, for the cache. */
  readonly probes: Probes;
  /** How many files were compiled, imported ones included. */
  readonly sourceCount: number;
}

export interface CompileProjectOptions {
  /** Languages to emit; each also judges whether it can express the schemas. */
  readonly languages: readonly string[];
  /** What the schemas are compared with, instead of the committed lockfile. */
  readonly baselines?: readonly Baseline[];
  /** Judge, and make no files. */
  readonly checkOnly?: boolean;
  /** Texts of files that were made from the same before, by path from the output folder. */
  readonly textMadeFrom?: (path: string, recipe: string) => string | undefined;
  /** Gets what is wrong with files; undefined is returned then. Findings about the schemas are in the result. */
  readonly diagnostics: DiagnosticBag;
}

/** Loads the compiler, which is most of the time of a run, then the sources, and compiles. */
export async function compileProject(
  project: Project,
  survey: Survey,
  options: CompileProjectOptions,
): Promise<CompiledProject | undefined> {
  const { profile } = project;
  const compiler = await profile.timeAsync("load the compiler", () => loadCompiler(project.root));
  const loaded = profile.time("read files", () => compiler.loadSources(project, survey.roots, options.diagnostics));
  if (!loaded) return undefined;
  const memory = options.baselines ? undefined : openTypeMemory(project);
  const compileOptions = {
    ...(memory && { memory }),
    emitters: options.languages.map((language) => emitterOf(compiler, language)),
    out: project.out,
    ...backToRoot(project),
    importExtension: project.importExtension,
    ...project.names,
    checkOnly: options.checkOnly ?? false,
    ...(options.textMadeFrom && { textMadeFrom: options.textMadeFrom }),
    ...(survey.lockfile && { lockfile: survey.lockfile }),
    evolution: {
      policy: project.evolution.policy,
      today: project.evolution.today,
      ...(options.baselines && { baselines: options.baselines }),
    },
    time: <T>(phase: string, run: () => T) => profile.time(phase, run),
  };
  const result = profile.time("compile", () => compiler.compile(loaded.sources, compileOptions));
  if (memory) profile.time("remember types", () => memory.save());
  profile.count("schema files", loaded.sources.length);
  profile.count("types", result.model.types.length);
  profile.count("generated files", result.files.length);
  return { result, probes: loaded.probes, sourceCount: loaded.sources.length };
}

/** Languages were checked when the project was opened. */
function emitterOf({ emitters }: Compiler, language: string): Emitter {
  const emitter = emitters.get(language);
  if (!emitter) throw new Error(`There is no emitter ${language}.`);
  return emitter;
}

/** Imports from an output folder outside the root have to lead back into it, by names that its own path does not hold. */
function backToRoot({ root, out }: Project): { readonly backToRoot?: string } {
  const above = /^(?:\.\.\/)+/.exec(`${out}/`)?.[0];
  return above === undefined ? {} : { backToRoot: relativePath(resolve(root, above), root) };
}
