/** @tag(1) */
export interface Circle {
  /** @key(0) */
  radius: number;
}
/** @union */
export type Shape = Circle;
