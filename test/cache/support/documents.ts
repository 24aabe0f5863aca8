import type { FindOptions, IndexReader, Range } from "@keyslot/runtime";
import { defineDocument } from "./define-document.ts";

export interface Player {
  readonly id: string;
  readonly name: string;
  readonly faction: string;
  readonly level: number;
  readonly email?: string;
  readonly badges: string[];
}

/** Frozen when shared; a name lookup, a single, a composite, a unique and a multi-valued index. */
export const Player = defineDocument<Player, string, PlayerQuery>({
  type: "player",
  slots: { id: "string", name: "string", faction: "string", level: "number", email: "string?", badges: "strings" },
  id: "id",
  indexes: [
    { accessor: "byName", unique: true, parts: [{ slot: "name", order: "string", multi: false, read: (p) => p.name }] },
    {
      accessor: "byFaction",
      unique: false,
      parts: [{ slot: "faction", order: "string", multi: false, read: (p) => p.faction }],
    },
    {
      accessor: "byFactionAndLevel",
      unique: false,
      parts: [
        { slot: "faction", order: "string", multi: false, read: (p) => p.faction },
        { slot: "level", order: "number", multi: false, read: (p) => p.level },
      ],
    },
    {
      accessor: "byEmail",
      unique: true,
      parts: [{ slot: "email", order: "string", multi: false, read: (p) => p.email }],
    },
    {
      accessor: "byBadge",
      unique: false,
      parts: [{ slot: "badges", order: "string", multi: true, read: (p) => p.badges }],
    },
  ],
  query: (reader) => playerQuery(reader),
});

function playerQuery(reader: IndexReader<Player>) {
  return {
    byName: (name: string) => reader.findOne(0, [name]),
    byFaction: (faction: string | Range<string>, options?: FindOptions) => reader.find(1, [faction], options),
    byFactionAndLevel: (faction: string, level?: number | Range<number>, options?: FindOptions) =>
      reader.find(2, [faction, level], options),
    byEmail: (email: string) => reader.findOne(3, [email]),
    byBadge: (badge: string | Range<string>, options?: FindOptions) => reader.find(4, [badge], options),
  };
}

type PlayerQuery = ReturnType<typeof playerQuery>;

let made = 0;

/** A player unlike any other. */
export function player(id: string, over: Partial<Player> = {}): Player {
  return { id, name: `name ${made++}`, faction: "red", level: 1, badges: [], ...over };
}

export interface Clip {
  readonly id: number;
  readonly data: Uint8Array;
  readonly at: Date;
}

/** Holds bytes and a date, so that it cannot be frozen; its ids are numbers. */
export const Clip = defineDocument<Clip, number, unknown>({
  type: "clip",
  slots: { id: "number", data: "bytes", at: "date" },
  id: "id",
  freezable: false,
  query: () => undefined,
});

export interface Note {
  readonly text: string;
}

/** Has no `@id`: callers name the store key. */
export const Note = defineDocument<Note, string, unknown>({
  type: "note",
  slots: { text: "string" },
  query: () => undefined,
});

export interface Settings {
  readonly theme: string;
}

export const Settings = defineDocument<Settings, undefined, unknown>({
  type: "settings",
  schemaId: "game.settings.v1",
  slots: { theme: "string" },
  global: true,
  query: () => undefined,
});
