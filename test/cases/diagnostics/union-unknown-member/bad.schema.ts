import type { UnknownMember } from "@keyslot/runtime/types";

export interface Player {
  /** @key(0) */
  data: UnknownMember;
}
