type A = [string, string, string, string];
type B = [A, A, A, A];
type C = [B, B, B, B];
type D = [C, C, C, C];
type E = [D, D, D, D];
export interface Player {
  /** @key(0) */
  data: [E, E, E, E];
}
