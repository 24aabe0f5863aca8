import { existsSync } from "node:fs";
import type { TypeDefinition } from "../model/schema-model.ts";
import type { ReadingMemory } from "../read/read-islands.ts";
import type { Source } from "../source.ts";
import { compilerHash } from "./compiler-hash.ts";
import { hashOf } from "./hash.ts";
import { type MemoryOwner, memoryFile, readSealedText, writeSealedText } from "./memory-file.ts";

/**
 * What earlier runs read of sources, in a file of lines: the compiler's hash, then for each island of sources the hash of all that is
 * in them and their types as JSON. Lines of islands that are as they were are passed on as they are.
 */
class TypeMemory implements ReadingMemory {
  readonly #path: string;
  readonly #known: ReadonlyMap<string, string>;
  readonly #used = new Map<string, string>();
  #isNew = false;

  constructor(path: string, known: ReadonlyMap<string, string>) {
    this.#path = path;
    this.#known = known;
  }

  recall(island: readonly Source[]): readonly TypeDefinition[] | undefined {
    const key = keyOf(island);
    const text = this.#known.get(key);
    if (text === undefined) return undefined;
    this.#used.set(key, text);
    return JSON.parse(text);
  }

  keep(island: readonly Source[], types: readonly TypeDefinition[]): void {
    if (!types.every(survivesJson)) return;
    this.#used.set(keyOf(island), JSON.stringify(types));
    this.#isNew = true;
  }

  save(): void {
    if (!this.#isNew) return;
    const lines = Array.from(this.#used, ([key, text]) => key + text);
    writeSealedText(this.#path, [compilerHash(), ...lines].join("\n"));
  }
}

/** Undefined in a project's first run, which may be the only one. */
export function openTypeMemory(project: MemoryOwner): TypeMemory | undefined {
  const runs = (["build", "check"] as const).map((kind) => memoryFile(project, kind));
  if (!runs.some((path) => existsSync(path))) return undefined;
  const path = memoryFile(project, "types");
  const [compiler, ...lines] = readSealedText(path)?.split("\n") ?? [];
  const isOurs = compiler === compilerHash();
  return new TypeMemory(
    path,
    new Map(isOurs ? lines.map((line) => [line.slice(0, keyLength), line.slice(keyLength)]) : []),
  );
}

const keyLength = 64;

function keyOf(island: readonly Source[]): string {
  const parts = island.map(({ path, text, imports, root, packageSpecifier }) => [
    path,
    hashOf(text),
    Object.entries(imports),
    root,
    packageSpecifier ?? null,
  ]);
  return hashOf(JSON.stringify(parts));
}

/** JSON has no negative zero, and leaves out what is undefined. */
function survivesJson(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object" || value === null)
    return typeof value === "string" || typeof value === "boolean" || value === null;
  if (Array.isArray(value)) return value.every(survivesJson);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(survivesJson);
}
