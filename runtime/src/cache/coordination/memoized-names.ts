import type { AnyDocument } from "../../document/definition.ts";
import { nameTakenError } from "./memoize-errors.ts";

/** Which function keeps its results under which name. */
export class MemoizedNames {
  readonly #taken = new Map<string, Taken>();

  /** What is made for a name that is free, or was when the same was asked for before. @throws CacheError `cache/memoize-name` */
  claim<M extends AnyMemoized>(definition: AnyDocument, namespace: string, { given, make }: Claim<M>): M {
    const name = `${definition.type}\0${namespace}`;
    const taken = this.#taken.get(name);
    if (taken === undefined) {
      const made = make();
      this.#taken.set(name, { given, made });
      return made;
    }
    if (isSame(taken.given, given)) return taken.made;
    throw nameTakenError(definition.type, namespace);
  }
}

/** What a caller passed. */
export interface Given {
  readonly call: "memoize" | "memoizeSync";
  readonly fn: unknown;
  readonly options: object;
}

interface Claim<M> {
  readonly given: Given;
  make(): M;
}

interface Taken {
  readonly given: Given;
  readonly made: AnyMemoized;
}

// biome-ignore lint/suspicious/noExplicitAny: functions of any arguments and results stand side by side.
type AnyMemoized = any;

function isSame(one: Given, other: Given): boolean {
  if (one.call !== other.call || one.fn !== other.fn) return false;
  const names = Object.keys(one.options);
  if (names.length !== Object.keys(other.options).length) return false;
  return names.every((name) => Object.is(Reflect.get(one.options, name), Reflect.get(other.options, name)));
}
