/** @document("player") */
export interface Player {
  /** @key(0) @name */
  title: string;
  /** @key(1) @name */
  label: string;
}
