export class Item {
  title = "";
}
export interface Player {
  /** @key(0) */
  item: Item;
}
