/** @document("player") */
export interface Player {
  /** @key(0) */ nick?: string;
  /** @key(4) */ ring: Ring | null;
}

export interface Ring {
  /** @key(0) */ size?: string;
}
