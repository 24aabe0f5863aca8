/**
 * Comments of all kinds: *\/ and /// and //! and \u0022 and "quotes" and `code` and "#.
 *
 * - an item
 *   that goes on
 * - another	one behind a tab
 *
 *     let indented = code;
 *
 * ```
 * let fenced = code;
 * ```
 *
 * Marks that reorder: ‮ text, and the end \
 */
export interface Some {
  // Deprecated slots stay.
  /** @key(0) @deprecated Use "other" \ or none. */ none?: string;
  /** @key(1) @deprecated */ ok?: string;
}
