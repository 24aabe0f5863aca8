/** @document("drawing") */
export interface Drawing {
  /** @key(0) */ points: Set<Point>;
}

/** @reserved(4, "label") */
export interface Point {
  /** @key(0) */ x: number;
  /** @key(5) */ mark?: string;
}
