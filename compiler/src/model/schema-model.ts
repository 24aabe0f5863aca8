import type { Stability } from "./compatibility.ts";
import type { Span } from "./span.ts";
import type { TypeModel } from "./type-model.ts";

/** What the compiler knows of the schemas: plain, frozen, JSON-able; the one thing that checks and emitters read. */
export interface SchemaModel {
  /** Sorted by path. */
  readonly files: readonly SchemaFile[];
  /** Sorted by name. Names are unique across the model. */
  readonly types: readonly TypeDefinition[];
}

export interface SchemaFile {
  readonly path: string;
  /** Base name of what is generated from it, without extension: `player` for `player.schema.ts`; made unique by its folders. */
  readonly outputName: string;
  /** Set when the file belongs to another package: the specifier under which it was imported. */
  readonly packageSpecifier?: string;
}

export type TypeDefinition = RecordModel | EnumModel | UnionModel;

interface NamedType {
  /** Unique name; for an instantiated generic the closed name, e.g. `BoxOfItem`. */
  readonly name: string;
  /** How TypeScript spells it in terms of exports of `file`: `Box<Item>`, `Player`; unset for a type that the file does not export by a name. */
  readonly authored?: AuthoredType;
  readonly file: string;
  /** Text of the doc comment, tags removed, lines joined by `\n`; empty when there is none. */
  readonly doc: string;
  readonly deprecated?: string;
  readonly formerNames: readonly string[];
  /** The name in the source. */
  readonly span: Span;
  /** The doc comment, delimiters included, where there is one: where tags are added. */
  readonly comment?: Span;
  /** The declaration, from its first keyword. */
  readonly declaration: Span;
}

/** A type expression over named exports of schema files, so that generated code can import and spell it. */
export interface AuthoredType {
  /** The exported name in `file`. */
  readonly name: string;
  readonly file: string;
  /** TypeScript text of every type argument, and which exports of which files it mentions. */
  readonly typeArguments: readonly AuthoredArgument[];
}

/**
 * A type argument: another authored type, plain TypeScript text that needs no import (`string`, `number[]`), or such pieces
 * put together without anything between them (`Item` and `[]`).
 */
export type AuthoredArgument =
  | { readonly kind: "authored"; readonly type: AuthoredType }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "composed"; readonly pieces: readonly AuthoredArgument[] };

export interface RecordModel extends NamedType {
  readonly kind: "record";
  /** Sorted by key; inherited slots are merged in. */
  readonly slots: readonly SlotModel[];
  readonly reserved: Reserved;
  /** The tag of `@tag(n)` on the interface: its number in every union that has it as a member. */
  readonly tag?: number;
  /** The literal-typed member without `@key` that tells union members apart in TypeScript; it is not on the wire. */
  readonly discriminator?: { readonly property: string; readonly value: string };
  readonly document?: DocumentModel;
  /** Members without `@key`: reported as errors, kept so that `fix` can number them. */
  readonly unkeyed: readonly UnkeyedMember[];
}

export interface UnkeyedMember {
  readonly name: string;
  readonly span: Span;
  readonly comment?: Span;
  readonly declaration: Span;
}

export interface Reserved {
  readonly keys: readonly number[];
  readonly names: readonly string[];
}

export interface DocumentModel {
  /** Persisted type name. */
  readonly type: string;
  readonly schemaId: string;
  readonly version: number;
  readonly global: boolean;
  readonly draft: boolean;
  /** `@stability`; unset: stable. */
  readonly stability?: Stability;
  /** Keys of the `@id` slots, ascending; empty when the store key is given by the caller. */
  readonly idKeys: readonly number[];
  /** The unique name lookup, always reached as `byName`. */
  readonly nameKey?: number;
  /** In source order; accessor names are unique. */
  readonly indexes: readonly IndexModel[];
}

export interface IndexModel {
  /** Name of the generated accessor: `byFaction`. */
  readonly accessor: string;
  /** Slot keys, in index order. */
  readonly keys: readonly number[];
  readonly unique: boolean;
  readonly span: Span;
}

export type Presence = "required" | "optional" | "nullable" | "defaulted";

export interface SlotModel {
  readonly key: number;
  readonly name: string;
  readonly type: TypeModel;
  readonly presence: Presence;
  /** For `defaulted`: the default in the type's JSON form (see 4-wire `fromJSON`); an enum member stands as its TypeScript value. */
  readonly default?: JsonValue;
  /** What stands in `@default(…)`. */
  readonly defaultSpan?: Span;
  readonly formerNames: readonly string[];
  readonly doc: string;
  readonly deprecated?: string;
  readonly constraints: Constraints;
  /** Interface that declares it, when inherited. */
  readonly inheritedFrom?: string;
  /** The member's name in the source. */
  readonly span: Span;
  readonly comment?: Span;
  readonly declaration: Span;
}

export interface Constraints {
  readonly min?: number | string;
  readonly max?: number | string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly maxItems?: number;
}

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** A TypeScript enum, an `as const` object or a union of string literals. */
export interface EnumModel extends NamedType {
  readonly kind: "enum";
  readonly source: "enum" | "const" | "literals";
  /** What stands on the wire: the number, or the string. */
  readonly wire: "int" | "string";
  /** `@open`: values that are not declared are kept. */
  readonly open: boolean;
  /** In source order. */
  readonly members: readonly EnumMember[];
}

export interface EnumMember {
  /** Member name; for literals the literal itself. */
  readonly name: string;
  /** The value in TypeScript. */
  readonly value: number | string;
  /** The value on the wire: `@tag(n)`, or the value itself. */
  readonly wire: number | string;
  readonly doc: string;
  readonly deprecated?: string;
  readonly span: Span;
}

export interface UnionModel extends NamedType {
  readonly kind: "union";
  readonly open: boolean;
  /** The authored alias lists `UnknownMember`; otherwise unknown members of an open union are there without its type telling. */
  readonly listsUnknown: boolean;
  /** The discriminating property of every member: `kind`. */
  readonly discriminator: string;
  /** Sorted by tag. */
  readonly members: readonly UnionMember[];
}

export interface UnionMember {
  readonly tag: number;
  /** Name of the member's record. */
  readonly record: string;
  readonly span: Span;
}
