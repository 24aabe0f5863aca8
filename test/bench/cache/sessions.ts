import type { Session } from "../schemas/session.schema.ts";

const devices = ["phone", "tablet", "desktop", "watch", "tv"];
const locales = ["en", "de", "fr-CH", "pt-BR", "ja", "zh-Hans"];

/** Ten documents a team. */
export function teamOf(number: number, documents: number): string {
  return `t${(scatter(number) % Math.max(1, documents / 10)).toString(36)}`;
}

/** The store key of a document: as keys are, a word and a number. */
export function sessionKey(number: number): string {
  return `user:${1_000_000 + number}`;
}

/** Made from its number alone. Every part of it is an object of its own, as if it had just been received. */
export function makeSession(number: number, documents: number): Session {
  const noise = scatter(number);
  return {
    id: sessionKey(number),
    team: teamOf(number, documents),
    device: devices[noise % devices.length] ?? "phone",
    locale: locales[noise % locales.length] ?? "en",
    startedAt: 1_700_000_000 + (noise % 50_000_000),
    hits: noise % 10_000,
    load: (noise % 1024) / 8,
    active: noise % 3 !== 0,
  };
}

/** Of a given size on the wire, within a few bytes; some texts are not ASCII. */
export function makeSizedSession(number: number, bytes: number): Session {
  const session = makeSession(number, 100_000);
  const text = number % 8 === 0 ? "Zürich, 3. Stock – Büro " : "a note that the user left here ";
  const room = Math.max(0, bytes - 48);
  return { ...session, data: text.repeat(Math.ceil(room / text.length)).slice(0, room) };
}

/** The numbers below `count`, each once, in an order that no prefetcher foresees; the same at every run. */
export function shuffled(count: number): Uint32Array {
  const numbers = Uint32Array.from({ length: count }, (_, at) => at);
  let state = 0x9e3779b9;
  for (let at = count - 1; at > 0; at--) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    const other = (state >>> 0) % (at + 1);
    const kept = numbers[at] ?? 0;
    numbers[at] = numbers[other] ?? 0;
    numbers[other] = kept;
  }
  return numbers;
}

/** Store keys to ask for, in a shuffled order; none is the very string that was stored. */
export function askedKeys(count: number): readonly string[] {
  return Array.from(shuffled(count), (number) => Buffer.from(sessionKey(number)).toString("latin1"));
}

function scatter(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
