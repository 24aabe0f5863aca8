export interface Box<T> {
  /** @key(0) */
  content: T;
  /** @key(1) */
  inner?: Box<Box<T>>;
}
export interface Player {
  /** @key(0) */
  box: Box<string>;
}
