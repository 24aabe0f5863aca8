/** @document("box") */
export interface Box<T> {
  /** @key(0) */
  content: T;
}
