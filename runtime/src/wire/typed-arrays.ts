import { isLittleEndian, reverseElements } from "./byte-order.ts";
import { checkExtensionLength, extensionHeaderSize, readExtensionHeader, writeExtensionHeader } from "./extensions.ts";
import { fault } from "./faults.ts";
import type { Reader } from "./reader.ts";

// A typed array is one extension: its elements one after the other, little-endian, without padding, so that the bytes do not depend on where
// they stand. The bits of a NaN are kept. Types are numbered as the tags of RFC 8746 number them.

export type TypedArray =
  | Float64Array
  | Float32Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array;

interface TypedArrayClass<A> {
  new (length: number): A;
  new (buffer: ArrayBufferLike, offset: number, length: number): A;
  readonly BYTES_PER_ELEMENT: number;
}

interface TypedArrayCodec<A> {
  size(v: unknown): number;
  write(b: Uint8Array, d: DataView, p: number, v: A): number;
  read(r: Reader): A;
}

/** So many bytes are moved by elements, because V8 makes the buffer of a small array only when it is asked for: 3 floats are written in 10 instead of 75 ns, read in 40 instead of 230. */
const small = 64;

const {
  size: sizeFloat64Array,
  write: writeFloat64Array,
  read: readFloat64Array,
} = codec<Float64Array, number>(Float64Array, 86, (d, p, x) => d.setFloat64(p, x, true));
const {
  size: sizeFloat32Array,
  write: writeFloat32Array,
  read: readFloat32Array,
} = codec<Float32Array, number>(Float32Array, 85, (d, p, x) => d.setFloat32(p, x, true));
const {
  size: sizeInt8Array,
  write: writeInt8Array,
  read: readInt8Array,
} = codec<Int8Array, number>(Int8Array, 72, (d, p, x) => d.setInt8(p, x));
const {
  size: sizeInt16Array,
  write: writeInt16Array,
  read: readInt16Array,
} = codec<Int16Array, number>(Int16Array, 77, (d, p, x) => d.setInt16(p, x, true));
const {
  size: sizeInt32Array,
  write: writeInt32Array,
  read: readInt32Array,
} = codec<Int32Array, number>(Int32Array, 78, (d, p, x) => d.setInt32(p, x, true));
const {
  size: sizeInt64Array,
  write: writeInt64Array,
  read: readInt64Array,
} = codec<BigInt64Array, bigint>(BigInt64Array, 79, (d, p, x) => d.setBigInt64(p, x, true));
const {
  size: sizeUint16Array,
  write: writeUint16Array,
  read: readUint16Array,
} = codec<Uint16Array, number>(Uint16Array, 69, (d, p, x) => d.setUint16(p, x, true));
const {
  size: sizeUint32Array,
  write: writeUint32Array,
  read: readUint32Array,
} = codec<Uint32Array, number>(Uint32Array, 70, (d, p, x) => d.setUint32(p, x, true));
const {
  size: sizeUint64Array,
  write: writeUint64Array,
  read: readUint64Array,
} = codec<BigUint64Array, bigint>(BigUint64Array, 71, (d, p, x) => d.setBigUint64(p, x, true));

export {
  readFloat32Array,
  readFloat64Array,
  readInt8Array,
  readInt16Array,
  readInt32Array,
  readInt64Array,
  readUint16Array,
  readUint32Array,
  readUint64Array,
  sizeFloat32Array,
  sizeFloat64Array,
  sizeInt8Array,
  sizeInt16Array,
  sizeInt32Array,
  sizeInt64Array,
  sizeUint16Array,
  sizeUint32Array,
  sizeUint64Array,
  writeFloat32Array,
  writeFloat64Array,
  writeInt8Array,
  writeInt16Array,
  writeInt32Array,
  writeInt64Array,
  writeUint16Array,
  writeUint32Array,
  writeUint64Array,
};

/** Every kind of array gets functions of its own, so that each of them only ever meets arrays of one class. */
function codec<A extends ArrayLike<E> & ArrayBufferView, E extends number | bigint>(
  Class: TypedArrayClass<A>,
  type: number,
  put: (d: DataView, p: number, x: E) => void,
): TypedArrayCodec<A> {
  const width = Class.BYTES_PER_ELEMENT;
  const few = new Class(small / width);
  const fewBytes = bytesOf(few);

  return {
    size(v) {
      // Asking for the constructor first costs half of what `instanceof` does; that of a subclass is another.
      if ((v as A | undefined)?.constructor !== Class && !(v instanceof Class)) fault("wire/type-mismatch");
      if (!ArrayBuffer.isView(v)) fault("wire/type-mismatch");
      const length = (v as A).length * width; // As just checked.
      checkExtensionLength(length);
      return length + extensionHeaderSize;
    },
    write(b, d, p, v) {
      const length = v.length * width;
      const start = writeExtensionHeader(b, d, p, type, length);
      if (length <= small && putElements(d, start, v)) return start + length;
      const bytes = bytesOf(v);
      // An array of another kind that passes for one of this is not as long as it says.
      if (bytes.length !== length) fault("wire/type-mismatch");
      b.set(bytes, start);
      if (!isLittleEndian) reverseElements(b, start, start + length, width);
      return start + length;
    },
    read(r) {
      const start = r.pos;
      const length = readExtensionHeader(r, type);
      if (length % width !== 0) r.failAt(start, "wire/invalid-extension");
      const from = r.pos;
      r.pos = from + length;
      if (r.borrow && isLittleEndian && (r.bytes.byteOffset + from) % width === 0)
        return new Class(r.bytes.buffer, r.bytes.byteOffset + from, length / width);
      const v = new Class(length / width);
      if (length <= small && takeElements(r.bytes, from, v)) return v;
      const bytes = bytesOf(v);
      bytes.set(new Uint8Array(r.bytes.buffer, r.bytes.byteOffset + from, length));
      if (!isLittleEndian) reverseElements(bytes, 0, length, width);
      return v;
    },
  };

  /** False when there is a NaN among the elements: passing through a number may change its bits. */
  function putElements(d: DataView, p: number, v: A): boolean {
    for (let i = 0; i < v.length; i++) {
      const x = v[i] as E;
      if (Number.isNaN(x)) return false;
      put(d, p + i * width, x);
    }
    return true;
  }

  /** The same from bytes. */
  function takeElements(b: Uint8Array, from: number, v: A): boolean {
    const length = v.length * width;
    for (let i = 0; i < length; i++) fewBytes[i] = b[from + i] as number;
    if (!isLittleEndian) reverseElements(fewBytes, 0, length, width);
    const to = v as { [i: number]: E };
    for (let i = 0; i < v.length; i++) {
      const x = few[i] as E;
      if (Number.isNaN(x)) return false;
      to[i] = x;
    }
    return true;
  }
}

/** The memory of an array. */
export function bytesOf(v: ArrayBufferView): Uint8Array {
  return new Uint8Array(v.buffer, v.byteOffset, v.byteLength);
}
