import { definitionOf, loadReleases } from "./load-releases.ts";

const first = `
import type { int32, Timestamp, uint8 } from "@keyslot/runtime/types";
export interface Stack { /** @key(0) */ item: string; /** @key(1) */ count: int32; }
/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: string;
  /** @key(1) @index(unique) */ name: string;
  /** @key(2) @index */ hp: int32;
  /** @key(3) @default([]) */ goods: Stack[];
}
/** @document("rules") @global @schema("game.rules.v1") */
export interface Rules { /** @key(0) */ since: Timestamp; }
`;

/** A compatible release under the same schema ids, in which players have one slot more. */
const between = first.replace("goods: Stack[];", "goods: Stack[];\n  /** @key(4) */ title?: string;");

const second = between
  .replace('@document("player")', '@document("player") @version(2) @schema("player.v2")')
  .replace("@index */ hp: int32", '@index */ hp: "low" | "high"')
  .replace("count: int32", "count: uint8");

const third = second
  .replace('@version(2) @schema("player.v2")', '@version(3) @schema("player.v3")')
  .replace("@index(unique) */ name: string", "@index(unique) */ name: uint8")
  .replace('@global @schema("game.rules.v1")', '@global @version(2) @schema("game.rules.v2")')
  .replace("since: Timestamp", "since: string");

export interface Player<Name, Health> {
  readonly id: string;
  readonly name: Name;
  readonly hp: Health;
  readonly goods: readonly { readonly item: string; readonly count: number }[];
  readonly title?: string;
}

export type PlayerV1 = Player<string, number>;
export type PlayerV2 = Player<string, "low" | "high">;
export type PlayerV3 = Player<number, "low" | "high">;

interface PlayerQuery {
  byName(name: number): PlayerV3 | undefined;
  byHp(hp: "low" | "high"): readonly PlayerV3[];
}

interface Rules<Time> {
  readonly since: Time;
}

/** The releases of one game, each compiled against the lockfile that the one before it left. */
export async function loadGame() {
  const [r1, r2, r3, r4] = await loadReleases(first, between, second, third);
  if (!r1 || !r2 || !r3 || !r4) throw new Error("Not all releases were compiled.");
  return {
    first: {
      ...r1,
      Player: definitionOf<PlayerV1>(r1, "Player"),
      Rules: definitionOf<Rules<bigint>, undefined>(r1, "Rules"),
    },
    between: { ...r2, Player: definitionOf<PlayerV1>(r2, "Player") },
    second: { ...r3, Player: definitionOf<PlayerV2, string, unknown, { v1: PlayerV1 }>(r3, "Player") },
    third: {
      ...r4,
      Player: definitionOf<PlayerV3, string, PlayerQuery, { v1: PlayerV1; v2: PlayerV2 }>(r4, "Player"),
      Rules: definitionOf<Rules<string>, undefined, unknown, { v1: Rules<bigint> }>(r4, "Rules"),
    },
  };
}
