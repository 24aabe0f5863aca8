import type { Big } from "../schemas/big.schema.ts";
import type { Samples } from "../schemas/samples.schema.ts";
import type { Settings } from "../schemas/settings.schema.ts";
import type { Order, User } from "../schemas/user.schema.ts";
import { Dice } from "./dice.ts";

/** As many different documents take turns, so that no candidate learns one by heart; a power of two. */
export const documentCount = 128;

export function makeSettings(): readonly Settings[] {
  return many((dice, at) => ({
    id: `s${String(at).padStart(dice.between(4, 9), "0")}`,
    name: dice.words(dice.between(1, 3)),
    locale: dice.pick(["en-GB", "de-DE", "fr-FR", "ja-JP", "is-IS", "pt-BR"]),
    dark: dice.chance(0.5),
    autosave: dice.chance(0.8),
    zoom: dice.between(50, 400) / 100,
    fontSize: dice.between(8, 32),
    revision: dice.between(0, 90_000),
  }));
}

export function makeUsers(): readonly User[] {
  return many((dice, at) => makeUser(dice, at));
}

export function makeBig(): readonly Big[] {
  // Each is 120 KB: eight different ones are enough for nobody to know them.
  return Array.from({ length: 8 }, (_, at) => {
    const dice = new Dice(at + 1);
    return {
      id: `big-${at}`,
      samples: Array.from({ length: 10_000 }, () => dice.next() * 2000 - 1000),
      labels: Array.from({ length: 1_000 }, () => dice.words(dice.between(1, 4))),
    };
  });
}

export function makeSamples(): readonly Samples[] {
  return makeBig().map(({ id, samples }) => ({ id, values: Float64Array.from(samples) }));
}

function many<T>(make: (dice: Dice, at: number) => T): readonly T[] {
  return Array.from({ length: documentCount }, (_, at) => make(new Dice(at + 1), at));
}

function makeUser(dice: Dice, at: number): User {
  const name = `${dice.words(1)} ${dice.words(1)}`;
  const user: User = {
    id: dice.hex(24),
    name,
    email: `${dice.hex(dice.between(4, 12))}@example.${dice.pick(["com", "org", "is", "co.uk"])}`,
    age: dice.between(18, 90),
    team: dice.between(1, 5000),
    active: dice.chance(0.9),
    verified: dice.chance(0.5),
    balance: dice.between(-100_000, 1_000_000) / 100,
    rating: dice.next() * 5,
    level: dice.between(1, 400),
    offset: dice.between(-720, 720),
    locale: dice.pick(["en-GB", "de-DE", "fr-FR", "ja-JP"]),
    timezone: dice.pick(["Europe/Berlin", "Atlantic/Reykjavik", "Asia/Tokyo", "America/Sao_Paulo"]),
    createdAt: dice.date(),
    updatedAt: dice.date(),
    avatar: dice.bytes(32),
    address: {
      street: `${dice.words(1)} ${dice.between(1, 200)}`,
      city: dice.words(1),
      postcode: String(dice.between(10_000, 99_999)),
      country: dice.pick(["DE", "IS", "JP", "BR", "FR"]),
      latitude: dice.next() * 180 - 90,
      longitude: dice.next() * 360 - 180,
    },
    orders: Array.from({ length: 20 }, () => makeOrder(dice)),
    tags: Array.from({ length: dice.between(2, 6) }, () =>
      dice.pick(["new", "vip", "beta", "staff", "wholesale", "é"]),
    ),
    counters: new Map(
      ["views", "likes", "orders", "returns", "visits"].map((key): [string, number] => [key, dice.between(0, 70_000)]),
    ),
    scores: Array.from({ length: 8 }, () => dice.between(-1000, 1000)),
    status: dice.pick(["online", "away", "offline", "do not disturb"]),
  };
  if (dice.chance(0.7)) user.lastSeenAt = dice.date();
  if (dice.chance(0.6)) user.bio = dice.words(dice.between(6, 20));
  if (at % 4 === 0) user.referrer = dice.hex(24);
  return user;
}

function makeOrder(dice: Dice): Order {
  const order: Order = {
    id: dice.between(1, 10_000_000),
    title: dice.words(dice.between(1, 4)),
    quantity: dice.between(1, 300),
    price: dice.between(100, 100_000) / 100,
    paid: dice.chance(0.8),
  };
  if (dice.chance(0.2)) order.note = dice.words(2);
  return order;
}
