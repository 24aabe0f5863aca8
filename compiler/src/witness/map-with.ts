import { defineOwn } from "@keyslot/runtime/codegen";
import type { MapType } from "../model/type-model.ts";

/** A value of a map type that holds one entry. */
export function mapWith({ form }: MapType, key: unknown, value: unknown): object {
  if (form === "map") return new Map([[key, value]]);
  const dictionary = {};
  defineOwn(dictionary, String(key), value);
  return dictionary;
}
