import { LastingDocuments } from "./lasting-documents.ts";

/** Writes that happen only when a document still is what somebody saw. */
export abstract class ConditionalDocuments extends LastingDocuments {}
