/** @document("settings") @global */
export interface Settings {
  /** @key(0) @id */
  title: string;
}
