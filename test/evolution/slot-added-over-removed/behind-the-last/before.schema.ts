/** @document("drawing") */
export interface Drawing {
  /** @key(0) */ points: Set<Point>;
}

export interface Point {
  /** @key(0) */ x: number;
  /** @key(4) */ label?: string;
}
