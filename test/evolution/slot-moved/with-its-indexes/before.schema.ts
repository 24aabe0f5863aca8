/** @document("player") @index("byTeamAndName", team, displayName) */
export interface Player {
  /** @key(0) @id */
  id: string;
  /** @key(1) @name */
  displayName: string;
  /** @key(2) @index @default("red") */
  team: string;
}
