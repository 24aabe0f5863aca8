import type { TypeModel } from "../model/type-model.ts";
import { printTypeText } from "../model/type-text.ts";
import type { PlacelessChange, RecordPair } from "./compare-slots.ts";
import type { Releases } from "./compare-types.ts";
import { type FindType, type LockedDocument, liveMembers } from "./lockfile.ts";

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
    const wires = [...new Set([...then.texts.keys(), ...today.texts.keys()])];
    const respelled = wires.find((wire) => isRespelled(textOf(wire, then), textOf(wire, today)));
    if (respelled === undefined) return [];
    return [
      {
        kind: "identity-respelled",
        type: pair.after.name,
        site: `${pair.after.name}.${after.name}`,
        before: `${printTypeText(before.type)}: ${textOf(respelled, then)}`,
        after: `${printTypeText(after.type)}: ${textOf(respelled, today)}`,
        number: key,
        formerName: before.name,
        identity: [JSON.stringify(spelledApart(then)), JSON.stringify(spelledApart(today))],
      },
    ];
  });
}

interface Spellings {
  /** Wire value → text, of the members that the schema has. */
  readonly texts: ReadonlyMap<number | string, string>;
  /** A closed enum has no other values. */
  readonly isClosed: boolean;
}

function spellings(type: TypeModel, find: FindType): Spellings {
  const named = type.kind === "reference" ? find(type.name) : undefined;
  if (named?.kind !== "enum") return { texts: new Map(), isClosed: false };
  const live = liveMembers(named);
  return { texts: new Map(live.map(({ wire, value }) => [wire, String(value)])), isClosed: !named.open };
}

/** Any value but a member's has the text of what stands on the wire. */
function textOf(wire: number | string, { texts, isClosed }: Spellings): string | undefined {
  return texts.get(wire) ?? (isClosed ? undefined : String(wire));
}

function isRespelled(before: string | undefined, after: string | undefined): boolean {
  return before !== undefined && after !== undefined && before !== after;
}

function spelledApart({ texts }: Spellings): readonly (readonly [wire: number | string, text: string])[] {
  return [...texts].filter(([wire, text]) => String(wire) !== text);
}
