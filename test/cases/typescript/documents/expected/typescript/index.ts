// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
import { City, ScratchPad, Settings, Visit } from "./documents.ts";

export {
  City,
  type CityQuery,
  CityView,
  ScratchPad,
  type ScratchPadQuery,
  ScratchPadView,
  Settings,
  type SettingsQuery,
  type SettingsTheme,
  SettingsView,
  Visit,
  type VisitQuery,
  VisitView,
} from "./documents.ts";

/** Every document of the schemas, by type name: what `openCache` takes. */
export const registry = [
  City,
  ScratchPad,
  Settings,
  Visit,
] as const;
