/** @tag(-1) */
export interface Circle {
  kind: "circle";
}
/** @union */
export type Shape = Circle;
