import type { TypeModel } from "../model/type-model.ts";
import { printTypeText } from "../model/type-text.ts";
import type { PlacelessChange, RecordPair } from "./compare-slots.ts";
import type { Releases } from "./compare-types.ts";
import type { LockedDocument, LockedEnum, LockedType } from "./lockfile.ts";

interface Context {
  readonly pair: RecordPair;
  readonly releases: Releases;
}

/**
 * A store key is made of the texts that TypeScript has for the `@id` values. An enum's values may be spelled otherwise than on the
 * wire, so that bytes can stay what they are while the key that they are stored under is no longer found.
 */
export function compareStoreKeys(
  old: LockedDocument,
  now: LockedDocument,
  { pair, releases }: Context,
): readonly PlacelessChange[] {
  if (old.idKeys.join() !== now.idKeys.join()) return [];
  return now.idKeys.flatMap((key): readonly PlacelessChange[] => {
    const before = pair.before.slots.find((slot) => slot.key === key);
    const after = pair.after.slots.find((slot) => slot.key === key);
    if (!before || !after) return [];
    const then = spellings(before.type, releases.before);
    const today = spellings(after.type, releases.after);
    const wires = [...new Set([...then.keys(), ...today.keys()])];
    const respelled = wires.find((wire) => (then.get(wire) ?? String(wire)) !== (today.get(wire) ?? String(wire)));
    if (respelled === undefined) return [];
    return [
      {
        kind: "identity-respelled",
        type: pair.after.name,
        site: `${pair.after.name}.${after.name}`,
        before: `${printTypeText(before.type)}: ${then.get(respelled) ?? respelled}`,
        after: `${printTypeText(after.type)}: ${today.get(respelled) ?? respelled}`,
        number: key,
        formerName: before.name,
        identity: [JSON.stringify(spelledApart(then)), JSON.stringify(spelledApart(today))],
      },
    ];
  });
}

type Spellings = ReadonlyMap<number | string, string>;

/** Wire value → text, of the members that the schema has; any other value, and any other type, has the text of its wire value. */
function spellings(type: TypeModel, find: (name: string) => LockedType | undefined): Spellings {
  const named = type.kind === "reference" ? find(type.name) : undefined;
  return new Map(named?.kind === "enum" ? liveMembers(named).map(({ wire, value }) => [wire, String(value)]) : []);
}

function liveMembers(type: LockedEnum): LockedEnum["members"] {
  return type.members.filter((member) => !member.retired);
}

function spelledApart(texts: Spellings): readonly (readonly [wire: number | string, text: string])[] {
  return [...texts].filter(([wire, text]) => String(wire) !== text);
}
