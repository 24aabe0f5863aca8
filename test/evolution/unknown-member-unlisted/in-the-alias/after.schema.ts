import type { float64, Uuid } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ shape: Shape;
}

/** @tag(1) */
export interface Circle {
  kind: "circle";
  /** @key(0) */ radius: float64;
}

/** @tag(2) */
export interface Square {
  kind: "square";
  /** @key(0) */ side: float64;
}

/** @union @open */
export type Shape = Circle | Square;
