import { checkModel } from "./check/check-model.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { DiagnosticBag } from "./diagnostics/diagnostic-bag.ts";
import type { EmitOptions, Emitter, GeneratedFile } from "./emit/emitter.ts";
import type { Baseline } from "./lock/baseline.ts";
import { baselineOfLockfile } from "./lock/baseline-of-lockfile.ts";
import { checkEvolution } from "./lock/check-evolution.ts";
import { type EvolutionPolicy, strictPolicy } from "./lock/evolution-request.ts";
import { formerModels } from "./lock/former-models.ts";
import type { JudgedChange } from "./lock/judged-change.ts";
import { lockModel } from "./lock/lock-model.ts";
import type { Lockfile } from "./lock/lockfile.ts";
import { nextLockfile } from "./lock/next-lockfile.ts";
import { parseLockfile } from "./lock/parse-lockfile.ts";
import { printLockfile } from "./lock/print-lockfile.ts";
import { recordWaivers } from "./lock/record-waivers.ts";
import type { SchemaModel } from "./model/schema-model.ts";
import type { ReadingMemory } from "./read/read-islands.ts";
import { readModel } from "./read/read-model.ts";
import type { Source } from "./source.ts";
import { findWitness } from "./witness/find-witness.ts";

export interface CompileOptions extends EmitOptions {
  readonly emitters: readonly Emitter[];
  /** Judges only: every check runs, the emitters' own too, and no file is made. */
  readonly checkOnly?: boolean;
  /** The committed lockfile: its path for messages, its text; undefined when there is none yet. */
  readonly lockfile?: { readonly path: string; readonly text: string };
  readonly evolution?: EvolutionOptions;
  /** Of what was read of the same sources before. What comes out is the same with and without it. */
  readonly memory?: ReadingMemory;
  /** Told of every phase, for measuring: runs it. */
  readonly time?: <T>(phase: string, run: () => T) => T;
}

/** How changes are judged; whatever is unset is as strict as can be. */
export interface EvolutionOptions {
  /** What the schemas are compared with, instead of the committed lockfile. */
  readonly baselines?: readonly Baseline[];
  readonly policy?: EvolutionPolicy;
  /** `YYYY-MM-DD`; waivers that expired before it excuse nothing. Unset: none has expired. */
  readonly today?: string;
}

export interface CompileResult {
  /** Sorted by place. Nothing may be written when one of them is an error. */
  readonly diagnostics: readonly Diagnostic[];
  readonly model: SchemaModel;
  /** Every change since the baselines, judged; empty when the schemas themselves have errors. */
  readonly changes: readonly JudgedChange[];
  /** Generated files, by path; empty when a diagnostic is an error. */
  readonly files: readonly GeneratedFile[];
  /** Text of the next lockfile; undefined when a diagnostic is an error. */
  readonly lockfile?: string;
}

/** The whole pipeline, pure: no disk, no clock, no process. Same input, same output, byte for byte. */
export function compile(sources: readonly Source[], options: CompileOptions): CompileResult {
  const diagnostics = new DiagnosticBag();
  const time = options.time ?? runUntimed;
  const model = time("read schemas", () => readModel(sources, diagnostics, options.memory));
  time("check schemas", () => checkModel(model, diagnostics));
  const lockfile = time("parse lockfile", () => {
    // A model with mistakes is compared with nothing.
    const known = diagnostics.hasErrors ? {} : { known: lockModel(model) };
    return options.lockfile && parseLockfile(options.lockfile, diagnostics, known);
  });
  const changes = time("compare with releases", () =>
    diagnostics.hasErrors ? [] : judgeEvolution(model, { lockfile, options, diagnostics }),
  );
  if (!diagnostics.hasErrors) checkLanguages(model, options.emitters, diagnostics);
  if (diagnostics.hasErrors) return { diagnostics: diagnostics.sorted(), model, changes, files: [] };

  const next = time("next lockfile", () => recordWaivers(nextLockfile(model, lockfile), changes));
  const emitters = options.checkOnly ? [] : options.emitters;
  const histories = formerModels(model, next);
  const files = emitters.flatMap((emitter) =>
    time(`emit ${emitter.language}`, () => emitter.emit(model, options, histories)),
  );
  return {
    diagnostics: diagnostics.sorted(),
    model,
    changes,
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    lockfile: time("print lockfile", () => printLockfile(next)),
  };
}

function runUntimed<T>(_phase: string, run: () => T): T {
  return run();
}

interface Release {
  readonly lockfile: Lockfile | undefined;
  readonly options: CompileOptions;
  readonly diagnostics: DiagnosticBag;
}

/** Without a lockfile and without baselines nothing was released yet. */
function judgeEvolution(model: SchemaModel, { lockfile, options, diagnostics }: Release): readonly JudgedChange[] {
  const { baselines, policy = strictPolicy, today } = options.evolution ?? {};
  const committed = lockfile && options.lockfile ? [baselineOfLockfile(options.lockfile, lockfile)] : [];
  const request = {
    baselines: baselines ?? committed,
    policy,
    sinceCommitted: baselines === undefined,
    waivers: lockfile?.accepted ?? [],
    findWitness,
    ...(options.lockfile && { lockfile: options.lockfile }),
    ...(today !== undefined && { today }),
  };
  return checkEvolution(model, request, diagnostics);
}

/** What one of the languages asked for cannot express is found here, so that emitters have no error paths. */
function checkLanguages(model: SchemaModel, emitters: readonly Emitter[], diagnostics: DiagnosticBag): void {
  for (const { span, site, language, what, advice } of emitters.flatMap((emitter) => emitter.refuse(model)))
    diagnostics.report("language/unsupported", span, { language, what, advice }, { site });
}
