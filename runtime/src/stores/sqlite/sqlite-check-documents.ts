import { setImmediate as pause } from "node:timers/promises";
import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import type { CheckFindings } from "./sqlite-check-findings.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { type DocumentReader, SqliteDocuments } from "./sqlite-documents.ts";
import { expiriesBetweenSql, tagsBetweenSql } from "./sqlite-metadata-schema.ts";
import { setAsideSql } from "./sqlite-quarantine-schema.ts";
import { pageSql, rowSql } from "./sqlite-schema.ts";
import type { Prepare, SqliteQuery } from "./sqlite-statement.ts";
import { bufferOf, schemaIdOf } from "./sqlite-value.ts";
import type { SqliteWriter } from "./sqlite-writer.ts";

const pageSize = 200;

/** What is checked, through a connection that sees it as it was at one moment. */
export interface CheckedView {
  readonly prepare: Prepare;
  readonly documents: DocumentReader;
  /** False where the connection is the caller's, who may use it in a pause. */
  readonly mayPause: boolean;
  readonly format: number;
}

/** Every document against its checksum, and what stands in `expiries` and `tags` against the documents. */
export async function checkDocuments(view: CheckedView, findings: CheckFindings): Promise<boolean> {
  const { documents, mayPause } = view;
  if (!(documents instanceof SqliteDocuments)) return checkFormat1(view, findings);
  const page = view.prepare(pageSql);
  const rows = view.format === 3 ? new MetadataRows(view.prepare) : undefined;
  for (let after = 0; ; ) {
    const found = page.all([after, pageSize]);
    const read = found.map((row) => readRow(row, documents));
    const last = found.length < pageSize ? Number.MAX_SAFE_INTEGER : (read.at(-1)?.id ?? 0);
    const damaged = new Set<number>();
    for (const row of read) {
      if (!(row.content instanceof StoreError)) findings.sound++;
      else {
        damaged.add(row.id);
        reportDamaged(row, documents, findings);
      }
    }
    const wrong = rows?.findWrong(read, { after, last }) ?? [];
    for (const { id, problem } of wrong) if (!damaged.has(id)) reportRows(id, problem, findings);
    if (found.length < pageSize) return true;
    after = last;
    if (mayPause) await pause();
  }
}

interface CheckedRow {
  readonly id: number;
  readonly typeId: unknown;
  readonly key: string;
  readonly schemaId: number | undefined;
  readonly value: Buffer;
  readonly content: Envelope | StoreError;
}

function readRow([id, typeId, keyBytes, number, cell]: readonly unknown[], documents: SqliteDocuments): CheckedRow {
  const key = bufferOf(keyBytes).toString("utf8");
  const value = bufferOf(cell);
  const schemaId = schemaIdOf(value);
  // Where the two numbers differ, one of them is damaged, and a scan refuses the document.
  const content = number === schemaId ? documents.envelope(typeId, key, value) : documents.damaged(typeId, key);
  return { id: Number(id), typeId, key, schemaId, value, content };
}

function reportDamaged(row: CheckedRow, documents: SqliteDocuments, findings: CheckFindings): void {
  const type = documents.schemas.nameOfType(row.typeId);
  const name = type === undefined ? `A document \`${row.key}\` of an unknown type` : `\`${type}\` \`${row.key}\``;
  const problem = {
    code: "damaged-document",
    place: `documents, row ${row.id}`,
    message: `${name} is damaged: it does not fit its checksum.`,
    ...(type === undefined ? {} : { type }),
    key: row.key,
  } as const;
  findings.report(problem, "set-aside", (connection) => setAside(connection, row.id));
}

function setAside(connection: SqliteConnection, id: number): void {
  const { documents } = connection;
  const [found] = connection.prepare(rowSql).all([id]);
  if (found === undefined || !(documents instanceof SqliteDocuments)) return;
  if (!(readRow(found, documents).content instanceof StoreError)) return;
  connection.prepare(setAsideSql).run([connection.settings.clock(), id]);
  connection.prepare("DELETE FROM documents WHERE id = ?").run([id]);
}

function reportRows(id: number, problem: RowProblem, findings: CheckFindings): void {
  const [code, message] = rowProblems[problem];
  const correct = (connection: SqliteConnection, writer: SqliteWriter) => correctRows(connection, writer, id);
  findings.report({ code, place: `expiries and tags, document ${id}`, message }, "mended", correct);
}

function correctRows({ documents, prepare }: SqliteConnection, { metadata }: SqliteWriter, id: number): void {
  const [found] = prepare(rowSql).all([id]);
  if (!(documents instanceof SqliteDocuments)) return;
  if (found === undefined) metadata.dropRows(id);
  else {
    const { value, content } = readRow(found, documents);
    metadata.correct(id, value, content);
  }
}

type RowProblem = "left over" | "missing";

const rowProblems = {
  "left over": ["dangling-entry", "A row finds a document by an expiry or a tag that it does not have."],
  missing: ["damaged-structure", "A document is not found by its expiry or by one of its tags."],
} as const satisfies Record<RowProblem, readonly [string, string]>;

interface WrongRow {
  readonly id: number;
  readonly problem: RowProblem;
}

class MetadataRows {
  readonly #expiries: SqliteQuery;
  readonly #tags: SqliteQuery;

  constructor(prepare: Prepare) {
    this.#expiries = prepare(expiriesBetweenSql);
    this.#tags = prepare(tagsBetweenSql);
  }

  /** Documents whose rows are not those of their values, each once. */
  findWrong(read: readonly CheckedRow[], { after, last }: { readonly after: number; readonly last: number }) {
    const missing = new Map<string, number>();
    for (const { id, typeId, schemaId, content } of read) {
      if (content instanceof StoreError) continue;
      const { expiresAt, tags = [] } = content;
      if (expiresAt !== undefined && !Number.isNaN(expiresAt)) missing.set(expiryName([id, schemaId, expiresAt]), id);
      for (const tag of tags) missing.set(tagName([id, Buffer.from(tag), typeId]), id);
    }
    const wrong = new Map<number, WrongRow>();
    const leftOver = (id: number) => wrong.set(id, { id, problem: "left over" });
    for (const row of this.#expiries.all([after, last])) if (!missing.delete(expiryName(row))) leftOver(Number(row[0]));
    for (const row of this.#tags.all([after, last])) if (!missing.delete(tagName(row))) leftOver(Number(row[0]));
    for (const id of missing.values()) if (!wrong.has(id)) wrong.set(id, { id, problem: "missing" });
    return [...wrong.values()];
  }
}

function expiryName([document, schema, at]: readonly unknown[]): string {
  return `${document} ${schema} ${Number(at) === 0 ? 0 : at}`;
}

function tagName([document, tag, type]: readonly unknown[]): string {
  return `${document} ${bufferOf(tag).toString("hex")} ${type}`;
}

async function checkFormat1({ documents, mayPause }: CheckedView, findings: CheckFindings): Promise<boolean> {
  for (let after = 0; ; ) {
    const { documents: sound, damaged, end } = documents.page(after, pageSize);
    findings.sound += sound.length;
    if (end === undefined) return true;
    if (damaged !== undefined) {
      const { key } = end;
      findings.report(
        { code: "damaged-document", place: `documents, row ${end.id}`, message: damaged.message, key },
        "none",
      );
    }
    after = end.id;
    if (mayPause) await pause();
  }
}
