/** @tag(1) */
export interface Circle {
  kind: "circle";
}
/** @union @open */
export type Shape = Circle;
