/** The reference that generated code must agree with: a codec that walks the shape for everything. */
export { shapeCodec } from "@keyslot/runtime/codegen";
