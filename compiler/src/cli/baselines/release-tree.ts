import type { KeyslotConfig } from "../../config.ts";
import type { BaselineOrigin } from "../../lock/baseline.ts";
import type { SourceDisk } from "../source-disk.ts";
import type { ReleaseLayout } from "./release-layout.ts";

/** A tree of files that holds a release: a folder, or a commit. All paths are absolute; those of a commit are where a checkout would have them. */
export interface ReleaseTree {
  /** How findings name it. */
  readonly name: string;
  readonly origin: BaselineOrigin;
  /** Where this project stands in it, if nothing moved since. */
  readonly root: string;
  /** The highest folder that belongs to it. */
  readonly top: string;
  readonly disk: SourceDisk;
  /** Makes ready what will be read, as far as that saves time. */
  fetch(paths: readonly string[]): void;
  /** The files that the globs of a layout match, from its root, sorted. */
  match(layout: ReleaseLayout): Promise<readonly string[]>;
  /** The config in a folder; undefined when there is none that can be read. */
  readConfig(folder: string): Promise<KeyslotConfig | undefined>;
  /** All files named like a lockfile. */
  lockfiles(): Promise<readonly string[]>;
  /** Where what stands at a path today may have stood then, the most likely first. */
  formerPaths(path: string): readonly string[];
  /** Where a project folder of today may have stood then. */
  formerFolder(folder: string): string | undefined;
  /** The submodule in which a path lies: another repository, of which this one knows only the commit. */
  submoduleOf(path: string): string | undefined;
  /** How places in a file are named. */
  nameOf(path: string): string;
}
