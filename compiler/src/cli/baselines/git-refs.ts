import { askGit, type GitRepository } from "./git-repository.ts";

/** Full names of all refs: `refs/tags/v1.2.0`. */
export function readRefs(repository: GitRepository): readonly string[] {
  const answer = askGit(repository, ["for-each-ref", "--format=%(refname)"]);
  return answer.ok ? answer.stdout.split("\n").filter((name) => name !== "") : [];
}

/** The refs that git itself would think of for a short name, in its order. */
export function refsNamed(name: string, refs: readonly string[]): readonly string[] {
  const spellings = [`refs/${name}`, `refs/tags/${name}`, `refs/heads/${name}`, `refs/remotes/${name}`];
  return [name, ...spellings].filter((spelling) => refs.includes(spelling));
}

/** As people write a ref: `v1.2.0`, `main`, `origin/main`. */
export function shortRef(ref: string): string {
  return ref.replace(/^refs\/(?:tags|heads|remotes)\//, "");
}

/** The commits that revisions stand for; those that are none are left out. One question for all. */
export function resolveCommits(
  repository: GitRepository,
  revisions: readonly string[],
): ReadonlyMap<string, string | "ambiguous"> {
  const asked = revisions.filter((revision) => revision !== "" && !/[\n\0]/.test(revision));
  const questions = asked.map((revision) => `${revision}^{commit}\n`).join("");
  const answer = askGit(repository, ["cat-file", "--batch-check"], questions);
  const lines = answer.ok ? answer.stdout.split("\n") : [];
  const found = asked.map((revision, at): [string, string] => [revision, commitIn(lines[at] ?? "")]);
  return new Map(found.filter(([, commit]) => commit !== ""));
}

/** `<id> commit <size>`, or the question with `missing` or `ambiguous` behind it. */
function commitIn(line: string): string {
  if (line.endsWith(" ambiguous")) return "ambiguous";
  return /^([0-9a-f]{40,64}) commit \d+$/.exec(line)?.[1] ?? "";
}
