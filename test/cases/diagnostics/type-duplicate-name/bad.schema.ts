export interface PlayerMood {
  /** @key(0) */
  label: string;
}
export interface Player {
  /** @key(0) */
  mood: "calm" | "wild";
}
