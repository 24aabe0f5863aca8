export enum Color {
  Blue = 300,
}

/** @document("flag") */
export interface Flag {
  /** @key(0) @default(Color.Blue) */ color: Color;
}
