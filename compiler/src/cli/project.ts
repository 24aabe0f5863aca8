import { posix, resolve } from "node:path";
import type { FailOn, KeyslotConfig } from "../config.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { EvolutionPolicy } from "../lock/evolution-request.ts";
import type { CompatibilityMode } from "../model/compatibility.ts";
import { checkLanguages, emittedAlways } from "./emitters.ts";
import { detectImportExtension } from "./import-extension.ts";
import { type LanguageNames, languageNames } from "./language-names.ts";
import { type ConfigPlace, locateConfig } from "./locate-config.ts";
import { baseOfGlob, globFromRoot } from "./match-globs.ts";
import { relativePath, showFrom } from "./paths.ts";
import type { ProfileFlag } from "./print-profile.ts";
import { Profile } from "./profile.ts";
import { readConfig } from "./read-config.ts";
import type { Surroundings } from "./terminal.ts";

/** Everything that decides what is compiled and where it goes. All paths are relative to `root`, with `/`. */
export interface Project {
  /** Absolute: the config file's folder, or the current one. */
  readonly root: string;
  readonly configFile?: string;
  readonly schemas: readonly string[];
  readonly lock: string;
  readonly out: string;
  readonly emit: readonly string[];
  readonly importExtension: "ts" | "js";
  readonly names: LanguageNames;
  readonly evolution: ProjectEvolution;
  /** Of what is done for it. */
  readonly profile: Profile;
  /** A path from the root as someone in the current folder has to write it. */
  show(path: string): string;
}

/** What is asked of changes since earlier releases. */
export interface ProjectEvolution {
  /** What the schemas are compared with; empty: the committed lockfile. */
  readonly against: readonly WantedBaseline[];
  readonly policy: EvolutionPolicy;
  readonly failOn: FailOn;
  /** `YYYY-MM-DD`: waivers that expired before it excuse nothing. */
  readonly today: string;
}

/** A baseline as somebody named it: a git ref, a tag pattern, a folder or a lockfile. */
export interface WantedBaseline {
  readonly name: string;
  /** Absolute: the folder that a path is relative to. */
  readonly from: string;
}

/** The options that every command on a project takes; relative to the current folder. */
export interface ProjectFlags {
  readonly config?: string;
  readonly schemas?: readonly string[];
  readonly lock?: string;
  readonly out?: string;
  readonly emit?: readonly string[];
  readonly csharpNamespace?: string;
  readonly rustCrate?: string;
  readonly pythonPackage?: string;
  readonly against?: readonly string[];
  readonly mode?: CompatibilityMode;
  readonly failOn?: FailOn;
  readonly profile?: ProfileFlag;
}

export interface OpenedProject extends ConfigPlace {
  /** Undefined when the config or the flags are wrong; that is reported then. */
  readonly project: Project | undefined;
}

export async function openProject(
  flags: ProjectFlags,
  surroundings: Surroundings,
  diagnostics: DiagnosticBag,
): Promise<OpenedProject> {
  const place = locateConfig(flags.config, surroundings.cwd, diagnostics);
  if (diagnostics.hasErrors) return { ...place, project: undefined };
  const profile = new Profile();
  const config = await profile.timeAsync("config", () => readConfig(place, diagnostics));
  const { root } = place;
  const { cwd } = surroundings;
  const fromConfig = (path: string) => relativePath(root, resolve(root, path));
  const fromFlag = (path: string | undefined) =>
    path === undefined ? undefined : relativePath(root, resolve(cwd, path));

  const named = flags.schemas?.map((pattern) => globFromRoot(pattern, cwd, root));
  const schemas =
    named ?? asList(config.schemas ?? "schemas/**/*.schema.ts").map((pattern) => globFromRoot(pattern, root, root));
  const out = fromFlag(flags.out) ?? fromConfig(config.out ?? "generated");
  const emit = flags.emit ?? config.emit ?? ["typescript"];
  if (flags.emit) checkLanguages(flags.emit, diagnostics);
  const project: Project = {
    ...place,
    schemas,
    lock: fromFlag(flags.lock) ?? (config.lock === undefined ? lockBeside(schemas) : fromConfig(config.lock)),
    out,
    emit: [...new Set([...emit, emittedAlways])],
    names: languageNames(flags, config, diagnostics),
    profile,
    evolution: evolutionOf(flags, config, { root, surroundings }),
    importExtension: config.importExtension ?? detectImportExtension(resolve(root, out)),
    show: (path) => showFrom(cwd, root, path),
  };
  return { ...place, project: diagnostics.hasErrors ? undefined : project };
}

/** What the command line says replaces what the config says. */
function evolutionOf(
  flags: ProjectFlags,
  { evolution = {} }: KeyslotConfig,
  { root, surroundings }: { readonly root: string; readonly surroundings: Surroundings },
): ProjectEvolution {
  const named = flags.against?.map((name) => ({ name, from: surroundings.cwd }));
  const documents = Object.entries(evolution.documents ?? {}).map(([type, { mode }]) => [type, mode]);
  return {
    against: named ?? asList(evolution.against ?? []).map((name) => ({ name, from: root })),
    policy: {
      mode: flags.mode ?? evolution.mode ?? "full",
      documents: Object.fromEntries(documents),
      ...(evolution.requireDeprecation !== undefined && { requireDeprecation: evolution.requireDeprecation }),
    },
    failOn: flags.failOn ?? evolution.failOn ?? "error",
    today: surroundings.today,
  };
}

function asList(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}

/** The lockfile belongs to the schemas, so it lies in the folder in which their first glob begins. */
export function lockBeside(schemas: readonly string[]): string {
  const first = schemas.find((pattern) => !pattern.startsWith("!")) ?? "schemas/";
  return posix.join(baseOfGlob(first), "schema.lock.json");
}
