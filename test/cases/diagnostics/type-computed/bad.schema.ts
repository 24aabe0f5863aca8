export interface Item {
  /** @key(0) */
  title: string;
}
export interface Player {
  /** @key(0) */
  label: Item["title"];
}
