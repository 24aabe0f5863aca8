import type { GitRepository } from "./git-repository.ts";

/** What one wish turned out to be, before anything of it is read. */
export type FoundRelease = FoundPath | FoundCommit;

export interface FoundPath {
  readonly kind: "lockfile" | "folder";
  /** As it was asked for. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

export interface FoundCommit {
  readonly kind: "git";
  readonly name: string;
  readonly repository: GitRepository;
  /** What stands before the colon of `v1.2.0:schemas/schema.lock.json`. */
  readonly revision: string;
  readonly commit: string;
  /** What stands behind it, and the folder in which it was asked. */
  readonly path?: { readonly text: string; readonly from: string };
  /** The pattern that it matches, when it was not named by itself. */
  readonly pattern?: string;
}
