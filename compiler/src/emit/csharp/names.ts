import type { EnumModel, RecordModel, SchemaModel, TypeDefinition } from "../../model/schema-model.ts";
import { toPascalCase } from "../../text/change-case.ts";
import { freeName } from "../naming.ts";

/** What generated C# calls one type and what belongs to it; unique in the namespace. */
export interface TypeNames {
  /** The class, interface or enum; for enums of strings the class of their constants. */
  readonly type: string;
  readonly codec: string;
  /** Of a document: the class that describes it. */
  readonly document: string;
  /** Of an open union: the class of members that this build does not know. */
  readonly unknown: string;
}

/** Names of everything in one namespace. */
export interface NameTable {
  readonly types: ReadonlyMap<string, TypeNames>;
  readonly registry: string;
  readonly resolver: string;
  /** Last part of the namespace that holds what all files share. */
  readonly support: string;
  readonly taken: ReadonlySet<string>;
}

/** Names for every type of the model. Authored names win; a derived name that meets another gets `_`. */
export function nameTypes(model: SchemaModel): NameTable {
  const taken = new Set<string>();
  const take = (name: string): string => {
    const free = freeName(name, (candidate) => taken.has(candidate));
    taken.add(free);
    return free;
  };
  const authored = model.types.map((type) => [type, take(legalName(type.name))] as const);
  const types = new Map(authored.map(([type, name]) => [type.name, namesOf(type, name, take)]));
  const [registry, resolver, support] = [take("KeyslotDocuments"), take("KeyslotResolver"), take("Support")];
  return { types, registry, resolver, support, taken };
}

function namesOf(type: TypeDefinition, name: string, take: (name: string) => string): TypeNames {
  const isDocument = type.kind === "record" && type.document !== undefined;
  return {
    type: name,
    codec: take(`${name}Codec`),
    document: isDocument ? take(`${name}Document`) : "",
    unknown: type.kind === "union" && type.open ? take(`Unknown${name}`) : "",
  };
}

/** Properties of a record, by slot key, and the one that holds unknown slots. */
export interface PropertyNames {
  readonly bySlot: ReadonlyMap<number, string>;
  readonly unknown: string;
  readonly all: ReadonlySet<string>;
}

/** No property may be called like its class, or hide what every object has. */
export function nameProperties(record: RecordModel, className: string): PropertyNames {
  const taken = new Set([className, ...objectMembers]);
  const take = takerOf(taken);
  const bySlot = new Map(record.slots.map((slot) => [slot.key, take(legalName(slot.name))]));
  const unknown = take("UnknownSlots");
  return { bySlot, unknown, all: new Set([...bySlot.values(), unknown]) };
}

/** Names of enum members, in their order. A literal stands for itself where letters can say it. */
export function nameMembers(type: EnumModel, className: string): readonly string[] {
  const take = takerOf(new Set([className, ...objectMembers]));
  return type.members.map(({ name }, i) => take(name === "" ? "Empty" : memberName(name, i)));
}

function memberName(name: string, position: number): string {
  return /[\p{L}\p{Nd}]/u.test(name) ? legalName(name) : `Value${position}`;
}

function takerOf(taken: Set<string>): (name: string) => string {
  return (name) => {
    const free = freeName(name, (candidate) => taken.has(candidate));
    taken.add(free);
    return free;
  };
}

/** A name in Pascal case, made of what C# takes for an identifier: it knows no letters beyond the basic plane. */
export function legalName(name: string): string {
  const basic = name.replace(/[\u{10000}-\u{10ffff}]/gu, (letter) => `U${letter.codePointAt(0)?.toString(16)}`);
  const legal = toPascalCase(basic).replace(/[^\p{L}\p{Mn}\p{Mc}\p{Nd}]/gu, "");
  return /^\p{L}/u.test(legal) ? legal : `_${legal}`;
}

const objectMembers: readonly string[] = [
  "Equals",
  "Finalize",
  "GetHashCode",
  "GetType",
  "MemberwiseClone",
  "ReferenceEquals",
  "ToString",
];
