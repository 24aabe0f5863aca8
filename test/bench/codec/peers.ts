import type { PeerCodec } from "./peer-codec.ts";
import { avsc } from "./peers/avsc.ts";
import { bebop } from "./peers/bebop.ts";
import { json, msgpack, v8 } from "./peers/built-in.ts";
import { cborShared } from "./peers/cbor-x.ts";
import { flatbuffers } from "./peers/flatbuffers.ts";
import { furyjs } from "./peers/fury.ts";
import { msgpackrArrays, msgpackrShared } from "./peers/msgpackr.ts";
import { protobufEs } from "./peers/protobuf-es.ts";
import { protobufjs } from "./peers/protobufjs.ts";

/** Everybody that we are measured against, in the shape that their authors recommend for speed. */
export const peers: readonly PeerCodec[] = [
  msgpackrShared,
  msgpackrArrays,
  cborShared,
  avsc,
  protobufjs,
  protobufEs,
  bebop,
  flatbuffers,
  furyjs,
  msgpack,
  v8,
  json,
];
