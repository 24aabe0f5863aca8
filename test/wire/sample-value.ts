import type { Sample } from "./sample-schema.ts";

export const sample: Sample = {
  id: "6f9619ff-8b86-d011-b42d-00cf4fc964ff",
  name: "Þóra",
  faction: 3,
  email: "thora@example.is",
  hp: 5,
  born: -1n,
  inventory: [
    { item: "sword", count: 1 },
    { item: "arrow", count: 300, label: "of ice" },
  ],
  favourite: { item: "sword", count: 1 },
  bonuses: { iron: 1, gold: -5 },
  scores: new Map([
    [300, 1.5],
    [2, -0],
  ]),
  badges: new Set(["z", "a"]),
  stacks: new Set([
    { item: "b", count: 1 },
    { item: "a", count: 1 },
  ]),
  position: [1.5, -2],
  figure: {
    kind: "group",
    shapes: [
      { kind: "circle", radius: 2 },
      { tag: 9, raw: Uint8Array.of(0x91, 1) },
    ],
  },
  avatar: Uint8Array.of(1, 2, 3),
  mod: Uint8Array.of(0x93, 1, 2, 3),
  rank: "leader",
  when: new Date(1234567),
};
