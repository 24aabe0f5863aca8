/** @document("drawing") */
export interface Drawing {
  /** @key(0) */ lines: Set<readonly [Line, number]>;
}
export interface Line {
  /** @key(0) */ ends: Point[];
}
/** @reserved(1, "label") */
export interface Point {
  /** @key(0) */ x: number;
}
