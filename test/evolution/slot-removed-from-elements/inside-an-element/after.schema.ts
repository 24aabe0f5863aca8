/** @document("drawing") */
export interface Drawing {
  /** @key(0) */ lines: Set<readonly [Line, number]>;
}

export interface Line {
  /** @key(0) */ ends: Point[];
}

/** @reserved(0, "label") */
export interface Point {
  /** @key(1) */ x: number;
}
