/** @document("drawing") */
export interface Drawing {
  /** @key(0) */ lines: Set<readonly [Line, number]>;
}

export interface Line {
  /** @key(0) */ ends: Point[];
}

export interface Point {
  /** @key(0) @default("") */ label: string;
  /** @key(1) */ x: number;
}
