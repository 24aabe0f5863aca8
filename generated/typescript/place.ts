// Generated from place.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../schemas/atlas/place.schema.ts";
import {
  type Carrying,
  type Codec,
  type Decoded,
  LazyView,
  type Reader,
  type RecordShape,
  checkDepth,
  checkMax,
  checkMin,
  checkObject,
  defineRecord,
  keepUnknown,
  putFloat64,
  readFloat64,
  recordShape,
  requireSlot,
  runDecode,
  runDecodeFrom,
  runEncode,
  runEncodeInto,
  scalar,
  sizeUnknown,
  slot,
  unknownSlots,
  writeRecordHeader,
  writeUnknown,
} from "@keyslot/runtime/codegen";

/** A point on the globe, in degrees (WGS 84). */
export type GeoPoint = authored.GeoPoint;

export const geoPointShape: RecordShape = /* @__PURE__ */ recordShape("GeoPoint", 2, [
  slot(0, "latitude", "required", scalar("float64", { min: -90, max: 90 })),
  slot(1, "longitude", "required", scalar("float64", { min: -180, max: 180 })),
]);

/** A `GeoPoint` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class GeoPointView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, geoPointShape, start, depth);
  }

  /** North is positive. */
  get latitude(): GeoPoint["latitude"] {
    return readFloat64(requireSlot(this, 0)) as GeoPoint["latitude"];
  }

  /** East is positive. */
  get longitude(): GeoPoint["longitude"] {
    return readFloat64(requireSlot(this, 1)) as GeoPoint["longitude"];
  }
}

/** A point on the globe, in degrees (WGS 84). */
export const GeoPoint: Codec<GeoPoint, GeoPointView> = /* @__PURE__ */ defineRecord({
  name: "GeoPoint",
  schemaHash: "88f2e3f8964730d6",
  shape: geoPointShape,
  size: sizeGeoPoint,
  write: writeGeoPoint,
  read: readGeoPoint,
  encode: (value) => runEncode(value, geoPointShape, sizeGeoPoint, writeGeoPoint),
  encodeInto: (writer, value) => runEncodeInto(writer, value, geoPointShape, sizeGeoPoint, writeGeoPoint),
  decode: (bytes, options) => runDecode(bytes, options, geoPointShape, readGeoPoint),
  decodeFrom: (reader) => runDecodeFrom(reader, geoPointShape, readGeoPoint),
  view: (bytes) => new GeoPointView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeGeoPoint(v: GeoPoint, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 23;
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeGeoPoint(v: GeoPoint, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = putFloat64(b, d, p, v.latitude);
  checkMin(v.latitude, -90);
  checkMax(v.latitude, 90);
  p = putFloat64(b, d, p, v.longitude);
  checkMin(v.longitude, -180);
  checkMax(v.longitude, 180);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readGeoPoint(r: Reader, depth: number): GeoPoint {
  const n = r.readArrayHeader(depth);
  const latitude = n > 0 ? readFloat64(r) : r.missing();
  const longitude = n > 1 ? readFloat64(r) : r.missing();
  const value: Decoded<GeoPoint> = { latitude, longitude };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as GeoPoint;
}
