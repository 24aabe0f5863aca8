export interface Circle {
  /** @key(0) */
  radius: number;
}
export interface Square {
  /** @key(0) */
  side: number;
}
export interface Canvas {
  /** @key(0) */
  shape: Circle | Square;
}
