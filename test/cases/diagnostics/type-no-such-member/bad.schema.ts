export interface Item {
  /** @key(0) */
  title: string;
}
export interface Player extends Omit<Item, "titel"> {
  /** @key(1) */
  id: string;
}
