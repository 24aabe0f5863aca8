export interface A {
  /** @key(0) */
  a: string;
}
export interface B {
  /** @key(1) */
  b: string;
}
export interface Player {
  /** @key(0) */
  both: A & B;
}
