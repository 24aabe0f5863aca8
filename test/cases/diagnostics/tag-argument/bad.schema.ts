export interface Player {
  /** @key("zero") */
  id: string;
}
