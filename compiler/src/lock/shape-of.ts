import { type LockedType, liveMembers, liveSlots, type TypeShape } from "./lockfile.ts";

/** What is needed to read a type's bytes: its live members, without its past. */
export function shapeOf(type: LockedType): TypeShape {
  switch (type.kind) {
    case "record": {
      const discriminator = type.discriminator && { discriminator: type.discriminator };
      return { name: type.name, kind: type.kind, ...discriminator, slots: liveSlots(type) };
    }
    case "enum": {
      const { name, kind, source, wire, open } = type;
      return { name, kind, source, wire, open, members: liveMembers(type) };
    }
    case "union": {
      const { name, kind, open, discriminator } = type;
      return { name, kind, open, discriminator, members: liveMembers(type) };
    }
  }
}
