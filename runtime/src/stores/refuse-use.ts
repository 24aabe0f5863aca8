import { StoreError } from "../errors.ts";

/** Before `open` and after `close`, a store answers nothing. */
export function refuseClosed(location: string): never {
  throw new StoreError("store/closed", location, "the store is not open. Open it first.");
}

/** What every store of files refuses before it writes. @throws StoreError `store/read-only`, `store/failed` */
export function checkWritable(
  location: string,
  { readOnly, failure }: { readonly readOnly: boolean; readonly failure: unknown },
): void {
  if (readOnly)
    throw new StoreError("store/read-only", location, "it was opened with `readOnly: true`. Open it without to write.");
  if (failure === undefined) return;
  const advice = "Mend the cause, close the store and open it again.";
  throw new StoreError("store/failed", location, `an earlier write failed, so nothing more is written. ${advice}`, {
    cause: failure,
  });
}
