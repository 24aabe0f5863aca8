import type { PlainDate as Day, int32, Timestamp as Time, Uuid } from "@keyslot/runtime/types";

/**
 * <b>Ends</b> no comment: *\/ /// </summary> <![CDATA[ ]]> -- \u0041 "quotes" & 'more'
 * #if FALSE
 * a line that is not one, a direction ‮ that turns
 */
export interface class_ {
  /** @key(0) */ class_: string;
  /** @key(1) */ Equals: string;
  /** @key(2) */ getHashCode: string;
  /** @key(3) */ toString: string;
  /** @key(4) */ GetType: string;
  /** @key(5) */ memberwiseClone: string;
  /** @key(6) @default("\u2028\"\\{0}\n\t\ud83d\ude00\u202e") */ unknownSlots: string;
  /** @key(7) */ "2d": string;
  /** @key(8) */ "with dash-and 日本": string;
  /** @key(9) */ event: string;
  /** @key(10) */ 𝐀x: string;
  /** @key(11) */ get_Item: string;
  /** Type & <property> differ. @key(12) */ list: int32[];
  /** @key(13) @default([1]) */ codecs: int32[];
  /** @key(14) @default([{ "name": "a" }]) */ guidCodec: Set<Guid>;
  /** @key(15) @default("dark-red") */ shade: Shade;
  /** @deprecated Use "event" \ instead. */
  /** @key(16) @deprecated Use "event" \ instead. */ old?: string;
  /** @key(17) @pattern("^\"[\\w.-]*\"$") */ quoted?: string;
}

/** Named like what .NET, MessagePack-CSharp and the support file have. */
export interface Guid {
  /** @key(0) */ name: string;
  /** @key(1) */ id?: Uuid;
}
export interface Timestamp {
  /** @key(0) */ at: Time;
}
export interface PlainDate {
  /** @key(0) */ day: Day;
}
export interface List {
  /** @key(0) */ items: List[];
}
export interface Key {
  /** @key(0) */ value: [string];
}
export interface MessagePackObjectAttribute {
  /** @key(0) */ value: Key;
}
export interface System {
  /** @key(0) */ when: Date;
}
export interface Type {
  /** @key(0) */ keys: Map<string, Type>;
}
export interface WireReader {
  /** @key(0) */ position: int32;
}
export interface Support {
  /** @key(0) */ text: string;
}
export interface GuidCodec {
  /** @key(0) */ text: string;
}
export interface KeyslotDocuments {
  /** @key(0) */ text: string;
}
/** Without a slot. */
export interface Nothing {}

export type Shade = "" | "dark-red" | "Shade" | "ToString" | "😀" | "2nd" | "line\nbreak";

export enum Shades {
  Shades,
  toString,
  Équipe,
}
