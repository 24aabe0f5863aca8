export interface Node {
  /** @key(0) */
  next: Node;
}
