/** @document("player") @index("byTags", tags, teams) */
export interface Player {
  /** @key(0) */
  tags: string[];
  /** @key(1) */
  teams: string[];
}
