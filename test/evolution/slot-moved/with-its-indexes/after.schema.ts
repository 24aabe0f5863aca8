/** @document("player") @reserved(2) @index("byTeamAndName", team, displayName) */
export interface Player {
  /** @key(0) @id */
  id: string;
  /** @key(1) @name */
  displayName: string;
  /** @key(3) @index @default("red") */
  team: string;
}
