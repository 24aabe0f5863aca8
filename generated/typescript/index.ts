// Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
import { City } from "./city.ts";
import { Country } from "./country.ts";
import { Item } from "./item.ts";
import { Player } from "./player.ts";
import { Score, Season, WorldSettings } from "./world.ts";

export { City, type CityQuery, CityView, type FeatureCode } from "./city.ts";
export {
  type Continent,
  Country,
  type CountryQuery,
  CountryView,
  Currency,
  CurrencyView,
  Demonym,
  DemonymView,
  NamePair,
  NamePairView,
} from "./country.ts";
export { GeoPoint, GeoPointView } from "./place.ts";
export { Ability, Combo, ComboView, Heal, HealView, Strike, StrikeView } from "./ability.ts";
export { BoxOfItem, BoxOfItemView, Item, type ItemQuery, ItemStack, ItemStackView, ItemView, Rarity } from "./item.ts";
export {
  Faction,
  Guild,
  GuildView,
  Membership,
  type MembershipRank,
  MembershipView,
  Player,
  type PlayerQuery,
  PlayerView,
  Stamped,
  StampedView,
} from "./player.ts";
export {
  Replay,
  ReplayView,
  Score,
  type ScoreQuery,
  ScoreView,
  Season,
  type SeasonQuery,
  SeasonView,
  Weather,
  WorldSettings,
  type WorldSettingsQuery,
  WorldSettingsView,
} from "./world.ts";

/** Every document of the schemas, by type name: what `openCache` takes. */
export const registry = [
  City,
  Country,
  Item,
  Player,
  Score,
  Season,
  WorldSettings,
] as const;
