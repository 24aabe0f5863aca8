import { askGit, type GitRepository } from "./git-repository.ts";

export interface FormerCommit {
  readonly repository: GitRepository;
  readonly commit: string;
}

interface Rename {
  readonly from: string;
  readonly to: string;
}

/** What a file may have been called in an earlier commit, the most likely first: as the difference tells, then as the history does. */
export function formerPaths(path: string, former: FormerCommit): readonly string[] {
  const pathspecs = ["*.lock.json", path];
  const direct = renamesSince(former, pathspecs).filter(({ to }) => to === path);
  if (direct.length > 0) return direct.map(({ from }) => from);
  // Each step of a history changes little, so that renames are seen which the whole difference hides.
  const { repository, commit } = former;
  const options = ["--follow", "-M", "--diff-filter=R", "--name-status", "-z", "--format="];
  const spec = `:(top,literal)${path}`;
  const log = askGit(repository, ["log", ...options, `${commit}..HEAD`, "--", spec]);
  const names = log.ok ? renamesIn(log.stdout).map(({ from }) => from) : [];
  return names.reverse();
}

/** Where a folder stood in an earlier commit, by where most of its TypeScript files came from. */
export function formerFolder(folder: string, former: FormerCommit): string | undefined {
  const votes = new Map<string, number>();
  const prefix = folder === "" ? "" : `${folder}/`;
  for (const { from, to } of renamesSince(former, ["*.ts"])) {
    if (!to.startsWith(prefix)) continue;
    const rest = to.slice(prefix.length);
    const origin = from === rest ? "" : from.endsWith(`/${rest}`) ? from.slice(0, -rest.length - 1) : undefined;
    if (origin !== undefined && origin !== folder) votes.set(origin, (votes.get(origin) ?? 0) + 1);
  }
  const [winner] = [...votes].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
  return winner?.[0];
}

/** Renames between a commit and what is committed now, then those up to what git knows of the work tree. */
function renamesSince({ repository, commit }: FormerCommit, pathspecs: readonly string[]): readonly Rename[] {
  const specs = pathspecs.map((spec) => (spec.startsWith("*") ? `:(top)${spec}` : `:(top,literal)${spec}`));
  const options = ["--no-ext-diff", "-M", "--diff-filter=R", "--name-status", "-z"];
  const compare = (...revisions: readonly string[]) => {
    const answer = askGit(repository, ["diff", ...options, ...revisions, "--", ...specs]);
    return answer.ok ? renamesIn(answer.stdout) : [];
  };
  return [...compare(commit, "HEAD"), ...compare(commit)];
}

/** `R087`, the old name, the new name, and so on. */
function renamesIn(output: string): readonly Rename[] {
  const parts = output.split("\0").map((part) => part.replace(/^\n+/, ""));
  const renames: Rename[] = [];
  for (let at = 0; at < parts.length; at++) {
    const [status = "", from, to] = parts.slice(at, at + 3);
    if (!/^R\d+$/.test(status) || from === undefined || to === undefined) continue;
    renames.push({ from, to });
    at += 2;
  }
  return renames;
}
