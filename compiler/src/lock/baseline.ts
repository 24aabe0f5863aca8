import type { SchemaModel } from "../model/schema-model.ts";
import type { Span } from "../model/span.ts";
import type { Lockfile } from "./lockfile.ts";

/** One earlier release that the schemas are compared with. */
export interface Baseline {
  /** How findings name it: `schemas/schema.lock.json`, `v1.2.0`, `../released`. */
  readonly name: string;
  readonly lockfile: Lockfile;
  readonly origin: BaselineOrigin;
  /** Where it has what a change is about; a place in its schemas where they could be read, else in its lockfile. */
  placeOf(released: ReleasedThing): Span | undefined;
  /** Its schemas as they were, where they could be read: what a lockfile does not hold is compared too. */
  readonly model?: SchemaModel;
}

/** Where a baseline came from, for reports. */
export interface BaselineOrigin {
  readonly kind: "lockfile" | "folder" | "git";
  /** The commit that was read, in full. */
  readonly commit?: string;
  /** The lockfile, as places in it name it; none when it was made from schemas. */
  readonly lockfile?: string;
}

/** A type of a release, or one of its members: a slot's key, an enum's wire value, a union's tag, an index's accessor. */
export interface ReleasedThing {
  readonly type: string;
  readonly member?: number | string;
}
