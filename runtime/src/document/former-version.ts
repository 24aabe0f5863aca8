import type { Codec } from "../wire/codec.ts";

/** Reads what a former version of a document stored. Nothing is written by it any more. */
export type FormerCodec<T> = Pick<Codec<T>, "name" | "schemaHash" | "shape" | "decode" | "decodeFrom" | "toJSON">;

/** A version whose documents today's codec does not read. */
export interface FormerVersion<T> {
  readonly version: number;
  /** Under which its documents are stored. */
  readonly schemaId: string;
  readonly codec: FormerCodec<T>;
}

/** By name: `v1`. `F` are the types of their documents: `{ v1: PlayerV1 }`. */
export type FormerVersions<F> = { readonly [V in keyof F]: FormerVersion<F[V]> };
