import { resolve } from "node:path";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { hashOf } from "./hash.ts";
import { relativePath } from "./paths.ts";
import { bytesOf, decodeUtf8, readText } from "./read-text.ts";
import { RealPaths } from "./real-paths.ts";
import type { SourceDisk } from "./source-disk.ts";
import { statOf } from "./stat-of.ts";

/** Every question that was put to the disk while sources were read, with its answer: same answers, same sources. */
export type Probes = Readonly<Record<string, string>>;

/** The disk for reading sources. It remembers what it was asked, files that were missing included. All paths are absolute. */
export class ProbedDisk implements SourceDisk {
  readonly #root: string;
  readonly #realPaths = new RealPaths();
  readonly #probes = new Map<Question, Map<string, string>>(questions.map((question) => [question, new Map()]));

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
    const bytes = bytesOf(path);
    this.#probes.get("text")?.set(path, contentHash(bytes));
    return bytes && decodeUtf8(bytes);
  }

  requireText(path: string, shown: string, diagnostics: DiagnosticBag): string | undefined {
    return this.readText(path) ?? readText(path, shown, diagnostics);
  }

  /** By question, sorted, with paths from the root: `text schemas/a.schema.ts` → hash of the text. */
  get probes(): Probes {
    const asked = [...this.#probes].flatMap(([question, answers]) =>
      [...answers].map(([path, answer]) => [`${question} ${relativePath(this.#root, path)}`, answer] as const),
    );
    return Object.fromEntries(asked.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The same question has the same answer while the sources are read, whatever happens meanwhile. */
  #ask(question: Question, path: string): string {
    const answers = this.#probes.get(question);
    const known = answers?.get(path);
    if (known !== undefined) return known;
    const answer = answerTo(question, path, { root: this.#root, realPaths: this.#realPaths });
    answers?.set(path, answer);
    return answer;
  }
}

/** True when the disk would answer every question as it did; those that are named `first` are asked before all others. */
export function probesHold(probes: Probes, root: string, first: ReadonlySet<string> = new Set()): boolean {
  const place = { root, realPaths: new RealPaths() };
  const holds = (probe: string) => {
    const [question, path] = splitProbe(probe);
    return isQuestion(question) && answerTo(question, resolve(root, path), place) === probes[probe];
  };
  for (const probe of first) if (Object.hasOwn(probes, probe) && !holds(probe)) return false;
  return Object.keys(probes).every((probe) => first.has(probe) || holds(probe));
}

/** The files below the root that the answers are about, missing ones included, and those elsewhere that were read. From the root. */
export function filesOf(probes: Probes): readonly string[] {
  const files = Object.keys(probes).flatMap((probe) => {
    const [question, path] = splitProbe(probe);
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

interface Place {
  readonly root: string;
  readonly realPaths: RealPaths;
}

function answerTo(question: Question, path: string, { root, realPaths }: Place): string {
  switch (question) {
    case "file":
      return statOf(path)?.isFile() ? "yes" : "no";
    case "folder":
      return statOf(path)?.isDirectory() ? "yes" : "no";
    case "real":
      return relativePath(root, realPaths.of(path));
    case "text":
      return contentHash(bytesOf(path));
  }
}

function contentHash(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? "none" : hashOf(bytes);
}

/** The question of a probe, and the path that it is about. */
export function splitProbe(probe: string): readonly [string, string] {
  const space = probe.indexOf(" ");
  return [probe.slice(0, space), probe.slice(space + 1)];
}
