// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
import { Player, Settings } from "./player.ts";

export {
  Circle,
  CircleView,
  Faction,
  Item,
  ItemView,
  Mark,
  Mood,
  Player,
  type PlayerQuery,
  PlayerV3,
  PlayerV3View,
  PlayerView,
  type Rank,
  Settings,
  type SettingsQuery,
  SettingsView,
  Square,
  SquareView,
} from "./player.ts";
export {
  PlayerV2,
  type PlayerV2Circle,
  type PlayerV2Faction,
  type PlayerV2Item,
  type PlayerV2Mark,
  type PlayerV2Mood,
  type PlayerV2Rank,
  type PlayerV2Square,
} from "./former/player-v2.ts";
export {
  PlayerV3_,
  type PlayerV3_Circle,
  type PlayerV3_Faction,
  type PlayerV3_Item,
  type PlayerV3_Mark,
  type PlayerV3_Mood,
  type PlayerV3_Rank,
  type PlayerV3_Square,
} from "./former/player-v3.ts";

/** Every document of the schemas, by type name: what `openCache` takes. */
export const registry = [
  Player,
  Settings,
] as const;
