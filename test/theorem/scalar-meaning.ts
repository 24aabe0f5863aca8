import type { Scalar } from "@keyslot/compiler";
import { isTypedArray } from "../../compiler/src/model/typed-array.ts";

/** The same text for scalars that mean the same, whatever their types: 5 is 5 as a byte, a float and a bigint. */
export function scalarMeaning(scalar: Scalar, value: unknown): string | undefined {
  switch (scalar) {
    case "plainDate":
      return `day ${value}`;
    case "date":
      return value instanceof Date ? `instant ${BigInt(value.getTime()) * 1_000_000n}` : undefined;
    case "timestamp":
      return `instant ${value}`;
    case "string":
    case "uuid":
    case "decimal":
      return `text ${value}`;
    case "bool":
      return `bool ${value}`;
    case "bytes":
      return value instanceof Uint8Array ? `bytes ${Buffer.from(value).toString("hex")}` : undefined;
    default:
      if (!isTypedArray(scalar)) return numberMeaning(value);
      return ArrayBuffer.isView(value) ? `${scalar} ${hexOf(value)}` : undefined;
  }
}

function hexOf({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("hex");
}

function numberMeaning(value: unknown): string | undefined {
  if (typeof value === "bigint") return `number ${value}`;
  if (typeof value !== "number") return undefined;
  if (Object.is(value, -0)) return "number -0";
  return `number ${Number.isInteger(value) ? BigInt(value) : value}`;
}
