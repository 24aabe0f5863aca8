export type Tree = Tree[];
export interface Player {
  /** @key(0) */
  tree: Tree;
}
