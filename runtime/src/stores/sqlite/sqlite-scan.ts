import type { Envelope } from "../../document/envelope.ts";
import type { DocumentPage, DocumentReader } from "./sqlite-documents.ts";
import { sqliteError } from "./sqlite-error.ts";

const pageSize = 500;

export interface Scan {
  readonly documents: DocumentReader;
  readonly end: () => void;
  readonly location: string;
}

/** Everything, page by page. The first page is read at once: it fixes the moment. */
export function scanPages({ documents, end, location }: Scan): AsyncIterable<Envelope> {
  return scanFrom(documents.page(0, pageSize), { documents, end, location });
}

/** Everything, read now. */
export function scanAtOnce(documents: DocumentReader): AsyncIterable<Envelope> {
  const pages: DocumentPage[] = [];
  for (let page = documents.page(0, pageSize); page.end !== undefined; page = documents.page(page.end.id, pageSize)) {
    pages.push(page);
    if (page.damaged !== undefined) throw page.damaged;
  }
  return each(pages);
}

async function* scanFrom(first: DocumentPage, { documents, end, location }: Scan): AsyncIterable<Envelope> {
  try {
    for (let page = first; page.end !== undefined; page = documents.page(page.end.id, pageSize)) {
      yield* page.documents;
      if (page.damaged !== undefined) throw page.damaged;
    }
  } catch (error) {
    throw sqliteError(error, location);
  } finally {
    end();
  }
}

async function* each(pages: readonly DocumentPage[]): AsyncIterable<Envelope> {
  for (const page of pages) yield* page.documents;
}
