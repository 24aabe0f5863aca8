import type { FindType } from "../lock/lockfile.ts";
import { type Shapes, shapesOf } from "./shapes.ts";
import { type Simplest, simplestValues } from "./simplest-value.ts";

/** One release as somebody who writes or reads with it: its types, their codecs, and their simplest values. */
export interface ReleaseSide {
  readonly find: FindType;
  readonly shapes: Shapes;
  readonly simplest: Simplest;
}

export function takeSide(find: FindType): ReleaseSide {
  return { find, shapes: shapesOf(find), simplest: simplestValues(find) };
}
