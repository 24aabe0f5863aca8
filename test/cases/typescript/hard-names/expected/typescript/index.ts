// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
import { Map } from "./hard-names.ts";

export { Globals, GlobalsView } from "./globals.ts";
export {
  Array,
  ArrayView,
  Date,
  DateView,
  Float64Array,
  Float64ArrayView,
  Map,
  type MapQuery,
  MapView,
  type NonNullable,
  Object,
  ObjectView,
  Reader,
  ReaderView,
  ReaderViewView,
  ReaderView_,
  Record,
  RecordView,
  Set,
  SetView,
  String,
  StringList,
  StringListView,
  StringView,
  Uint8Array,
  Uint8ArrayView,
} from "./hard-names.ts";

/** Every document of the schemas, by type name: what `openCache` takes. */
export const registry = [
  Map,
] as const;
