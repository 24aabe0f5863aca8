/** @tag(1) */
export interface Circle {
  kind: "circle";
}
/** @tag(1) */
export interface Square {
  kind: "square";
}
/** @union */
export type Shape = Circle | Square;
