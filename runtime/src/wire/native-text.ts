type NativeWrite = (this: Uint8Array, text: string, offset: number, length: number) => number;
type NativeSlice = (this: Uint8Array, start: number, end: number) => string;

interface NativeMethods {
  readonly utf8Write?: NativeWrite;
  readonly utf8Slice?: NativeSlice;
  readonly latin1Slice?: NativeSlice;
  readonly ucs2Slice?: NativeSlice;
}

interface NativeBuffer {
  readonly prototype: NativeMethods;
  byteLength(text: string): number;
}

/** What Node's Buffer does with text in any Uint8Array. */
export interface NativeText extends NativeMethods {
  byteLength(text: string): number;
}

/** Undefined where there is no Buffer, and where its methods do not work on any Uint8Array, as not every imitation's do. */
export const nativeText: NativeText | undefined = workingText((globalThis as { Buffer?: NativeBuffer }).Buffer); // Browsers have none, and its types are Node's alone.

function workingText(buffer: NativeBuffer | undefined): NativeText | undefined {
  if (buffer === undefined) return undefined;
  try {
    const { utf8Write, utf8Slice, latin1Slice, ucs2Slice } = buffer.prototype;
    const bytes = new Uint8Array(6);
    const isWorking =
      utf8Write?.call(bytes, "\u00e9", 1, 3) === 2 &&
      bytes[1] === 0xc3 &&
      utf8Slice?.call(bytes, 1, 3) === "\u00e9" &&
      latin1Slice?.call(bytes, 1, 3) === "\u00c3\u00a9" &&
      ucs2Slice?.call(Uint8Array.of(0, 0x61, 0), 1, 3) === "a";
    if (!isWorking) return undefined;
    return { utf8Write, utf8Slice, latin1Slice, ucs2Slice, byteLength: (text) => buffer.byteLength(text) };
  } catch {
    return undefined;
  }
}
