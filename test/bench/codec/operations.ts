import { inspect, isDeepStrictEqual } from "node:util";
import type { Prepared } from "../harness/cell.ts";
import { loopOfMany, loopOver } from "./loop.ts";
import type { OpenCodec } from "./peer-codec.ts";
import { toPlain } from "./plain.ts";
import type { Workload } from "./workload.ts";

/** A codec with its inputs. */
export interface Entrant {
  readonly codec: Omit<OpenCodec, "toInput">;
  readonly inputs: readonly unknown[];
  readonly workload: Workload;
}

/** One kind of cell: what an entrant does there; undefined where it does not offer that. */
export type Operation = (entrant: Entrant) => Prepared | undefined;

/** The result is the caller's. Who overwrites it has it copied, as a caller would have to. */
export const encode: Operation = ({ codec, inputs, workload }) => {
  const run = keptEncode(codec);
  return {
    verify: () => {
      const all = inputs.map(run);
      same(workload, codec, all.map(codec.decode));
    },
    run: returningNothing(loopOver(run, inputs)),
  };
};

/** Into a buffer that is there already. Who cannot makes a result of its own. */
export const encodeInto: Operation = ({ codec, inputs, workload }) => {
  const { encode, encodeInto, latest } = codec;
  const run = encodeInto && latest ? encodeInto : encode;
  if (run === undefined) return undefined;
  return {
    verify: () => {
      const decoded = inputs.map((input) => {
        const result = run(input);
        // A copy: some decode bytes as views on the message, and the next one comes to the same place.
        return codec.decode(ownMemory(bytesOf(latest && run === encodeInto ? latest(result) : result)));
      });
      same(workload, codec, decoded);
    },
    run: returningNothing(loopOver(run, inputs)),
  };
};

/** A message that lies in memory of its own. */
export const decode: Operation = ({ codec, inputs, workload }) => {
  if (codec.nameSlots !== undefined) return undefined;
  const run = keptEncode(codec);
  const messages = inputs.map((input) => ownMemory(run(input)));
  return {
    verify: () => same(workload, codec, messages.map(codec.decode)),
    run: returningNothing(loopOver(codec.decode, messages)),
  };
};

/** A message that lies among others in a page, as they do in a cache or a file. */
export const decodeInPage: Operation = ({ codec, inputs, workload }) => {
  if (codec.nameSlots !== undefined) return undefined;
  const messages = inputs.map(keptEncode(codec));
  const page = Buffer.from(Buffer.concat(messages));
  let used = 0;
  const places = messages.map(({ length }) => {
    used += length;
    return { start: used - length, end: used };
  });
  const { decode, decodeAt } = codec;
  const run = ({ start, end }: Place) => (decodeAt ? decodeAt(page, start, end) : decode(page.subarray(start, end)));
  return {
    verify: () => same(workload, codec, places.map(run)),
    run: returningNothing(loopOver(run, places)),
  };
};

interface Place {
  readonly start: number;
  readonly end: number;
}

/** All messages at once, from one buffer. */
export const decodeBatch: Operation = ({ codec, inputs, workload }) => {
  const { encodeBatch, decodeBatch } = codec;
  if (encodeBatch === undefined || decodeBatch === undefined || codec.nameSlots !== undefined) return undefined;
  const batch = Buffer.from(encodeBatch(inputs));
  return {
    verify: () => same(workload, codec, decodeBatch(batch, inputs.length)),
    run: returningNothing(loopOfMany(() => decodeBatch(batch, inputs.length), inputs.length)),
  };
};

/** All inputs at once, into one buffer. */
export const encodeBatch: Operation = ({ codec, inputs, workload }) => {
  const { encodeBatch, decodeBatch } = codec;
  if (encodeBatch === undefined || decodeBatch === undefined) return undefined;
  return {
    verify: () => same(workload, codec, decodeBatch(encodeBatch(inputs), inputs.length)),
    run: returningNothing(loopOfMany(() => encodeBatch(inputs), inputs.length)),
  };
};

/** How long a message is, on the average. */
export const bytes: Operation = ({ codec, inputs, workload }) => {
  const run = keptEncode(codec);
  return {
    verify: () =>
      same(
        workload,
        codec,
        inputs.map((input) => codec.decode(run(input))),
      ),
    run: () => inputs.reduce<number>((sum, input) => sum + run(input).length, 0) / inputs.length,
  };
};

/** Encodes to something of its own, whatever the codec offers. */
export function keptEncode(codec: Entrant["codec"]): (input: unknown) => Uint8Array {
  const { encode, encodeInto, latest } = codec;
  if (encode !== undefined) return encode;
  if (encodeInto === undefined || latest === undefined) throw new Error("This codec does not encode.");
  return (input) => latest(encodeInto(input)).slice();
}

function bytesOf(result: unknown): Uint8Array {
  if (result instanceof Uint8Array) return result;
  throw new TypeError("Encoding returned no bytes.");
}

/** As a message comes from elsewhere: alone in its memory. */
function ownMemory(message: Uint8Array): Buffer {
  const copy = Buffer.from(new ArrayBuffer(message.length));
  copy.set(message);
  return copy;
}

/** What is decoded says what the document said, whatever it is made of. */
function same({ description, plain }: Workload, codec: Entrant["codec"], decoded: readonly unknown[]): void {
  if (decoded.length !== plain.length) throw new Error(`${decoded.length} of ${plain.length} documents came back.`);
  for (const [at, value] of decoded.entries()) {
    const said = toPlain(description, codec.nameSlots ? codec.nameSlots(value) : value);
    const wanted = plain[at] ?? {};
    const wrong = Object.keys({ ...wanted, ...said }).find((slot) => !isDeepStrictEqual(said[slot], wanted[slot]));
    if (wrong !== undefined)
      throw new Error(`Document ${at} has ${inspect(said[wrong])} as ${wrong}, instead of ${inspect(wanted[wrong])}.`);
  }
}

function returningNothing(loop: (count: number) => unknown): (count: number) => void {
  return (count) => {
    loop(count);
  };
}
