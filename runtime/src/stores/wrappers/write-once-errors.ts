import { StoreError } from "../../errors.ts";
import type { DocumentName } from "../store-abilities.ts";

const advice = "Put it under another store key, or write to the store that it wraps.";

export function changeRefusal(location: string, document: DocumentName): StoreError {
  return refusal(location, `${nameOf(document)} is stored with other content, and may not change`);
}

export function deleteRefusal(location: string, document: DocumentName): StoreError {
  return refusal(location, `${nameOf(document)} cannot be deleted`);
}

export function evictRefusal(location: string, tag: string): StoreError {
  return refusal(location, `the documents with the tag ${JSON.stringify(tag)} cannot be evicted`);
}

function refusal(location: string, problem: string): StoreError {
  return new StoreError("store/write-once", location, `${problem}: each document is written once. ${advice}`);
}

function nameOf({ type, key }: DocumentName): string {
  return `the document ${JSON.stringify(key)} of ${JSON.stringify(type)}`;
}
