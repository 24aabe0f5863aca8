export namespace Game {
  export interface Player {
    /** @key(0) */
    id: string;
  }
}
