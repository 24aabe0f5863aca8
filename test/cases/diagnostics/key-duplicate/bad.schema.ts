export interface Player {
  /** @key(0) */
  id: string;
  /** @key(0) */
  title: string;
}

/**
 * Which slot the tags mean is not known before the keys are mended, so that nothing is said about them.
 * @document("guild")
 * @index("byNameAndBanner", name, banner)
 */
export interface Guild {
  /** @key(0) @id */
  id: string;
  /** @key(0) */
  ratio: number;
  /** @key(1) @name @index("byTitle") */
  name: string;
  /** @key(1) */
  banner: Uint8Array;
}
