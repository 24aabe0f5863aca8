// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.

export { type Country, Enums, type EnumsSide, EnumsView, Level, type Mood, Size, Status, Suit } from "./enums.ts";
export { Circle, CircleView, Closed, Figure, Group, GroupView } from "./unions.ts";

/** Every document of the schemas, by type name: what `openCache` takes. */
export const registry = [
] as const;
