import { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { Lockfile } from "../lock/lockfile.ts";
import { parseLockfile } from "../lock/parse-lockfile.ts";
import { type FixOptions, proposeFixes } from "../lock/propose-fixes.ts";
import type { SourceEdit } from "../lock/source-edit.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import { readModel } from "../read/read-model.ts";
import { loadSources } from "./load-sources.ts";
import type { Renames } from "./parse-renames.ts";
import type { Project } from "./project.ts";
import type { Survey } from "./survey.ts";

/** What a person asks for, apart from what is mended in any case. */
export interface FixRequest {
  readonly renames: Renames;
  readonly newMeanings: readonly string[];
  readonly raiseVersions: readonly string[];
}

/** The schemas as far as they can be read, and what was released of them. */
export interface FixInput {
  readonly model: SchemaModel;
  readonly lockfile: Lockfile | undefined;
  /** Text of each file that may be edited, by its path. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Undefined after a report. Only files that could be read as TypeScript are edited. */
export function readFixInput(project: Project, survey: Survey, diagnostics: DiagnosticBag): FixInput | undefined {
  const loaded = diagnostics.hasErrors ? undefined : loadSources(project, survey.roots, diagnostics);
  const lockfile = survey.lockfile && parseLockfile(survey.lockfile, diagnostics);
  if (!loaded || diagnostics.hasErrors) return undefined;
  // Most of what a schema can have wrong is no obstacle; what stays wrong is told by the check that follows.
  const found = new DiagnosticBag();
  const model = readModel(loaded.sources, found);
  const broken = new Set(
    found.sorted().flatMap(({ rule, span }) => (rule === "syntax/error" && span ? span.file : [])),
  );
  const own = loaded.sources.filter(({ path }) => !broken.has(path) && !/(^|\/)node_modules\//.test(path));
  return { model, lockfile, texts: Object.fromEntries(own.map(({ path, text }) => [path, text])) };
}

/** The edits that mend the sources, by place; undefined after a report. */
export function findFixes(
  { model, lockfile, texts }: FixInput,
  request: FixRequest,
  diagnostics: DiagnosticBag,
): readonly SourceEdit[] | undefined {
  const options = { ...request, texts };
  reportWithoutEffect(model, lockfile, options, diagnostics);
  return diagnostics.hasErrors ? undefined : proposeFixes(model, lockfile, options);
}

/** A rename or a version that leads to no edit was misspelled, unless the schema says it already. */
function reportWithoutEffect(
  model: SchemaModel,
  lockfile: Lockfile | undefined,
  options: Required<FixOptions>,
  diagnostics: DiagnosticBag,
): void {
  const { texts } = options;
  const plain = JSON.stringify(proposeFixes(model, lockfile, { texts }));
  const changesNothing = (wish: Omit<FixOptions, "texts">) =>
    JSON.stringify(proposeFixes(model, lockfile, { texts, ...wish })) === plain;
  for (const [site, name] of Object.entries(options.renames)) {
    if (!changesNothing({ renames: { [site]: name } }) || isNoted(model, site, name)) continue;
    diagnostics.report("usage/unknown-rename", undefined, { value: `${site}=${name}` });
  }
  for (const site of options.newMeanings)
    if (changesNothing({ newMeanings: [site] })) diagnostics.report("usage/unknown-meaning", undefined, { site });
  for (const name of options.raiseVersions) {
    const isDocument = model.types.some((type) => type.name === name && type.kind === "record" && type.document);
    if (!isDocument) diagnostics.report("usage/unknown-document", undefined, { name });
  }
}

/** True when the declaration of that name has the `@was` already. */
function isNoted(model: SchemaModel, site: string, name: string): boolean {
  const [, slotName] = site.split(".");
  const former = slotName ?? site;
  return model.types.some((type) => {
    if (slotName === undefined) return type.name === name && type.formerNames.includes(former);
    return type.kind === "record" && type.slots.some((slot) => slot.name === name && slot.formerNames.includes(former));
  });
}
