/** One kind of diagnostic. `message` and `advice` are templates over named parameters: "Key {key} is already taken by `{other}`." */
export interface CatalogRow {
  readonly code: `KS${number}`;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly advice: string;
  /** One paragraph for `keyslot explain`: why this is refused. */
  readonly why: string;
  /** Schema text that is reported, and how it reads when mended. */
  readonly bad: string;
  readonly good: string;
}
