import { StoreError } from "@keyslot/runtime";
import type { ConformanceRow } from "@keyslot/runtime/testing";

/** Runs a row over a store that refuses some writes on purpose: what such a refusal ends has shown what it could. */
export async function passesOrRefuses(row: ConformanceRow, code: string): Promise<void> {
  try {
    await row.run();
  } catch (error) {
    for (let cause = error; cause instanceof Error; cause = cause.cause)
      if (cause instanceof StoreError && cause.code === code) return;
    throw error;
  }
}
