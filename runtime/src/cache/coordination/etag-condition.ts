import { invalidArgumentError, isObject, kindText } from "../cache-errors.ts";
import type { PutOptions } from "../put-arguments.ts";

/** What a document's etag has to be for something to happen; null stands for no document. Exactly one of the three is given. */
export type EtagCondition =
  | { readonly is: string | null; readonly isNot?: never; readonly any?: never }
  | { readonly isNot: string | null; readonly is?: never; readonly any?: never }
  | { readonly any: true; readonly is?: never; readonly isNot?: never };

/** Whether the result has the document's value: always (default), only when its etag is another than the condition names, or never. */
export interface RetrieveOptions {
  readonly retrieve?: "always" | "changed" | "never";
}

export type ConditionOptions = EtagCondition & RetrieveOptions;
export type PutIfOptions = ConditionOptions & PutOptions;

/** How a conditional operation went, and what there is afterwards. */
export interface ConditionalResult<T> {
  /** True when the condition held: what was asked for is done. */
  readonly isSatisfied: boolean;
  /** The document's etag when the condition was judged; null: there was none. */
  readonly actualEtag: string | null;
  /** The document's etag afterwards; null: there is none. */
  readonly resultingEtag: string | null;
  /** The document afterwards; undefined when there is none, and when it was not to be retrieved. */
  readonly value: Readonly<T> | undefined;
}

/** A condition that is known to be one. */
export interface ReadCondition {
  isHeldBy(etag: string | null): boolean;
  /** True when the caller wants the value of a document with this etag. */
  wants(etag: string | null): boolean;
}

const kinds = ["is", "isNot", "any"] as const;

/** @throws CacheError `cache/invalid-argument` */
export function readCondition(options: ConditionOptions): ReadCondition {
  checkCondition(options);
  const { is, isNot, retrieve = "always" } = options;
  const named = is === undefined ? isNot : is;
  const isHeldBy = (etag: string | null) => (is === undefined ? isNot === undefined || etag !== isNot : etag === is);
  const wants = (etag: string | null) => {
    return retrieve === "always" || (retrieve === "changed" && (named === undefined || etag !== named));
  };
  return { isHeldBy, wants };
}

/** The condition of a put where there is no document. */
export const absence: ReadCondition = { isHeldBy: (etag) => etag === null, wants: () => true };

/** What is said of the put itself; undefined where nothing is. */
export function putOptionsOf(options: PutIfOptions): PutOptions | undefined {
  const { is: _is, isNot: _isNot, any: _any, retrieve: _retrieve, ...put } = options;
  return Object.keys(put).length === 0 ? undefined : put;
}

function checkCondition(options: unknown): void {
  if (!isObject(options)) {
    throw invalidArgumentError(`The condition is ${kindText(options)}. Pass \`{ is: etag }\`.`);
  }
  const given = kinds.filter((kind) => Reflect.get(options, kind) !== undefined);
  const [kind] = given;
  if (kind === undefined || given.length > 1) {
    const found = given.length === 0 ? "none" : given.map((each) => `\`${each}\``).join(" and ");
    throw invalidArgumentError(`Of \`is\`, \`isNot\` and \`any\` the condition has ${found}. Give exactly one.`);
  }
  const named: unknown = Reflect.get(options, kind);
  const isFine = kind === "any" ? named === true : named === null || typeof named === "string";
  if (!isFine) {
    const advice = kind === "any" ? "Give `true`." : "Give an etag, or null for no document.";
    throw invalidArgumentError(`\`${kind}\` is ${kindText(named)}. ${advice}`);
  }
  const retrieve: unknown = Reflect.get(options, "retrieve");
  if (retrieve !== undefined && retrieve !== "always" && retrieve !== "changed" && retrieve !== "never") {
    throw invalidArgumentError('`retrieve` is none of "always", "changed" and "never". Give one of them, or none.');
  }
}
