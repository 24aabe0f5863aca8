import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { hashOf } from "./hash.ts";
import { relativePath } from "./paths.ts";
import { readText, textOf } from "./read-text.ts";
import type { SourceDisk } from "./source-disk.ts";
import { statOf } from "./stat-of.ts";

/** Every question that was put to the disk while sources were read, with its answer: same answers, same sources. */
export type Probes = Readonly<Record<string, string>>;

/** The disk for reading sources. It remembers what it was asked, files that were missing included. All paths are absolute. */
export class ProbedDisk implements SourceDisk {
  readonly #root: string;
  readonly #probes = new Map<string, string>();

  constructor(root: string) {
    this.#root = root;
  }

  isFile(path: string): boolean {
    return this.#ask("file", path) === "yes";
  }

  isFolder(path: string): boolean {
    return this.#ask("folder", path) === "yes";
  }

  /** The path without symbolic links; the path itself when there is nothing. */
  realPath(path: string): string {
    return resolve(this.#root, this.#ask("real", path));
  }

  /** Undefined when the file cannot be read or is not UTF-8. */
  readText(path: string): string | undefined {
    const text = textOf(path);
    this.#remember("text", path, textHash(text));
    return text;
  }

  requireText(path: string, shown: string, diagnostics: DiagnosticBag): string | undefined {
    return this.readText(path) ?? readText(path, shown, diagnostics);
  }

  /** By question, sorted, with paths from the root: `text schemas/a.schema.ts` → hash of the text. */
  get probes(): Probes {
    return Object.fromEntries([...this.#probes].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #ask(question: Question, path: string): string {
    const answer = answerTo(question, path, this.#root);
    this.#remember(question, path, answer);
    return answer;
  }

  #remember(question: Question, path: string, answer: string): void {
    this.#probes.set(`${question} ${relativePath(this.#root, path)}`, answer);
  }
}

/** True when the disk would answer every question as it did. */
export function probesHold(probes: Probes, root: string): boolean {
  return Object.entries(probes).every(([probe, answer]) => {
    const [question = "", path = ""] = splitOnce(probe);
    return isQuestion(question) && answerTo(question, resolve(root, path), root) === answer;
  });
}

/** The files below the root that the answers are about, missing ones included, and those elsewhere that were read. From the root. */
export function filesOf(probes: Probes): readonly string[] {
  const files = Object.keys(probes).flatMap((probe) => {
    const [question, path] = splitOnce(probe);
    const isOutside = path.startsWith("../");
    return question === "text" || (question === "file" && !isOutside) ? [path] : [];
  });
  return [...new Set(files)];
}

const questions = ["file", "folder", "real", "text"] as const;
type Question = (typeof questions)[number];

function isQuestion(text: string): text is Question {
  return questions.some((question) => question === text);
}

function answerTo(question: Question, path: string, root: string): string {
  switch (question) {
    case "file":
      return statOf(path)?.isFile() ? "yes" : "no";
    case "folder":
      return statOf(path)?.isDirectory() ? "yes" : "no";
    case "real":
      return relativePath(root, realPathOf(path));
    case "text":
      return textHash(textOf(path));
  }
}

function textHash(text: string | undefined): string {
  return text === undefined ? "none" : hashOf(text);
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function splitOnce(probe: string): readonly [string, string] {
  const space = probe.indexOf(" ");
  return [probe.slice(0, space), probe.slice(space + 1)];
}
