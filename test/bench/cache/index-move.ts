import { deepEqual } from "node:assert/strict";
import { DocumentIndex } from "../../../runtime/src/cache/index/document-index.ts";
import type { Candidate, Cell, FamilyContext } from "../harness/cell.ts";
import type { Session } from "../schemas/session.schema.ts";
import { HandIndexed } from "./by-hand.ts";
import { updatesThatMove } from "./session-updates.ts";
import { makeSession, sessionKey } from "./sessions.ts";
import { Walk } from "./walk.ts";

const size = 100_000;

/** What it costs to move a document in an index, apart from everything else that a write does. */
export function indexMoveCell({ subject }: FamilyContext): Cell {
  return {
    name: "index move alone, 100,000 documents",
    unit: "time",
    mode: "repeated",
    bar: { ratio: 4 },
    note: "A document leaves one team of about ten documents for another. Ours is ordered when it is asked for an order; the Sets never are.",
    candidates: [ours(subject.documents.Session.indexes[0]), mapOfSets()],
  };
}

/** A move and the document that it makes, both by number. */
interface Move {
  readonly number: number;
  readonly document: Session;
}

function ours(declaration: ConstructorParameters<typeof DocumentIndex<Session>>[0] | undefined): Candidate {
  return {
    name: "keyslot",
    version: "this tree",
    role: "ours",
    setUp() {
      if (declaration === undefined) throw new Error("Sessions have no index.");
      const keys = Array.from({ length: size }, (_, at) => sessionKey(at));
      const key = (slot: number) => keys[slot] ?? "";
      const compare = (a: number, b: number) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
      const index = new DocumentIndex<Session>(declaration, { key, compare });
      for (let at = 0; at < size; at++) index.change(at, makeSession(at, size));
      const next = moves();
      const run = (count: number) => {
        for (let n = 0; n < count; n++) {
          const { number, document } = next.next();
          index.change(number, document);
        }
      };
      const find = (team: string) => index.collect({ values: [team], range: undefined }).map((hit) => hit.key);
      return { verify: () => verify((number, document) => index.change(number, document), find), run };
    },
  };
}

function mapOfSets(): Candidate {
  return {
    name: "Map of Sets",
    version: process.version,
    role: "peer",
    setUp() {
      const documents = Array.from({ length: size }, (_, at) => makeSession(at, size));
      const cache = new Map(documents.map((document) => [document.id, document]));
      const indexed = new HandIndexed(cache, []);
      const teams = documents.map(({ team }) => team);
      for (const { id, team } of documents) indexed.move(id, undefined, team);
      // Who writes this by hand has the old document at hand; here, its team.
      const move = (number: number, { id, team }: Session) => {
        indexed.move(id, teams[number], team);
        teams[number] = team;
      };
      const next = moves();
      const run = (count: number) => {
        for (let n = 0; n < count; n++) {
          const { number, document } = next.next();
          move(number, document);
        }
      };
      return { verify: () => verify(move, (team) => indexed.byTeam(team).map(({ id }) => id)), run };
    },
  };
}

function moves(): Walk<Move> {
  return new Walk(
    updatesThatMove(size).map((document) => ({ number: Number(document.id.slice(5)) - 1_000_000, document })),
  );
}

function verify(move: (number: number, document: Session) => void, find: (team: string) => readonly string[]): void {
  const document = makeSession(7, size);
  move(7, { ...document, team: "seven" });
  deepEqual(find("seven"), [document.id]);
  move(7, document);
  deepEqual(find("seven"), []);
  if (!find(document.team).includes(document.id)) throw new Error("The document did not come back.");
}
