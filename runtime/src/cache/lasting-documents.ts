import { DocumentWriter } from "./document-writer.ts";

/** Documents that do not stay for ever: expiry, tags, sizes, counters. */
export abstract class LastingDocuments extends DocumentWriter {}
