export enum Color {
  Blue = "Blue",
}

/** @document("flag") */
export interface Flag {
  /** @key(0) @default(Color.Blue) */ color: Color;
}
