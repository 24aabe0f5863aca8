import { posix, resolve } from "node:path";
import type { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { isWithin, relativePath } from "../paths.ts";
import type { ProbedDisk } from "../probed-disk.ts";
import type { SourceDisk } from "../source-disk.ts";
import type { CommittedFile, CommittedFiles, GitTexts } from "./git-objects.ts";

export interface GitDiskOptions {
  /** Absolute: where the paths of the commit begin. */
  readonly top: string;
  readonly committed: CommittedFiles;
  readonly texts: GitTexts;
  /** Installed packages are in no commit: they are those of today. */
  readonly today: ProbedDisk;
}

/** A commit as a disk: it holds what the commit holds, and besides what is installed today. */
export class GitDisk implements SourceDisk {
  readonly #options: GitDiskOptions;

  constructor(options: GitDiskOptions) {
    this.#options = options;
  }

  isFile(path: string): boolean {
    const place = this.#placeOf(path);
    if (place === undefined) return this.#options.today.isFile(path);
    return this.#fileAt(place)?.kind === "file";
  }

  isFolder(path: string): boolean {
    const place = this.#placeOf(path);
    if (place === undefined) return this.#options.today.isFolder(path);
    return this.#options.committed.folders.has(this.#follow(place));
  }

  realPath(path: string): string {
    const place = this.#placeOf(path);
    return place === undefined ? path : resolve(this.#options.top, this.#follow(place));
  }

  readText(path: string): string | undefined {
    const place = this.#placeOf(path);
    if (place === undefined) return this.#options.today.readText(path);
    const file = this.#fileAt(place);
    return file?.kind === "file" ? this.#options.texts.textOf(file.id) : undefined;
  }

  requireText(path: string, shown: string, diagnostics: DiagnosticBag): string | undefined {
    const text = this.readText(path);
    if (text === undefined)
      diagnostics.report("files/unreadable", undefined, { file: shown, reason: "it was not committed as UTF-8 text" });
    return text;
  }

  /** Fetches the files and what they import by paths, so that git is asked once for each step on the way and not for each file. */
  fetch(paths: readonly string[]): void {
    const seen = new Set<string>();
    let wave = paths.flatMap((path) => this.#placeOf(path) ?? []);
    while (wave.length > 0) {
      const files = wave.flatMap((place) => this.#fileAt(place) ?? []);
      this.#options.texts.fetch(files.filter((file) => file.kind === "file").map((file) => file.id));
      for (const place of wave) seen.add(place);
      wave = [...new Set(wave.flatMap((place) => this.#importedFrom(place)))].filter((place) => !seen.has(place));
    }
  }

  /** Files of the commit that relative imports can mean, by their text alone: one too many costs a look, one too few a question. */
  #importedFrom(place: string): readonly string[] {
    const file = this.#fileAt(place);
    const text = file?.kind === "file" ? this.#options.texts.textOf(file.id) : undefined;
    const specifiers = text?.matchAll(/["'](\.{1,2}\/[^"'\n]+)["']/g) ?? [];
    return [...specifiers].flatMap(([, specifier = ""]) => {
      const target = posix.join(posix.dirname(place), specifier);
      const stem = target.replace(/\.[mc]?[jt]s$/, "");
      const candidates = [target, ...endings.map((ending) => stem + ending)];
      return candidates.filter((candidate) => this.#options.committed.files.has(candidate));
    });
  }

  /** The path from the top; undefined for what no commit holds: installed packages, and everything outside. */
  #placeOf(path: string): string | undefined {
    const { top, today } = this.#options;
    const [, installed, rest = ""] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/@.][^/]*)(.*)$/s.exec(path) ?? [];
    // The packages of a workspace are links that lead back to what was committed.
    const real = installed === undefined ? path : `${today.realPath(installed)}${rest}`;
    if (!isWithin(top, real) || /[\\/]node_modules(?:[\\/]|$)/.test(real.slice(top.length))) return undefined;
    const place = relativePath(top, real);
    return place === "." ? "" : place;
  }

  #fileAt(place: string): CommittedFile | undefined {
    return this.#options.committed.files.get(this.#follow(place));
  }

  /** The place behind symbolic links, those of folders included; a circle of them ends somewhere. */
  #follow(place: string): string {
    let path = place;
    for (let steps = 0; steps < 40; steps++) {
      const next = this.#followOnce(path);
      if (next === undefined) return path;
      path = next;
    }
    return path;
  }

  #followOnce(path: string): string | undefined {
    const { committed, texts } = this.#options;
    if (committed.files.get(path)?.kind === "file" || committed.folders.has(path)) return undefined;
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
      const link = committed.files.get(path.slice(0, end));
      if (link?.kind !== "link") continue;
      const target = texts.textOf(link.id) ?? "";
      if (target === "" || posix.isAbsolute(target)) return undefined;
      return posix.join(posix.dirname(path.slice(0, end)), target) + path.slice(end);
    }
    return undefined;
  }
}

const endings = [".ts", ".mts", ".cts", ".d.ts", ".tsx", "/index.ts", "/index.d.ts"];
