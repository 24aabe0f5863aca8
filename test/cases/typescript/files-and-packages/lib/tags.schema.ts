/** Comes from another package. */
export interface Tag {
  /** @key(0) */ label: string;
}
