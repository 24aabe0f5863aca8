import type { Breaks } from "../diagnostics/diagnostic.ts";
import type { Stability } from "../model/compatibility.ts";
import type { Constraints, JsonValue, Presence, Reserved } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";

/** The format of the lockfile's text that this compiler reads and writes. */
export const lockfileVersion = 1;

/** Everything that was ever released, as data. No file paths, no dates: only what bytes and callers depend on. */
export interface Lockfile {
  /** Sorted by name; retired types stay for ever. */
  readonly types: readonly LockedType[];
  /** Sorted by fingerprint. Breaking changes that somebody took responsibility for. */
  readonly accepted: readonly AcceptedChange[];
}

export type LockedType = LockedRecord | LockedEnum | LockedUnion;

interface LockedName {
  readonly name: string;
  /** Sorted. A former name is never given to another type. */
  readonly formerNames: readonly string[];
  /** Removed from the schemas. Its name is never used again. */
  readonly retired: boolean;
  /** Never released: reached from `@draft` documents only. Recorded, not judged. */
  readonly draft: boolean;
}

export interface LockedRecord extends LockedName, RecordShape {
  readonly document?: LockedDocument;
  readonly reserved: Reserved;
  /** Ascending by version. */
  readonly formerVersions: readonly FormerVersion[];
}

export interface LockedEnum extends LockedName, EnumShape {}

export interface LockedUnion extends LockedName, UnionShape {}

/** What a former `@version` of a document looked like, with every type it reached: enough to read its bytes for ever. */
export interface FormerVersion {
  readonly version: number;
  /** Under which its documents were stored: by it a reader knows this version's bytes from today's. */
  readonly schemaId: string;
  /** What the document's interface was called then. */
  readonly name: string;
  /** Sorted by name, the document itself among them. */
  readonly types: readonly TypeShape[];
}

export type TypeShape =
  | ({ readonly name: string } & RecordShape)
  | ({ readonly name: string } & EnumShape)
  | ({ readonly name: string } & UnionShape);

export interface RecordShape {
  readonly kind: "record";
  /** Property and value that tell union members apart in TypeScript. */
  readonly discriminator?: { readonly property: string; readonly value: string };
  /** Sorted by key. In a locked record, retired slots are among them. */
  readonly slots: readonly LockedSlot[];
}

export interface LockedSlot {
  readonly key: number;
  readonly name: string;
  /** Sorted. */
  readonly formerNames: readonly string[];
  readonly type: TypeModel;
  readonly presence: Presence;
  readonly default?: JsonValue;
  readonly constraints: Constraints;
  readonly deprecated: boolean;
  /** Removed from the schema: the key is never used again, name and type are the last ones. */
  readonly retired: boolean;
}

export interface LockedDocument {
  readonly type: string;
  readonly schemaId: string;
  readonly version: number;
  /** Unset: stable. */
  readonly stability?: Exclude<Stability, "stable">;
  readonly global: boolean;
  readonly idKeys: readonly number[];
  readonly nameKey?: number;
  /** Sorted by accessor. */
  readonly indexes: readonly LockedIndex[];
  /** Sorted. Persisted type names and schema ids that it had before; no other document may take them. */
  readonly formerTypes: readonly string[];
  readonly formerSchemaIds: readonly string[];
  /** The record stayed, but is no document any more. */
  readonly retired: boolean;
}

export interface LockedIndex {
  readonly accessor: string;
  readonly keys: readonly number[];
  readonly unique: boolean;
}

export interface EnumShape {
  readonly kind: "enum";
  readonly source: "enum" | "const" | "literals";
  readonly wire: "int" | "string";
  readonly open: boolean;
  /** Sorted by wire value; retired values are among them in a locked enum. */
  readonly members: readonly LockedEnumMember[];
}

export interface LockedEnumMember {
  readonly wire: number | string;
  readonly name: string;
  readonly value: number | string;
  readonly retired: boolean;
}

export interface UnionShape {
  readonly kind: "union";
  readonly open: boolean;
  readonly discriminator: string;
  /** Sorted by tag; retired tags are among them in a locked union. */
  readonly members: readonly LockedUnionMember[];
}

export interface LockedUnionMember {
  readonly tag: number;
  readonly record: string;
  readonly retired: boolean;
}

/** A waiver: one breaking change that somebody took responsibility for. */
export interface AcceptedChange {
  /** 12 hexadecimal digits. */
  readonly fingerprint: string;
  readonly rule: string;
  readonly site: string;
  /** What it was known to break; it excuses nothing else. Not empty, in the order of the rule table. */
  readonly breaks: readonly Breaks[];
  readonly reason: string;
  /** `YYYY-MM-DD`, chosen by the person who accepted: the last day on which it holds. */
  readonly expires?: string;
  /** A build has taken the change into the lockfile: it is history, and excuses what older baselines still differ in. */
  readonly recorded: boolean;
}

/** Text order by UTF-16 code unit: the same on every machine, whatever its locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function stabilityOf(document: LockedDocument): Stability {
  return document.stability ?? "stable";
}

/** The types of one release, by name; what was retired can still be found, and a former name leads to the type that had it. */
export type FindType = (name: string) => LockedType | undefined;

/** Looks types up by the name that they have or had; a name of today counts before a former one. */
export function indexTypes(types: readonly LockedType[]): FindType {
  const named = new Map(types.flatMap((type) => type.formerNames.map((name) => [name, type] as const)));
  for (const type of types) named.set(type.name, type);
  return (name) => named.get(name);
}

/** The live slots of a record. */
export function liveSlots(record: RecordShape): readonly LockedSlot[] {
  return record.slots.filter((slot) => !slot.retired);
}

/** The members that an enum or union has now, without those that it has retired. */
export function liveMembers(type: EnumShape): readonly LockedEnumMember[];
export function liveMembers(type: UnionShape): readonly LockedUnionMember[];
export function liveMembers(type: EnumShape | UnionShape): readonly (LockedEnumMember | LockedUnionMember)[] {
  return type.members.filter((member) => !member.retired);
}
