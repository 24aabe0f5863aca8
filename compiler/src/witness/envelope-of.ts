import { EncodeError, storeKeyText } from "@keyslot/runtime/codegen";
import { type LockedDocument, liveSlots } from "../lock/lockfile.ts";
import type { WitnessEnvelope } from "../model/witness.ts";
import type { ReleaseSide } from "./release-side.ts";
import { slotValue } from "./same-meaning.ts";

/** What stands for a store key that the caller gives, and for the one that all globals have. */
const chosenKey = "chosen by the caller";
const globalKey = "__global__";

/** The document that a type is, or last was. */
export function documentOf(side: ReleaseSide, name: string): LockedDocument | undefined {
  const type = side.find(name);
  return type?.kind === "record" ? type.document : undefined;
}

/** How a release stores a document; the error with which it refuses its store key; undefined for what is no document. */
export function envelopeOf(side: ReleaseSide, name: string, value: object): WitnessEnvelope | EncodeError | undefined {
  const document = documentOf(side, name);
  const key = document && storeKeyOf(side, name, value);
  if (!document || key === undefined || key instanceof EncodeError) return key instanceof EncodeError ? key : undefined;
  return { type: document.type, schemaId: document.schemaId, key };
}

/** The store key that a document's own slots make. */
export function storeKeyOf(side: ReleaseSide, name: string, value: object): string | EncodeError | undefined {
  const document = documentOf(side, name);
  const type = side.find(name);
  const shape = side.shapes.codec(name)?.shape;
  if (!document || type?.kind !== "record" || shape?.kind !== "record") return undefined;
  if (document.global) return globalKey;
  if (document.idKeys.length === 0) return chosenKey;
  const slots = new Map(liveSlots(type).map((slot) => [slot.key, slot.name]));
  const values = document.idKeys.map((key) => slotValue(value, slots.get(key) ?? ""));
  if (values.includes(undefined))
    return new EncodeError("wire/missing-slot", name, "A slot of the store key has no value");
  try {
    return storeKeyText(shape, document.idKeys, values);
  } catch (error) {
    if (error instanceof EncodeError) return error;
    throw error;
  }
}
