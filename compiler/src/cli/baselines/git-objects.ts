import { decodeUtf8 } from "../read-text.ts";
import { askGit, askGitForBytes, type GitRepository } from "./git-repository.ts";

/** What a commit holds, by path from the top of the repository. */
export interface CommittedFiles {
  readonly files: ReadonlyMap<string, CommittedFile>;
  /** Every folder that holds one of the files, at any depth; the top one is the empty text. */
  readonly folders: ReadonlySet<string>;
}

export interface CommittedFile {
  readonly kind: "file" | "link" | "submodule";
  readonly id: string;
}

/** Everything in the tree of a commit; undefined when git cannot tell. */
export function listCommit(repository: GitRepository, commit: string): CommittedFiles | undefined {
  const answer = askGit(repository, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  if (!answer.ok) return undefined;
  const files = new Map<string, CommittedFile>();
  const folders = new Set<string>([""]);
  for (const entry of answer.stdout.split("\0")) {
    const [, mode = "", id = "", path = ""] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    if (path === "") continue;
    files.set(path, { kind: kinds.get(mode) ?? "file", id });
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return { files, folders };
}

const kinds: ReadonlyMap<string, CommittedFile["kind"]> = new Map([
  ["120000", "link"],
  ["160000", "submodule"],
]);

/** The texts of a repository's files, by id. What several commits have in common is read once. */
export class GitTexts {
  readonly #repository: GitRepository;
  readonly #texts = new Map<string, string | undefined>();

  constructor(repository: GitRepository) {
    this.#repository = repository;
  }

  /** Undefined when there is no such file, or it is not UTF-8. */
  textOf(id: string): string | undefined {
    this.fetch([id]);
    return this.#texts.get(id);
  }

  /** Reads many at once, which is one question instead of many. */
  fetch(ids: Iterable<string>): void {
    const missing = [...new Set(ids)].filter((id) => !this.#texts.has(id));
    if (missing.length === 0) return;
    const input = missing.map((id) => `${id}\n`).join("");
    const answer = askGitForBytes(this.#repository, ["cat-file", "--batch"], input);
    const contents = answer.ok ? splitBatch(answer.stdout) : [];
    for (const [at, id] of missing.entries()) {
      const bytes = contents[at];
      this.#texts.set(id, bytes && decodeUtf8(bytes));
    }
  }
}

/** `<id> blob <size>`, a line end, the content, a line end; for what is missing there is the line alone. */
function splitBatch(output: Buffer): readonly (Buffer | undefined)[] {
  const contents: (Buffer | undefined)[] = [];
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf("\n", at);
    if (end < 0) break;
    const size = / (\d+)$/.exec(output.toString("utf8", at, end))?.[1];
    at = end + 1;
    contents.push(size === undefined ? undefined : output.subarray(at, at + Number(size)));
    if (size !== undefined) at += Number(size) + 1;
  }
  return contents;
}
