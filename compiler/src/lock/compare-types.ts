import type { TypeModel } from "../model/type-model.ts";
import type { FindType, LockedType } from "./lockfile.ts";
import { enumDomain, holds, scalarDomain, type ValueDomain } from "./value-domain.ts";

/** Which readers a change of type breaks: the new one on old bytes, the old one on new bytes. */
export interface Broken {
  readonly backward: boolean;
  readonly forward: boolean;
}

export const nothingBroken: Broken = { backward: false, forward: false };
export const bothBroken: Broken = { backward: true, forward: true };

/** The two releases that are compared: their types, and what becomes of a type that takes another's place. */
export interface Releases {
  before(name: string): LockedType | undefined;
  after(name: string): LockedType | undefined;
  /** Whether a type of today stood in elements of a set and still does, at any depth: two of its values must never become the same bytes. */
  isInSets(name: string): boolean;
  /** Whether the second is what the first is now. */
  isSame(before: LockedType, after: LockedType): boolean;
  /** A released type with today's names in it. */
  nowNamed(type: TypeModel): TypeModel;
  /** A type of today with released names in it, as far as they were released. */
  formerNamed(type: TypeModel): TypeModel;
  /** The verdict on reading `after` where `before` was: nothing when they are one type, which is judged by itself. */
  swap(before: LockedType, after: LockedType): Broken;
}

/**
 * Judges a change of type by what the readers really do with the other's bytes (4-wire, Reading). Programs that are already out also
 * update what new ones wrote; new ones that update what old ones wrote write new documents, which are judged as such.
 */
export function compareTypes(before: TypeModel, after: TypeModel, releases: Releases): Broken {
  return {
    backward: !reads({ writer: before, reader: after }, backward(releases)),
    forward: !reads({ writer: after, reader: before }, forward(releases)),
  };
}

/** One direction of reading. */
interface Direction {
  writerType(name: string): LockedType | undefined;
  readerType(name: string): LockedType | undefined;
  swaps(writer: LockedType, reader: LockedType): boolean;
  /** The reader may write back what it has read, in its own form, and the writer reads that again. */
  readonly writesBack: boolean;
}

function backward(releases: Releases): Direction {
  return {
    writerType: releases.before,
    readerType: releases.after,
    swaps: (writer, reader) => !releases.swap(writer, reader).backward,
    writesBack: false,
  };
}

function forward(releases: Releases): Direction {
  return {
    writerType: releases.after,
    readerType: releases.before,
    swaps: (writer, reader) => !releases.swap(reader, writer).forward,
    writesBack: true,
  };
}

interface Types {
  readonly writer: TypeModel;
  readonly reader: TypeModel;
}

function reads({ writer, reader }: Types, direction: Direction): boolean {
  if (reader.kind === "raw") return true;
  if (writer.kind === "reference" && reader.kind === "reference")
    return readsReference(writer.name, reader.name, direction);
  if (writer.kind === "nullable")
    return reader.kind === "nullable" && reads({ writer: writer.type, reader: reader.type }, direction);
  if (reader.kind === "nullable") return reads({ writer, reader: reader.type }, direction);
  const values = domainOf(writer, direction.writerType);
  const taken = domainOf(reader, direction.readerType);
  if (values && taken) return holds(taken, values) && !(direction.writesBack && changesForm(taken, values));
  // Bytes are written back as bytes, which no list takes.
  if (taken) return taken.wire === "bin" && !direction.writesBack && readsAsBytes(writer, direction);
  if (values) return false;
  return readsNested({ writer, reader }, direction);
}

/** A reader of floats writes an int back as a float, which no reader of ints takes. */
function changesForm(reader: ValueDomain, writer: ValueDomain): boolean {
  return reader.wire === "float" && writer.wire !== "float";
}

function domainOf(type: TypeModel, find: FindType): ValueDomain | undefined {
  if (type.kind === "scalar") return scalarDomain[type.scalar];
  const named = type.kind === "reference" ? find(type.name) : undefined;
  return named?.kind === "enum" ? enumDomain(named) : undefined;
}

/** A bytes slot also takes an array of 0–255. */
function readsAsBytes(writer: TypeModel, direction: Direction): boolean {
  if (writer.kind !== "list" && writer.kind !== "set" && writer.kind !== "tuple") return false;
  const elements = writer.kind === "tuple" ? writer.elements : [writer.element];
  const byte = scalarDomain.uint8;
  return elements.every((element) => {
    const values = domainOf(element, direction.writerType);
    return values !== undefined && holds(byte, values);
  });
}

function readsNested({ writer, reader }: Types, direction: Direction): boolean {
  switch (reader.kind) {
    case "list":
      return (
        elementsOf(writer)?.every((element) => reads({ writer: element, reader: reader.element }, direction)) ?? false
      );
    case "set":
      return readsAsSet(writer, reader.element, direction);
    case "tuple":
      return readsAsTuple(writer, reader.elements, direction);
    case "map":
      return (
        writer.kind === "map" &&
        reads({ writer: writer.key, reader: reader.key }, direction) &&
        reads({ writer: writer.value, reader: reader.value }, direction)
      );
    default:
      return false;
  }
}

/** Lists, sets and tuples are arrays on the wire. */
function elementsOf(type: TypeModel): readonly TypeModel[] | undefined {
  if (type.kind === "tuple") return type.elements;
  return type.kind === "list" || type.kind === "set" ? [type.element] : undefined;
}

/** A set refuses duplicates, which a list, or a tuple of two or more, may hold. */
function readsAsSet(writer: TypeModel, element: TypeModel, direction: Direction): boolean {
  if (writer.kind !== "set" && !(writer.kind === "tuple" && writer.elements.length < 2)) return false;
  return elementsOf(writer)?.every((each) => reads({ writer: each, reader: element }, direction)) ?? false;
}

function readsAsTuple(writer: TypeModel, elements: readonly TypeModel[], direction: Direction): boolean {
  if (writer.kind !== "tuple" || writer.elements.length !== elements.length) return false;
  return writer.elements.every((each, at) => {
    const element = elements[at];
    return element !== undefined && reads({ writer: each, reader: element }, direction);
  });
}

function readsReference(writerName: string, readerName: string, direction: Direction): boolean {
  const writer = direction.writerType(writerName);
  const reader = direction.readerType(readerName);
  return writer !== undefined && reader !== undefined && direction.swaps(writer, reader);
}
