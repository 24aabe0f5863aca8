import { expect, test } from "vitest";
import { updatesInPlace, updatesThatMove } from "./session-updates.ts";
import { askedKeys, makeSession, sessionKey, shuffled } from "./sessions.ts";

test("a shuffle holds every number once, in no order", () => {
  const numbers = [...shuffled(1000)];
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, at) => at));
  expect(numbers).not.toEqual(numbers.toSorted((a, b) => a - b));
});

test("the keys that are asked for are those of the documents", () => {
  expect(askedKeys(1000).toSorted()).toEqual(Array.from({ length: 1000 }, (_, at) => sessionKey(at)).toSorted());
});

test("updates in place keep the team, those that move change it each time round", () => {
  for (const update of updatesInPlace(1000)) expect(update.team).toBe(makeSession(numberOf(update.id), 1000).team);
  const teams = new Map<string, string>();
  const moves = updatesThatMove(1000);
  expect(moves.length).toBeGreaterThan(1000);
  for (const { id, team } of [...moves, ...moves]) {
    const before = teams.get(id) ?? makeSession(numberOf(id), 1000).team;
    expect(team).not.toBe(before);
    teams.set(id, team);
  }
});

function numberOf(id: string): number {
  return Number(id.slice("user:".length)) - 1_000_000;
}
