import type { UnknownMember } from "@keyslot/runtime/types";

/** @union @open */
export type Shape = UnknownMember;
