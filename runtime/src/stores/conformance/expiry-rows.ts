import type { Envelope } from "../../document/envelope.ts";
import { etagOf, stateOf } from "../../document/etag.ts";
import {
  type Behaviour,
  checkOf,
  collect,
  context,
  contextWith,
  envelope,
  expectCode,
  expectConflict,
  expectSame,
  put,
  putIf,
  remove,
} from "./row.ts";

const start = 1_800_000_000_000;
const until = (value: Envelope, expiresAt: number): Envelope => ({ ...value, expiresAt });

export const expiryRows: readonly Behaviour[] = [
  {
    name: "a document is there until the millisecond in which it expires, and from then on it is absent from every reading",
    run: async ({ store }) => {
      const clock = { now: start };
      await store.open(contextWith(clock));
      const alice = until(envelope("player", "alice"), start + 1);
      const bob = until(envelope("player", "bob"), start + 400);
      const carol = envelope("player", "carol");
      await store.write([put(alice), put(bob), put(carol)]);
      expectSame(await collect(store.readAll()), [alice, bob, carol]);
      clock.now = start + 1;
      expectSame([await store.read("player", "alice")], [undefined]);
      expectSame(await collect(store.readAll()), [bob, carol]);
      clock.now = start + 399;
      expectSame([await store.read("player", "bob")], [bob]);
      clock.now = start + 400;
      expectSame([await store.read("player", "bob")], [undefined]);
      expectSame(await collect(store.readAll()), [carol]);
      clock.now = start + 100 * 365 * 24 * 3_600_000;
      expectSame(await collect(store.readAll()), [carol]);
    },
  },
  {
    name: "a condition may ask for expiry and tags as well, of which an etag tells nothing",
    run: async ({ store }) => {
      await store.open(contextWith({ now: start }));
      const stored: Envelope = { ...until(envelope("player", "alice"), start + 10), tags: ["a", "b"] };
      await store.write([put(stored)]);
      await store.write([checkOf("player", "alice", etagOf(stored)), put(envelope("player", "bob"))]);
      await store.write([checkOf("player", "alice", stateOf(stored)), put(envelope("player", "carol"))]);
      const others = [until(stored, start + 11), { ...stored, tags: ["a"] }, envelope("player", "alice")];
      for (const other of others) {
        await expectConflict([[0, stored]], () => store.write([checkOf("player", "alice", stateOf(other))]));
      }
    },
  },
  {
    name: "expiry is kept across opening again, and goes on meanwhile",
    run: async ({ store, another }) => {
      const clock = { now: start };
      await store.open(contextWith(clock));
      const alice = until(envelope("player", "alice"), start + 10);
      const bob = until(envelope("player", "bob"), start + 20);
      await store.write([put(alice), put(bob)]);
      await store.close();
      clock.now = start + 15;
      const next = another();
      await next.open(contextWith(clock));
      expectSame(await collect(next.readAll()), [bob]);
      expectSame([await next.read("player", "alice")], [undefined]);
    },
  },
  {
    name: "to a condition, a document that has expired is none",
    run: async ({ store }) => {
      const clock = { now: start };
      await store.open(contextWith(clock));
      const alice = until(envelope("player", "alice", [1]), start + 10);
      await store.write([put(alice)]);
      await store.write([checkOf("player", "alice", etagOf(alice))]);
      await expectConflict([[0, alice]], () => store.write([putIf(alice, null)]));
      clock.now = start + 10;
      await expectConflict([[0, undefined]], () => store.write([checkOf("player", "alice", etagOf(alice))]));
      await store.write([checkOf("player", "alice", null)]);
      const next = envelope("player", "alice", [2]);
      await store.write([putIf(next, null)]);
      expectSame([await store.read("player", "alice")], [next]);
    },
  },
  {
    name: "a put replaces expiry as it replaces the payload: another time, none, or one where there was none",
    run: async ({ store }) => {
      const clock = { now: start };
      await store.open(contextWith(clock));
      const alice = envelope("player", "alice");
      await store.write([put(until(alice, start + 10))]);
      await store.write([put(until(alice, start + 30))]);
      clock.now = start + 20;
      expectSame([await store.read("player", "alice")], [until(alice, start + 30)]);
      await store.write([put(alice)]);
      clock.now = start + 40;
      expectSame([await store.read("player", "alice")], [alice]);
      await store.write([put(until(alice, start + 50))]);
      clock.now = start + 50;
      expectSame(await collect(store.readAll()), []);
    },
  },
  {
    name: "a put that has expired already leaves no document",
    run: async ({ store }) => {
      const clock = { now: start };
      await store.open(contextWith(clock));
      const alice = envelope("player", "alice");
      await store.write([put(alice)]);
      await store.write([put(until(alice, start - 1))]);
      expectSame([await store.read("player", "alice")], [undefined]);
      expectSame(await collect(store.readAll()), []);
      await store.write([putIf(alice, null)]);
      expectSame(await collect(store.readAll()), [alice]);
    },
  },
  {
    name: "a clock that goes back revives nothing that was deleted or put over after it had expired, and loses nothing",
    run: async ({ store, another }) => {
      const clock = { now: start };
      await store.open(contextWith(clock));
      const old = ["deleted", "replaced"].map((key) => until(envelope("player", key, [1]), start + 10));
      const lasting = envelope("player", "lasting");
      const later = until(envelope("player", "later"), start + 1000);
      await store.write([...old.map(put), put(lasting), put(later)]);
      clock.now = start + 10;
      const next = until(envelope("player", "replaced", [2]), start + 2000);
      await store.write([remove("player", "deleted"), putIf(next, null)]);
      clock.now = start - 5;
      expectSame(await collect(store.readAll()), [lasting, later, next]);
      await store.close();
      const reopened = another();
      await reopened.open(contextWith(clock));
      expectSame(await collect(reopened.readAll()), [lasting, later, next]);
    },
  },
  {
    name: "by the clock of the machine, where no other is given, what expired in the past is absent and what expires in an hour is not",
    run: async ({ store }) => {
      await store.open(context);
      const alice = until(envelope("player", "alice"), Date.now() + 3_600_000);
      await store.write([put(alice), put(until(envelope("player", "bob"), Date.now() - 1))]);
      expectSame(await collect(store.readAll()), [alice]);
    },
  },
];

export const tagRows: readonly Behaviour[] = [
  {
    name: "tags are kept, whatever is in them, and many",
    run: async ({ store, another }) => {
      await store.open(context);
      const texts = ["", " ", "%", "_", "'", '"', "\0", "a\0b", "a", "A", "é", "e\u0301", "日本", "😀", "[]", "a,b"];
      const many = [...texts, ...Array.from({ length: 200 }, (_, index) => `tag-${index}`), "t".repeat(2000)].sort();
      const alice = { ...envelope("player", "alice"), tags: many };
      const bob = { ...envelope("player", "bob"), tags: [""] };
      await store.write([put(alice), put(bob)]);
      expectSame([await store.read("player", "alice")], [alice]);
      expectSame(await collect(store.readAll()), [alice, bob]);
      await store.close();
      const next = another();
      await next.open(context);
      expectSame(await collect(next.readAll()), [alice, bob]);
    },
  },
  {
    name: "a put replaces all tags, and a put without has none",
    run: async ({ store }) => {
      await store.open(context);
      const alice = envelope("player", "alice");
      await store.write([put({ ...alice, tags: ["a", "b"] })]);
      const second = { ...alice, tags: ["b", "c"], expiresAt: 4_000_000_000_000 };
      await store.write([put(second)]);
      expectSame([await store.read("player", "alice")], [second]);
      await store.write([put(alice)]);
      expectSame([await store.read("player", "alice")], [alice]);
    },
  },
  {
    name: "the caller's tags stay the caller's, and half a surrogate pair in one is refused",
    run: async ({ store }) => {
      await store.open(context);
      const tags = ["a", "b"];
      const written = store.write([put({ ...envelope("player", "alice"), tags })]);
      tags[0] = "changed";
      await written;
      expectSame([await store.read("player", "alice")], [{ ...envelope("player", "alice"), tags: ["a", "b"] }]);
      await expectCode(["store/lone-surrogate"], () =>
        store.write([put(envelope("player", "good")), put({ ...envelope("player", "bad"), tags: ["a", "\ud800"] })]),
      );
      expectSame([await store.read("player", "good")], [undefined]);
    },
  },
];

export const noMetadataRows: readonly Behaviour[] = [
  {
    name: "expiry and tags are refused where they cannot be kept, and the whole batch with them",
    run: async ({ store }) => {
      await store.open(context);
      const alice = envelope("player", "alice");
      for (const bad of [
        { ...alice, expiresAt: 4_000_000_000_000 },
        { ...alice, tags: ["a"] },
      ]) {
        await expectCode(["store/unsupported"], () => store.write([put(envelope("player", "good")), put(bad)]));
      }
      expectSame(await collect(store.readAll()), []);
      await store.write([put(alice)]);
      expectSame(await collect(store.readAll()), [alice]);
    },
  },
];
