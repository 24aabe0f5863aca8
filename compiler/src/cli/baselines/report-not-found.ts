import type { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { suggest } from "../suggest.ts";
import type { GitLookup } from "./git-lookup.ts";
import { shortRef } from "./git-refs.ts";
import type { GitRepository } from "./git-repository.ts";

export interface Asked {
  readonly repository: GitRepository;
  readonly lookup: GitLookup;
  readonly diagnostics: DiagnosticBag;
}

/** Git could not be asked: what to do depends on why. */
export function reportNoGit(what: string, reason: string, diagnostics: DiagnosticBag): void {
  const known = Object.keys(advices).find((clause) => reason.includes(clause));
  diagnostics.report("baseline/git-failed", undefined, {
    what,
    reason,
    advice: (known !== undefined && advices[known]) || "Mend the repository, or name a file or folder instead.",
  });
}

const advices: Readonly<Record<string, string>> = {
  "not installed": "Install git, or name a lockfile or a folder: there is none of this name.",
  "in no git repository": "Run the command in a clone, or name a lockfile or a folder: there is none of this name.",
  "does not trust":
    "Run `git config --global --add safe.directory` with the folder of the repository (`*` for all, in a container of CI).",
};

/** Neither a path nor a commit: in a clone that is not complete it may well exist elsewhere. */
export function reportNotFound(
  { name, revision }: { readonly name: string; readonly revision: string },
  asked: Asked,
): void {
  const { repository, lookup, diagnostics } = asked;
  if (repository.isShallow) {
    diagnostics.report("baseline/shallow", undefined, { what: revision, command: commandFor(revision, asked) });
    return;
  }
  const refs = lookup.refs(repository);
  const isUnborn = lookup.commit(repository, "HEAD") === undefined && refs.length === 0;
  diagnostics.report("baseline/not-found", undefined, {
    what: name,
    git: isUnborn ? "nothing was ever committed here" : `git knows no tag, branch or commit \`${revision}\``,
    nearest: suggest(revision, refs.map(shortRef)),
  });
}

export function reportNoTag(pattern: string, asked: Asked): void {
  const { repository, lookup, diagnostics } = asked;
  if (repository.isShallow) {
    const remote = lookup.remote(repository) || "origin";
    const spec = pattern.replace(/[?[].*$/, "*").replace(/\*.*$/, "*");
    const command = `git fetch --depth=1 ${remote} 'refs/tags/${spec}:refs/tags/${spec}'`;
    diagnostics.report("baseline/shallow", undefined, { what: pattern, command });
    return;
  }
  const tags = lookup.refs(repository).filter((ref) => ref.startsWith("refs/tags/"));
  const nearest = suggest(pattern, tags.map(shortRef)) || listOf(tags.map(shortRef));
  diagnostics.report("baseline/no-tag-matches", undefined, { pattern, nearest });
}

function listOf(tags: readonly string[]): string {
  if (tags.length === 0) return "There is no tag at all. ";
  const shown = tags.slice(-3).map((tag) => `\`${tag}\``);
  return `There ${tags.length === 1 ? "is" : "are"} ${shown.join(", ")}${tags.length > 3 ? " and more" : ""}. `;
}

/** What brings one missing commit, or as many as have to be there. */
function commandFor(revision: string, { repository, lookup }: Asked): string {
  const remote = lookup.remote(repository) || "origin";
  const [, base = revision, steps] = /^(.+?)((?:[~^]\d*)+)$/.exec(revision) ?? [];
  if (steps !== undefined) return `git fetch --deepen=${countSteps(steps)} ${remote}`;
  if (/^[0-9a-f]{7,64}$/.test(base)) {
    return base.length >= 40 ? `git fetch --depth=1 ${remote} ${base}` : `git fetch --unshallow ${remote}`;
  }
  const branch = base.startsWith(`${remote}/`) ? base.slice(remote.length + 1) : undefined;
  if (branch !== undefined) return `git fetch --depth=1 ${remote} ${branch}:refs/remotes/${remote}/${branch}`;
  return `git fetch --depth=1 ${remote} tag ${base.replace(/^refs\/tags\//, "")}`;
}

/** `~3^` goes four commits back. */
function countSteps(steps: string): number {
  const parts = [...steps.matchAll(/([~^])(\d*)/g)];
  return parts.reduce((sum, [, sign, count]) => sum + (sign === "~" ? Number(count || "1") : 1), 0);
}
