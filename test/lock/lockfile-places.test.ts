import { expect, test } from "vitest";
import { findLockfilePlaces } from "../../compiler/src/lock/lockfile-places.ts";

const text = `{
  "lockfileVersion": 1
, "types": {
    "Faction": {
      "kind": "enum"
    , "members": {
        "1": { "name": "Red" }
      , "2": { "name": "Blue" }
      }
    }
  , "Player": {
      "kind": "record"
    , "indexes": {
        "byFaction": { "keys": [2] }
      }
    , "slots": {
        "2": { "name": "faction", "type": "Faction", "presence": "required" }
      , "3": { "name": "nick", "type": "string", "presence": "optional", "retired": true }
      }
    }
  }
, "accepted": {}
}
`;

test.each<readonly [type: string, member: number | string | undefined, line: number, marked: string]>([
  ["Faction", undefined, 4, '"Faction"'],
  ["Faction", 2, 8, '"2": { "name": "Blue" }'],
  ["Player", undefined, 11, '"Player"'],
  ["Player", 2, 17, '"2": { "name": "faction", "type": "Faction", "presence": "required" }'],
  ["Player", 3, 18, '"3": { "name": "nick", "type": "string", "presence": "optional", "retired": true }'],
  ["Player", "byFaction", 14, '"byFaction": { "keys": [2] }'],
  ["Player", 7, 11, '"Player"'],
])("%s %s stands in line %i", (type, member, line, marked) => {
  for (const [written, lineEnd] of [
    [text, "\n"],
    [text.replaceAll("\n", "\r\n"), "\r\n"],
  ] as const) {
    const place = findLockfilePlaces({ path: "a.json", text: written })({
      type,
      ...(member !== undefined && { member }),
    });
    expect(place).toMatchObject({ file: "a.json", line });
    expect(written.slice(place?.start, place?.end)).toBe(marked);
    expect(written.split(lineEnd)[line - 1]?.slice((place?.column ?? 0) - 1)).toMatch(marked.slice(0, 3));
  }
});

test("what a lockfile does not hold has no place in it", () => {
  expect(findLockfilePlaces({ path: "a.json", text })({ type: "Nobody" })).toBeUndefined();
  expect(findLockfilePlaces({ path: "a.json", text: "{" })({ type: "Player" })).toBeUndefined();
});
