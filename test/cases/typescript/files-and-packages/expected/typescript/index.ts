// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.

export {
  BoxOfBoxOfSecond,
  BoxOfBoxOfSecondView,
  BoxOfSecond,
  BoxOfSecondView,
  BoxOfStringToNumberListMap,
  BoxOfStringToNumberListMapView,
  BoxOfTagList,
  BoxOfTagListView,
  First,
  FirstView,
} from "./first.ts";
export { Tag, TagView } from "./tags.ts";
export { Kind, Second, SecondView } from "./second.ts";

/** Every document of the schemas, by type name: what `openCache` takes. */
export const registry = [
] as const;
