/** @tag(1) */
export interface Circle {
  kind: "circle";
}
/** @tag(2) */
export interface Square {
  type: "square";
}
/** @union */
export type Shape = Circle | Square;
