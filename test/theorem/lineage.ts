import type { EnumModel, RecordModel, SlotModel, UnionModel } from "@keyslot/compiler";

/** What is one thing across two releases: told by names and `@was`, as people who read both schemas would tell it. */
export interface Lineage {
  /** The writer's slot of which the reader's slot holds the value; undefined for one that the writer does not have. */
  writtenAs(slot: SlotModel, reader: RecordModel, writer: RecordModel): SlotModel | undefined;
  /** Whether a wire value means one member to the writer and another one to the reader. */
  isOtherMember(wire: number | string, reader: EnumModel, writer: EnumModel): boolean;
  /** The same for the records under one tag. */
  isOtherRecord(reader: RecordModel, writer: RecordModel, unions: UnionPair): boolean;
  /** Whether a record whose tag the reader does not know is among the records that it knows under other tags. */
  isElsewhere(record: RecordModel, reader: readonly RecordModel[]): boolean;
}

export interface UnionPair {
  readonly reader: UnionModel;
  readonly writer: UnionModel;
}

type Direction = "backward" | "forward";

/**
 * Two releases, judged by their texts alone. With `reuses`, a release between them did without a number that has another name now: that
 * is no renaming.
 */
export function textLineage(direction: Direction, { reuses = false } = {}): Lineage {
  const isOne = (reader: Named, writer: Named) =>
    reader.name === writer.name ||
    (direction === "backward" ? reader : writer).formerNames.includes(
      (direction === "backward" ? writer : reader).name,
    );
  return {
    writtenAs: (slot, _, writer) => {
      const named = writer.slots.filter((each) => isOne(slot, each));
      return named.find((each) => each.key === slot.key) ?? named.find((each) => each.name === slot.name) ?? named[0];
    },
    isOtherMember: (wire, reader, writer) => {
      const [read, written] = [reader, writer].map(({ members }) => members.find((each) => each.wire === wire)?.name);
      if (read === written) return false;
      if (reuses && read !== undefined && written !== undefined) return true;
      return reader.members.some(({ name }) => name === written) || writer.members.some(({ name }) => name === read);
    },
    isOtherRecord: (reader, writer, unions) => {
      if (isOne(reader, writer)) return false;
      if (reuses) return true;
      const names = (type: UnionModel) => type.members.map(({ record }) => record);
      return names(unions.reader).includes(writer.name) || names(unions.writer).includes(reader.name);
    },
    isElsewhere: (record, reader) => reader.some((other) => isOne(other, record)),
  };
}

interface Named {
  readonly name: string;
  readonly formerNames: readonly string[];
}

/** Releases with others between them, none of which changed a meaning: what has one key is one thing, whatever it was called. */
export const keyLineage: Lineage = {
  writtenAs: (slot, _, writer) => writer.slots.find((each) => each.key === slot.key),
  isOtherMember: () => false,
  isOtherRecord: () => false,
  isElsewhere: () => false,
};
