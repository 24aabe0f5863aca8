import type { float32, int32, Timestamp, UnknownMember, Uuid, uint16 } from "@keyslot/runtime/types";

// What a schema file holds, without its tags: sample-generated.ts is what the compiler makes of it, written by hand.

export const Faction = { Neutral: 0, Red: 1, Outlaw: 3 } as const;
/** Open; `Outlaw` stands as 9 on the wire. */
export type Faction = 0 | 1 | 3 | (number & {});

export interface ItemStack {
  item: string;
  count: uint16;
  label?: string;
}

export interface Circle {
  kind: "circle";
  radius: float32;
}

export interface Group {
  kind: "group";
  shapes: Figure[];
}

export type Figure = Circle | Group | UnknownMember;

export interface Sample {
  id: Uuid;
  name: string;
  faction: Faction;
  email?: string;
  hp: int32;
  born: Timestamp | null;
  inventory: ItemStack[];
  favourite: ItemStack;
  bonuses: Record<string, int32>;
  scores: Map<uint16, number>;
  badges: Set<string>;
  stacks?: Set<ItemStack>;
  position: [float32, float32];
  figure: Figure;
  avatar?: Uint8Array;
  mod?: Uint8Array;
  rank: "member" | "leader";
  when?: Date;
}
