import { resolve } from "node:path";
import { checkModel } from "../../check/check-model.ts";
import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import type { Baseline, ReleasedThing } from "../../lock/baseline.ts";
import { compareToLockfile } from "../../lock/compare-to-lockfile.ts";
import { lockModel } from "../../lock/lock-model.ts";
import type { Lockfile } from "../../lock/lockfile.ts";
import { findLockfilePlaces } from "../../lock/lockfile-places.ts";
import { parseLockfile } from "../../lock/parse-lockfile.ts";
import type { SchemaModel } from "../../model/schema-model.ts";
import type { Span } from "../../model/span.ts";
import { readModel } from "../../read/read-model.ts";
import type { Source } from "../../source.ts";
import { readSources } from "../read-sources.ts";
import type { LocatedRelease } from "./locate-release.ts";
import { looksLikeLockfile } from "./looks-like-lockfile.ts";
import { findModelPlaces } from "./model-places.ts";
import { type ReleaseMemory, recall } from "./release-memory.ts";
import type { ReleaseTree } from "./release-tree.ts";

export interface ReadReleaseOptions {
  readonly diagnostics: DiagnosticBag;
  /** What was read for other releases: most have most in common. */
  readonly memory: ReleaseMemory;
}

/** What a tree released: its lockfile, and its schemas where they still compile. Undefined after a report. */
export async function readRelease(
  tree: ReleaseTree,
  located: LocatedRelease,
  { diagnostics, memory }: ReadReleaseOptions,
): Promise<Baseline | undefined> {
  const file = located.lockfile === undefined ? undefined : readLockfile(tree, located.lockfile, diagnostics);
  const locked = file && recall(memory.lockfiles, file.text, () => parseLockfile(file, diagnostics));
  if (located.lockfile !== undefined && !locked) return undefined;
  const schemas = await readSchemas(tree, located, memory);
  if (locked && file) {
    // Schemas that were never built are not what was released: neither they nor places in them are compared with.
    const isBuilt = schemas.model !== undefined && !reportStale(schemas.model, { locked, tree, memory }, diagnostics);
    return baselineOf(tree, { lockfile: locked, file, located, ...(isBuilt && { model: schemas.model }) });
  }
  if (!schemas.model) {
    diagnostics.report("baseline/broken-schemas", undefined, { name: tree.name, reason: schemas.reason });
    return undefined;
  }
  const lockfile: Lockfile = { types: lockModel(schemas.model), accepted: [] };
  return baselineOf(tree, { lockfile, located, model: schemas.model });
}

interface TextFile {
  readonly path: string;
  readonly text: string;
}

function readLockfile(tree: ReleaseTree, path: string, diagnostics: DiagnosticBag): TextFile | undefined {
  const name = tree.nameOf(path);
  const text = tree.disk.requireText(path, name, diagnostics);
  return text === undefined || !looksLikeLockfile(text, name, diagnostics) ? undefined : { path: name, text };
}

type ReadSchemas = { readonly model: SchemaModel } | { readonly model?: never; readonly reason: string };

/** Schemas of another time are read as far as they can be: what they import may be gone, and rules were others. */
async function readSchemas(tree: ReleaseTree, { layout }: LocatedRelease, memory: ReleaseMemory): Promise<ReadSchemas> {
  const found = new DiagnosticBag();
  const roots = await tree.match(layout);
  tree.fetch(roots.map((path) => resolve(layout.root, path)));
  const show = (path: string) => tree.nameOf(resolve(layout.root, path));
  const sources = readSources({ root: layout.root, disk: tree.disk, show }, roots, found);
  const model =
    sources && sources.length > 0
      ? recall(memory.models, JSON.stringify(sources), () => readCheckedModel(sources, found))
      : undefined;
  if (model) return { model };
  const [first] = found.sorted().filter((each) => each.severity === "error");
  const place = first?.span ? `${show(first.span.file)}:${first.span.line}:${first.span.column} ` : "";
  return { reason: first ? `${place}${first.message}` : "there is none." };
}

function readCheckedModel(sources: readonly Source[], found: DiagnosticBag): SchemaModel | undefined {
  const model = readModel(sources, found);
  checkModel(model, found);
  return found.hasErrors ? undefined : model;
}

/** True when the schemas say something else than the lockfile, which is reported. */
function reportStale(
  model: SchemaModel,
  { locked, tree, memory }: { readonly locked: Lockfile; readonly tree: ReleaseTree; readonly memory: ReleaseMemory },
  diagnostics: DiagnosticBag,
): boolean {
  if (memory.built.get(model) === locked) return false;
  const sites = [...new Set(compareToLockfile(model, locked).map((change) => `\`${change.site}\``))];
  if (sites.length === 0) {
    memory.built.set(model, locked);
    return false;
  }
  const more = sites.length > shownSites ? ` and ${sites.length - shownSites} more` : "";
  const differences = `it differs in ${sites.slice(0, shownSites).join(", ")}${more}`;
  diagnostics.report("baseline/stale-lockfile", undefined, { name: tree.name, differences });
  return true;
}

const shownSites = 3;

interface ReleaseParts {
  readonly lockfile: Lockfile;
  readonly file?: TextFile;
  readonly located: LocatedRelease;
  readonly model?: SchemaModel;
}

function baselineOf(tree: ReleaseTree, { lockfile, file, located, model }: ReleaseParts): Baseline {
  const inSchemas = model && findModelPlaces(model, (path) => tree.nameOf(resolve(located.layout.root, path)));
  const inLockfile = file && findLockfilePlaces(file);
  const placeOf = (released: ReleasedThing): Span | undefined => inSchemas?.(released) ?? inLockfile?.(released);
  return {
    name: tree.name,
    lockfile,
    origin: { ...tree.origin, ...(file && { lockfile: file.path }) },
    placeOf,
    ...(model && { model }),
  };
}
