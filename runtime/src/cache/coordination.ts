import { ConditionalDocuments } from "./conditional-documents.ts";

/** What several callers, in several processes, do one at a time or once: locks and memoized functions. */
export abstract class Coordination extends ConditionalDocuments {}
