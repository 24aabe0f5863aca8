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

/** So many bytes are moved by elements, because V8 makes the buffer of a small array only when it is asked for: 3 doubles are written in 20 instead of 75 ns. */
const small = 64;

const {
  size: sizeFloat64Array,
  write: writeFloat64Array,
  read: readFloat64Array,
} = codec<Float64Array>(Float64Array, 86);
const {
  size: sizeFloat32Array,
  write: writeFloat32Array,
  read: readFloat32Array,
} = codec<Float32Array>(Float32Array, 85);
const { size: sizeInt8Array, write: writeInt8Array, read: readInt8Array } = codec<Int8Array>(Int8Array, 72);
const { size: sizeInt16Array, write: writeInt16Array, read: readInt16Array } = codec<Int16Array>(Int16Array, 77);
const { size: sizeInt32Array, write: writeInt32Array, read: readInt32Array } = codec<Int32Array>(Int32Array, 78);
const { size: sizeInt64Array, write: writeInt64Array, read: readInt64Array } = codec<BigInt64Array>(BigInt64Array, 79);
const { size: sizeUint16Array, write: writeUint16Array, read: readUint16Array } = codec<Uint16Array>(Uint16Array, 69);
const { size: sizeUint32Array, write: writeUint32Array, read: readUint32Array } = codec<Uint32Array>(Uint32Array, 70);
const {
  size: sizeUint64Array,
  write: writeUint64Array,
  read: readUint64Array,
} = codec<BigUint64Array>(BigUint64Array, 71);

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
function codec<A extends TypedArray>(Class: TypedArrayClass<A>, type: number): TypedArrayCodec<A> {
  const width = Class.BYTES_PER_ELEMENT;
  const few = new Class(small / width);
  const fewBytes = new Uint8Array(few.buffer);

  /** False when there is a NaN among the elements: passing through a number may change its bits. */
  function copyElements(to: A, from: A, count: number): boolean {
    for (let i = 0; i < count; i++) {
      const x = from[i];
      if (Number.isNaN(x)) return false;
      to[i] = x as A[number];
    }
    return true;
  }

  return {
    size(v) {
      if (!(v instanceof Class) || !ArrayBuffer.isView(v)) fault("wire/type-mismatch");
      checkExtensionLength(v.byteLength);
      return v.byteLength + extensionHeaderSize;
    },
    write(b, d, p, v) {
      const length = v.length * width;
      const start = writeExtensionHeader(b, d, p, type, length);
      const end = start + length;
      if (length <= small && copyElements(few, v, v.length))
        for (let i = 0; i < length; i++) b[start + i] = fewBytes[i] as number;
      else b.set(bytesOf(v), start);
      if (!isLittleEndian) reverseElements(b, start, end, width);
      return end;
    },
    read(r) {
      const start = r.pos;
      const length = readExtensionHeader(r, type);
      if (length % width !== 0) r.failAt(start, "wire/invalid-extension");
      const from = r.pos;
      r.pos = from + length;
      const at = r.bytes.byteOffset + from;
      const count = length / width;
      if (r.borrow && isLittleEndian && at % width === 0) return new Class(r.bytes.buffer, at, count);
      const v = new Class(count);
      if (length <= small) {
        for (let i = 0; i < length; i++) fewBytes[i] = r.bytes[from + i] as number;
        if (!isLittleEndian) reverseElements(fewBytes, 0, length, width);
        if (copyElements(v, few, count)) return v;
      }
      const bytes = bytesOf(v);
      bytes.set(new Uint8Array(r.bytes.buffer, at, length));
      if (!isLittleEndian) reverseElements(bytes, 0, length, width);
      return v;
    },
  };
}

/** The memory of an array. */
export function bytesOf(v: ArrayBufferView): Uint8Array {
  return new Uint8Array(v.buffer, v.byteOffset, v.byteLength);
}
