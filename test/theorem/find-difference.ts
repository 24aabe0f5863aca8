import type { EnumModel, RecordModel, SlotModel, TypeDefinition, TypeModel, UnionModel } from "@keyslot/compiler";
import { own } from "../codec/support/value-walk.ts";
import type { Node } from "../conformance/support/wire-tree.ts";
import type { Lineage } from "./lineage.ts";
import type { Types } from "./release.ts";
import { scalarMeaning } from "./scalar-meaning.ts";

interface Part {
  readonly type: TypeModel;
  readonly value: unknown;
}

interface Written extends Part {
  /** Its bytes. */
  readonly node: Node | undefined;
}

/** Where the value that was read means something else than the value that was written, in words; undefined when nowhere. */
export class Comparison {
  readonly #writer: Types;
  readonly #reader: Types;
  readonly #lineage: Lineage;

  constructor(writer: Types, reader: Types, lineage: Lineage) {
    this.#writer = writer;
    this.#reader = reader;
    this.#lineage = lineage;
  }

  /** Records by their names in both releases. */
  records(
    written: { name: string; value: unknown; node: Node },
    read: { name: string; value: unknown },
  ): string | undefined {
    const type = (name: string): TypeModel => ({ kind: "reference", name });
    return this.#parts({ ...written, type: type(written.name) }, { ...read, type: type(read.name) }, read.name);
  }

  #parts(written: Written, read: Part, path: string): string | undefined {
    const { type: from, value, node } = written;
    const { type: to } = read;
    // What is raw means whatever it holds.
    if (from.kind === "raw" || to.kind === "raw") return this.#raw(written, read, path);
    if (from.kind === "nullable" || to.kind === "nullable") {
      if (isNothing(value) || isNothing(read.value))
        return isNothing(value) && isNothing(read.value) ? undefined : differs(path, value, read.value);
      return this.#parts({ type: bare(from), value, node }, { type: bare(to), value: read.value }, path);
    }
    if (from.kind === "reference" && to.kind === "reference") {
      const types = [this.#writer.get(from.name), this.#reader.get(to.name)] as const;
      return this.#declared(types, { written, read, path });
    }
    if (from.kind === "map" && to.kind === "map") return this.#maps(written, read, path);
    const items = itemsOf(written);
    const others = itemsOf(read);
    if (items && others) return this.#items(items, others, path);
    const [meant, got] = [this.#meaning(this.#writer, written), this.#meaning(this.#reader, read)];
    return meant !== undefined && meant === got ? undefined : differs(path, value, read.value);
  }

  #raw({ type, value, node }: Written, read: Part, path: string): string | undefined {
    if (type.kind === "raw" && read.type.kind !== "raw") return undefined;
    const bytes = read.value instanceof Uint8Array ? Buffer.from(read.value) : undefined;
    return bytes && node?.source?.equals(bytes) ? undefined : differs(path, value, read.value);
  }

  #meaning(side: Types, { type, value }: Part): string | undefined {
    if (type.kind === "scalar") return scalarMeaning(type.scalar, value);
    const declared = declaredIn(side, type);
    if (declared?.kind !== "enum") return undefined;
    const wire = wireOf(declared, value);
    return typeof wire === "string" ? scalarMeaning("string", wire) : scalarMeaning("safeint", wire);
  }

  #declared(types: readonly [TypeDefinition | undefined, TypeDefinition | undefined], at: Place): string | undefined {
    const [writer, reader] = types;
    if (writer?.kind === "record" && reader?.kind === "record") return this.#records(writer, reader, at);
    if (writer?.kind === "union" && reader?.kind === "union") return this.#unions(writer, reader, at);
    if (writer?.kind === "enum" && reader?.kind === "enum") return this.#enums(writer, reader, at);
    return differs(at.path, at.written.value, at.read.value);
  }

  #records(writer: RecordModel, reader: RecordModel, { written, read, path }: Place): string | undefined {
    const nodes = written.node?.kind === "array" ? written.node.items : [];
    for (const slot of reader.slots) {
      const source = this.#lineage.writtenAs(slot, reader, writer);
      const value = own(read.value, slot.name);
      const found = source
        ? this.#slot(
            { type: source.type, value: own(written.value, source.name), node: nodes[source.key] },
            { type: slot.type, value },
            `${path}.${slot.name}`,
          )
        : this.#unwritten(nodes[slot.key], { slot, value }, path);
      if (found) return found;
    }
    return undefined;
  }

  #slot(written: Written, read: Part, path: string): string | undefined {
    const [isAbsent, isMissing] = [isNothing(written.value), isNothing(read.value)];
    if (isAbsent !== isMissing) return differs(path, written.value, read.value);
    return isAbsent ? undefined : this.#parts(written, read, path);
  }

  /** A slot that the writer does not have: nobody wrote a value for it, so its place must be empty. */
  #unwritten(node: Node | undefined, read: { slot: SlotModel; value: unknown }, path: string): string | undefined {
    if (node === undefined || node.kind === "nil") return undefined;
    return `${path}.${read.slot.name} is ${show(read.value)}, which nobody wrote for it`;
  }

  #unions(writer: UnionModel, reader: UnionModel, { written, read, path }: Place): string | undefined {
    const from = memberOf(this.#writer, writer, written.value);
    const to = memberOf(this.#reader, reader, read.value);
    const [tag, body] = written.node?.kind === "array" ? written.node.items : [];
    const written_ = { value: written.value, node: body };
    if (from && to) {
      if (from.tag !== to.tag || this.#lineage.isOtherRecord(to.record, from.record, { reader, writer }))
        return `${path} is a ${to.record.name} (was ${from.record.name})`;
      return this.#records(from.record, to.record, { written: { ...written, ...written_ }, read, path });
    }
    if (to) return undefined;
    const known = reader.members.flatMap(({ record }) => this.#reader.get(record) ?? []);
    const records = known.filter((type) => type.kind === "record");
    if (from && this.#lineage.isElsewhere(from.record, records))
      return `${path} is unknown (was a ${from.record.name})`;
    const isKept = tag?.kind === "int" && BigInt(Number(own(read.value, "tag"))) === tag.value;
    const raw = own(read.value, "raw");
    return isKept && raw instanceof Uint8Array && body?.source?.equals(raw)
      ? undefined
      : differs(path, written.value, read.value);
  }

  #enums(writer: EnumModel, reader: EnumModel, { written, read, path }: Place): string | undefined {
    const wire = wireOf(writer, written.value);
    const isOther = wire === undefined || this.#lineage.isOtherMember(wire, reader, writer);
    return !isOther && wire === wireOf(reader, read.value) ? undefined : differs(path, written.value, read.value);
  }

  #items(written: readonly Written[], read: readonly Part[], path: string): string | undefined {
    if (written.length !== read.length) return `${path} has ${read.length} elements (was ${written.length})`;
    for (const [i, item] of written.entries()) {
      const other = read[i];
      const found = other && this.#parts(item, other, `${path}[${i}]`);
      if (found) return found;
    }
    return undefined;
  }

  #maps(written: Written, read: Part, path: string): string | undefined {
    const nodes = written.node?.kind === "map" ? written.node.entries : [];
    const entries = new Map(this.#entries(this.#reader, read));
    const items = this.#entries(this.#writer, written);
    if (items.length !== entries.size) return `${path} has ${entries.size} entries (was ${items.length})`;
    for (const [key, item] of items) {
      if (this.#isOtherKey(written.type, read.type, key)) return `${path}[${key}] stands for another member`;
      const other = entries.get(key);
      const [, node] = nodes.find(([each]) => keyText(each) === key) ?? [];
      const found = other ? this.#parts({ ...item, node }, other, `${path}[${key}]`) : `${path}[${key}] is gone`;
      if (found) return found;
    }
    return undefined;
  }

  #isOtherKey(writer: TypeModel, reader: TypeModel, text: string): boolean {
    if (writer.kind !== "map" || reader.kind !== "map") return false;
    const [from, to] = [declaredIn(this.#writer, writer.key), declaredIn(this.#reader, reader.key)];
    if (from?.kind !== "enum" || to?.kind !== "enum") return false;
    return this.#lineage.isOtherMember(from.wire === "int" ? Number(text) : text, to, from);
  }

  /** Values by the text of their keys on the wire. */
  #entries(side: Types, { type, value }: Part): readonly (readonly [string, Part])[] {
    if (type.kind !== "map") return [];
    const pairs: Iterable<readonly [unknown, unknown]> = value instanceof Map ? value : Object.entries(value ?? {});
    return [...pairs].map(([key, item]) => [this.#keyText(side, type.key, key), { type: type.value, value: item }]);
  }

  #keyText(side: Types, type: TypeModel, key: unknown): string {
    const declared = declaredIn(side, type);
    return String(declared?.kind === "enum" ? wireOf(declared, key) : key);
  }
}

interface Place {
  readonly written: Written;
  readonly read: Part;
  readonly path: string;
}

function declaredIn(types: Types, type: TypeModel): TypeDefinition | undefined {
  return type.kind === "reference" ? types.get(type.name) : undefined;
}

function bare(type: TypeModel): TypeModel {
  return type.kind === "nullable" ? type.type : type;
}

function keyText(node: Node): string {
  if (node.kind === "str") return node.body.toString();
  return node.kind === "int" || node.kind === "bool" ? String(node.value) : "";
}

/** Elements of what is an array on the wire; bytes are one of whole numbers to a reader that takes an array for bytes. */
function itemsOf({ type, value, node }: Part & { readonly node?: Node | undefined }): readonly Written[] | undefined {
  const nodes = node?.kind === "array" ? node.items : [];
  const byte: TypeModel = { kind: "scalar", scalar: "uint8" };
  const itemType = (i: number): TypeModel => {
    if (type.kind === "list" || type.kind === "set") return type.element;
    return (type.kind === "tuple" ? type.elements[i] : undefined) ?? byte;
  };
  const isArray = Array.isArray(value) || value instanceof Set || value instanceof Uint8Array;
  return isArray
    ? Array.from<unknown, Written>(value, (item, i) => ({ type: itemType(i), value: item, node: nodes[i] }))
    : undefined;
}

function memberOf(side: Types, union: UnionModel, value: unknown): { tag: number; record: RecordModel } | undefined {
  for (const { tag, record: name } of union.members) {
    const record = side.get(name);
    if (record?.kind === "record" && record.discriminator?.value === own(value, union.discriminator))
      return { tag, record };
  }
  return undefined;
}

/** An undeclared value stands for itself. */
function wireOf(type: EnumModel, value: unknown): number | string | undefined {
  const member = type.members.find((each) => each.value === value);
  if (member) return member.wire;
  return typeof value === "number" || typeof value === "string" ? value : undefined;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function differs(path: string, written: unknown, read: unknown): string {
  return `${path} is ${show(read)} (was ${show(written)})`;
}

/** A value as a message shows it. */
export function show(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === "bigint") return `${part}n`;
    if (part instanceof Uint8Array) return `bytes ${Buffer.from(part).toString("hex")}`;
    if (ArrayBuffer.isView(part))
      return `array ${Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString("hex")}`;
    if (part instanceof Map || part instanceof Set) return [part instanceof Map ? "map" : "set", ...part];
    return typeof part === "number" && (!Number.isFinite(part) || Object.is(part, -0))
      ? scalarMeaning("float64", part)
      : part;
  });
  return text ?? "absent";
}
