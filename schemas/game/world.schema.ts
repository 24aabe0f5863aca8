import type { Uuid, uint32 } from "@keyslot/runtime/types";

/** String-valued: the strings are on the wire. */
export enum Weather {
  Clear = "clear",
  Rain = "rain",
  Storm = "storm",
}

/**
 * Settings of the one world that a server runs.
 * @document("world-settings") @global
 */
export interface WorldSettings {
  /** @key(0) @default("Terra") */
  title: string;
  /** @key(1) @default(Weather.Clear) */
  weather: Weather;
  /** @key(2) @default({"pvp": true}) */
  flags: Record<string, boolean>;
}

/**
 * A score on a level's board: identified by level and player.
 * @document("score")
 * @index("byLevelAndPoints", level, points)
 * @index("byLevelAndRank", level, rank, unique)
 */
export interface Score {
  /** @key(0) @id */
  level: string;
  /** @key(1) @id */
  player: Uuid;
  /** @key(2) */
  points: number;
  /** @key(3) */
  replay?: Replay;
  /** Set when the season ends. @key(4) */
  rank?: uint32;
  /** How often each outcome came about. @key(5) @default([]) */
  outcomes: Map<boolean, uint32>;
}

/** Input frames; each may branch into others. */
export interface Replay {
  /** @key(0) */
  frames: Uint8Array;
  /** @key(1) */
  branch?: Replay;
}

/**
 * Not released: the checker records it but judges nothing.
 * @document("season") @draft @was("Ladder")
 */
export interface Season {
  /** @key(0) @id */
  name: string;
  /** @key(1) */
  title: string;
}
