import { GitTexts } from "./git-objects.ts";
import { readRefs, resolveCommits } from "./git-refs.ts";
import { askGit, type GitRepository, type OpenedRepository, openRepository } from "./git-repository.ts";
import { matchTags } from "./match-tags.ts";

/** What one check asks git, each question once, and none when no baseline is in git. */
export class GitLookup {
  readonly #root: string;
  readonly #commits = new Map<string, string | "ambiguous" | undefined>();
  #opened: OpenedRepository | undefined;
  #refs: readonly string[] | undefined;
  #texts: GitTexts | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  open(): OpenedRepository {
    this.#opened ??= openRepository(this.#root);
    return this.#opened;
  }

  refs(repository: GitRepository): readonly string[] {
    this.#refs ??= readRefs(repository);
    return this.#refs;
  }

  texts(repository: GitRepository): GitTexts {
    this.#texts ??= new GitTexts(repository);
    return this.#texts;
  }

  tags(repository: GitRepository, pattern: string): readonly string[] {
    return matchTags(repository, pattern);
  }

  /** The commit that a revision stands for; undefined when it stands for none. */
  commit(repository: GitRepository, revision: string): string | "ambiguous" | undefined {
    this.fetchCommits(repository, [revision]);
    return this.#commits.get(revision);
  }

  /** Looks many up at once, and `HEAD` with them, which every key asks for. */
  fetchCommits(repository: GitRepository, revisions: readonly string[]): void {
    if (revisions.every((revision) => this.#commits.has(revision))) return;
    const missing = [...new Set([...revisions, "HEAD"])].filter((revision) => !this.#commits.has(revision));
    const found = resolveCommits(repository, missing);
    for (const revision of missing) this.#commits.set(revision, found.get(revision));
  }

  /** From where more can be fetched; empty when the repository has no other to ask. */
  remote(repository: GitRepository): string {
    const answer = askGit(repository, ["remote"]);
    const names = answer.ok ? answer.stdout.split("\n").filter((name) => name !== "") : [];
    return names.includes("origin") ? "origin" : (names[0] ?? "");
  }
}
