import type { Uuid } from "@keyslot/runtime/types";

export interface Named {
  /** @key(1) */ name: string;
}

export interface Titled {
  /** @key(2) */ title?: string;
}

export interface Labelled {
  /** @key(2) */ title?: string;
}

/** @document("player") */
export interface Player extends Named, Labelled {
  /** @key(0) @id */ id: Uuid;
}
