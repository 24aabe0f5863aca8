import { resolve } from "node:path";
import type { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import type { Baseline } from "../../lock/baseline.ts";
import { relativePath } from "../paths.ts";
import type { ProbedDisk } from "../probed-disk.ts";
import type { Project } from "../project.ts";
import { openFolderTree } from "./folder-tree.ts";
import type { FoundCommit, FoundPath, FoundRelease } from "./found-release.ts";
import type { GitLookup } from "./git-lookup.ts";
import { openGitTree } from "./git-tree.ts";
import { looksLikeLockfile } from "./looks-like-lockfile.ts";
import { openRelease } from "./open-release.ts";
import type { ReleaseMemory } from "./release-memory.ts";
import { reportNoGit } from "./report-not-found.ts";

/** A release with what a cache needs to tell it from another. */
export interface KnownRelease {
  readonly found: FoundRelease;
  readonly key: unknown;
}

export interface OpenContext {
  readonly project: Project;
  readonly lookup: GitLookup;
  /** Remembers what was read of today's disk. */
  readonly disk: ProbedDisk;
  readonly memory: ReleaseMemory;
}

/** Names the release as exactly as can be without reading it: by commit, or by which files there are; their texts are probes. */
export async function describeRelease(found: FoundRelease, context: OpenContext): Promise<KnownRelease> {
  const { lookup, project, disk } = context;
  switch (found.kind) {
    case "lockfile":
      return { found, key: [found.name, found.path] };
    case "folder": {
      const tree = openFolderTree({ name: found.name, folder: found.path }, project, disk);
      const config = await tree.readConfig(tree.root);
      const everything = { root: tree.root, schemas: ["**/*.ts", "**/*.json"], lock: "" };
      return { found, key: [found.name, config ?? null, await tree.match(everything)] };
    }
    case "git": {
      const { name, commit, path = null, repository } = found;
      // Renames are followed up to what is committed now.
      return { found, key: [name, commit, path, lookup.commit(repository, "HEAD") ?? null] };
    }
  }
}

/** Undefined after a report; `nothing` when it holds no release of this project. */
export async function openKnown(
  { found }: KnownRelease,
  context: OpenContext,
  diagnostics: DiagnosticBag,
): Promise<Baseline | "nothing" | undefined> {
  switch (found.kind) {
    case "lockfile":
      return openLockfile(found, context, diagnostics);
    case "folder": {
      const tree = openFolderTree({ name: found.name, folder: found.path }, context.project, context.disk);
      return openRelease(tree, undefined, { project: context.project, diagnostics, memory: context.memory });
    }
    case "git":
      return openCommit(found, context, diagnostics);
  }
}

async function openLockfile(
  { name, path }: FoundPath,
  { project, disk }: OpenContext,
  diagnostics: DiagnosticBag,
): Promise<Baseline | undefined> {
  const text = disk.requireText(path, name, diagnostics);
  if (text === undefined || !looksLikeLockfile(text, name, diagnostics)) return undefined;
  const { parseLockfile } = await import("../../lock/parse-lockfile.ts");
  const { baselineOfLockfile } = await import("../../lock/baseline-of-lockfile.ts");
  const file = { path: relativePath(project.root, path), text };
  const lockfile = parseLockfile(file, diagnostics);
  return lockfile && { ...baselineOfLockfile(file, lockfile), name };
}

async function openCommit(
  found: FoundCommit,
  { project, lookup, disk, memory }: OpenContext,
  diagnostics: DiagnosticBag,
): Promise<Baseline | "nothing" | undefined> {
  const { name, revision, commit, repository, path } = found;
  const texts = lookup.texts(repository);
  const tree = openGitTree({ name, revision, commit, repository, texts, project, today: disk });
  if (!tree) {
    reportNoGit(name, "its files cannot be listed", diagnostics);
    return undefined;
  }
  const opened = await openRelease(tree, path, { project, diagnostics, memory });
  const submodule = opened === "nothing" ? tree.submoduleOf(resolve(tree.root, project.lock)) : undefined;
  if (submodule === undefined) return opened;
  diagnostics.report("baseline/nothing-released", undefined, {
    name,
    tried: `this project's lockfile lies in the submodule \`${submodule}\`, which is a repository of its own`,
    advice: "Run the check in the submodule, against a ref of its own.",
  });
  return undefined;
}
