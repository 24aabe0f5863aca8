const label = "label";
export interface Player {
  /** @key(0) */
  [label]: string;
}
