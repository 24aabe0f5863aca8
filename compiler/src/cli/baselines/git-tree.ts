import { join, posix, resolve } from "node:path";
import type { KeyslotConfig } from "../../config.ts";
import { configNames } from "../locate-config.ts";
import { relativePath } from "../paths.ts";
import type { ProbedDisk } from "../probed-disk.ts";
import type { Project } from "../project.ts";
import { readConfigText } from "../read-config.ts";
import { formerFolder, formerPaths } from "./former-paths.ts";
import { GitDisk } from "./git-disk.ts";
import { type CommittedFiles, type GitTexts, listCommit } from "./git-objects.ts";
import type { GitRepository } from "./git-repository.ts";
import { matchPaths } from "./match-paths.ts";
import { escapeGlob, type ReleaseLayout } from "./release-layout.ts";
import type { ReleaseTree } from "./release-tree.ts";

export interface GitTreeOptions {
  /** As it was asked for: `v1.2.0`. */
  readonly name: string;
  /** As git reads it, without a path. */
  readonly revision: string;
  readonly commit: string;
  readonly repository: GitRepository;
  readonly texts: GitTexts;
  readonly project: Project;
  readonly today: ProbedDisk;
}

/** What a commit holds; undefined when git cannot list it. The work tree is left alone. */
export function openGitTree(options: GitTreeOptions): ReleaseTree | undefined {
  const { name, revision, commit, repository, texts, project, today } = options;
  const { top, folder } = repository;
  const committed = listCommit(repository, commit);
  if (!committed) return undefined;
  const disk = new GitDisk({ top, committed, texts, today });
  const placeOf = (path: string) => relativePath(top, path).replace(/^\.$/, "");
  const exists = (place: string) => committed.files.has(place) || committed.folders.has(place);
  const former = { repository, commit };
  return {
    name,
    origin: { kind: "git", commit },
    root: folder,
    top,
    disk,
    fetch: (paths) => disk.fetch(paths),
    match: async ({ root, schemas }: ReleaseLayout) => {
      const outputs = project.emit.map((language) => `!${escapeGlob(posix.join(project.out, language))}/**`);
      const globs = [...schemas, ...outputs];
      const found = matchPaths(committed.files.keys(), { globs, base: placeOf(root) });
      return found.map((place) => relativePath(root, resolve(top, place))).sort();
    },
    readConfig: (root) => readConfigAt(root, disk, project),
    lockfiles: async () =>
      matchPaths(committed.files.keys(), { globs: ["**/*.lock.json"], base: "" }).map((place) => resolve(top, place)),
    formerPaths: (path) =>
      formerPaths(placeOf(path), former)
        .filter(exists)
        .map((place) => resolve(top, place)),
    formerFolder: (path) => {
      const place = formerFolder(placeOf(path), former);
      return place !== undefined && exists(place) ? resolve(top, place) : undefined;
    },
    submoduleOf: (path) => submoduleAbove(placeOf(path), committed),
    nameOf: (path) => `${revision}:${placeOf(disk.realPath(path))}`,
  };
}

function submoduleAbove(place: string, { files }: CommittedFiles): string | undefined {
  for (let end = place.lastIndexOf("/"); end > 0; end = place.lastIndexOf("/", end - 1)) {
    const folder = place.slice(0, end);
    if (files.get(folder)?.kind === "submodule") return folder;
  }
  return undefined;
}

/** A config that is today's to the letter need not be run again. */
async function readConfigAt(root: string, disk: GitDisk, project: Project): Promise<KeyslotConfig | undefined> {
  const configFile = configNames.find((name) => disk.isFile(join(root, name)));
  const text = configFile === undefined ? undefined : disk.readText(join(root, configFile));
  if (configFile === undefined || text === undefined) return undefined;
  return readConfigText({ root: project.root, configFile }, text);
}
