/** @tag(1) */
export interface Circle {
  kind: "round";
}
/** @tag(2) */
export interface Ball {
  kind: "round";
}
/** @union */
export type Shape = Circle | Ball;
