type Text<T> = T extends string ? string : number;
export interface Player {
  /** @key(0) */
  label: Text<string>;
}
