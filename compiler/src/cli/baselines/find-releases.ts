import { resolve } from "node:path";
import type { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import type { WantedBaseline } from "../project.ts";
import { statOf } from "../stat-of.ts";
import type { FoundRelease } from "./found-release.ts";
import type { GitLookup } from "./git-lookup.ts";
import { refsNamed } from "./git-refs.ts";
import type { GitRepository } from "./git-repository.ts";
import { reportNoGit, reportNoTag, reportNotFound } from "./report-not-found.ts";

/** A file, else a folder, else every tag of a pattern, else a git ref. Empty after a report. */
export function findReleases(
  wanted: WantedBaseline,
  lookup: GitLookup,
  diagnostics: DiagnosticBag,
): readonly FoundRelease[] {
  const path = resolve(wanted.from, wanted.name);
  const stats = statOf(path);
  const kind = stats?.isFile() ? "lockfile" : stats?.isDirectory() ? "folder" : undefined;
  if (kind !== undefined) {
    reportShadowed(wanted.name, kind, { lookup, diagnostics });
    return [{ kind, name: wanted.name, path }];
  }
  const opened = lookup.open();
  if (!opened.ok) {
    reportNoGit(wanted.name, opened.reason, diagnostics);
    return [];
  }
  const context = { repository: opened.repository, lookup, diagnostics };
  return /[*?[]/.test(wanted.name) ? findTags(wanted.name, context) : findCommit(wanted, context);
}

interface GitContext {
  readonly repository: GitRepository;
  readonly lookup: GitLookup;
  readonly diagnostics: DiagnosticBag;
}

function findTags(pattern: string, context: GitContext): readonly FoundRelease[] {
  const { repository, lookup } = context;
  const tags = lookup.tags(repository, pattern.replace(/^refs\/tags\//, ""));
  if (tags.length === 0) {
    reportNoTag(pattern, context);
    return [];
  }
  const revisions = tags.map((tag) => (refsNamed(tag, lookup.refs(repository)).length > 1 ? `refs/tags/${tag}` : tag));
  lookup.fetchCommits(repository, revisions);
  // A tag of something else than a commit is no release.
  return revisions.flatMap((revision) => {
    const commit = lookup.commit(repository, revision);
    return commit === undefined || commit === "ambiguous"
      ? []
      : [{ kind: "git", name: revision, repository, revision, commit, pattern }];
  });
}

function findCommit({ name, from }: WantedBaseline, context: GitContext): readonly FoundRelease[] {
  const { repository, lookup, diagnostics } = context;
  const { revision, path } = splitRevision(name);
  const named = refsNamed(revision, lookup.refs(repository));
  lookup.fetchCommits(repository, [revision, ...named]);
  const commit = lookup.commit(repository, revision);
  if (commit === undefined) {
    reportNotFound({ name, revision }, context);
    return [];
  }
  const commits = new Set(named.map((ref) => lookup.commit(repository, ref)));
  if (commits.size > 1 || commit === "ambiguous") {
    const meanings = named.length > 0 ? named.map((ref) => `\`${ref}\``).join(", ") : "several commits begin so";
    diagnostics.report("baseline/ambiguous-ref", undefined, { what: revision, meanings });
    return [];
  }
  return [
    { kind: "git", name, repository, revision, commit, ...(path !== undefined && { path: { text: path, from } }) },
  ];
}

/** At the first colon, unless it belongs to the revision: `:/text` and `HEAD^{/text: more}` search for a commit. */
export function splitRevision(name: string): { readonly revision: string; readonly path?: string } {
  const [, revision, path] = /^((?:[^:{]|\{[^}]*\})+):(.*)$/s.exec(name) ?? [];
  return revision === undefined || path === undefined ? { revision: name } : { revision, path };
}

/** A path comes first; that git has the same name is said, unless the path was written as one. */
function reportShadowed(
  name: string,
  kind: "lockfile" | "folder",
  { lookup, diagnostics }: Omit<GitContext, "repository">,
): void {
  if (/^\.{0,2}[\\/]|^[A-Za-z]:[\\/]|^\.{1,2}$|\.json$/.test(name)) return;
  const opened = lookup.open();
  const [ref] = opened.ok ? refsNamed(name.replace(/\/+$/, ""), lookup.refs(opened.repository)) : [];
  if (ref === undefined) return;
  const taken = kind === "lockfile" ? "file" : "folder";
  diagnostics.report("baseline/shadowed-ref", undefined, { what: name, taken, ref, path: `./${name}` });
}
