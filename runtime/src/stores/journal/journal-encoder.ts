import type { Envelope } from "../../document/envelope.ts";
import type { StoreChange } from "../backing-store.ts";
import { checkChanges } from "../check-changes.ts";
import { JournalDiff } from "./journal-diff.ts";
import { RecordDraft } from "./journal-draft.ts";
import * as frame from "./journal-frame.ts";
import { JournalOutput } from "./journal-output.ts";
import * as record from "./journal-record.ts";
import type { JournalState } from "./journal-state.ts";
import { offsetOf } from "./journal-view.ts";

/** Writes changes as they go into the log, and makes them in memory in the same pass. */
export class JournalEncoder {
  readonly output = new JournalOutput();
  readonly #state: JournalState;
  readonly #location: string;
  readonly #draft = new RecordDraft();
  readonly #difference = new JournalDiff();
  #storedAt: string | undefined;

  constructor(state: JournalState, location: string) {
    this.#state = state;
    this.#location = location;
  }

  /** @throws StoreError `store/lone-surrogate`; what was done by then is the caller's to undo */
  encode(changes: readonly StoreChange[], now: number): void {
    this.#storedAt = undefined;
    for (const change of changes) {
      if (change.kind === "put") {
        const { envelope } = change;
        // What has expired already leaves no document.
        if (envelope.expiresAt !== undefined && envelope.expiresAt <= now) {
          checkChanges([change], this.#location);
          this.#delete(envelope.type, envelope.key, changes);
        } else this.#put(envelope, changes);
      } else if (change.kind === "delete") this.#delete(change.type, change.key, changes);
    }
    this.#draft.clear();
  }

  #put(envelope: Envelope, changes: readonly StoreChange[]): void {
    const state = this.#state;
    const { output } = this;
    const draft = this.#draft;
    const { payload } = envelope;
    let schema = state.names.number(envelope.type, envelope.schemaId);
    if (schema < 0) schema = this.#define(envelope, changes);
    const type = state.names.schemas[schema]?.typeNumber ?? 0;
    if (!state.key.setText(type, envelope.key)) this.#refuse(changes);
    const old = state.find();
    output.ensure(payload.length + state.key.length + 64);
    const opAt = output.at++;
    output.varint(schema);
    output.varint(state.key.length);
    output.raw(state.key.bytes, 0, state.key.length);
    draft.schema = schema;
    draft.flags = state.key.isAscii ? record.isAsciiKey : 0;
    let op = frame.puts | this.#stored(envelope.storedAt, changes);
    if (envelope.expiresAt !== undefined || envelope.tags !== undefined) op |= this.#metadata(envelope, changes);
    else draft.tagsFrom = draft.tagsTo = 0;
    if (this.#payload(payload, old)) op ^= frame.puts | frame.putsDifference;
    output.bytes[opAt] = op;
    draft.source = output.bytes;
    state.put(draft, old);
  }

  #delete(type: string, key: string, changes: readonly StoreChange[]): void {
    const state = this.#state;
    const { output } = this;
    const number = state.names.typeNumber(type);
    if (!state.key.setText(number, key)) this.#refuse(changes);
    if (number < 0) {
      if (/\p{Surrogate}/u.test(type)) this.#refuse(changes);
      return;
    }
    const place = state.find();
    if (place === 0) return;
    const { schema } = record.partsAt(state.pageOf(place), offsetOf(place));
    output.ensure(state.key.length + 16);
    output.byte(frame.deletes);
    output.varint(schema);
    output.varint(state.key.length);
    output.raw(state.key.bytes, 0, state.key.length);
    state.remove(place);
  }

  #define({ type, schemaId }: Envelope, changes: readonly StoreChange[]): number {
    const surrogate = /\p{Surrogate}/u;
    if (surrogate.test(type) || surrogate.test(schemaId)) this.#refuse(changes);
    const { output } = this;
    output.ensure(1);
    output.byte(frame.defines);
    output.text(type);
    output.text(schemaId);
    return this.#state.names.add(type, schemaId);
  }

  // What most documents of a batch share is written once.
  #stored(storedAt: string, changes: readonly StoreChange[]): number {
    const draft = this.#draft;
    const { output } = this;
    if (storedAt === this.#storedAt && draft.textTo === 0) return frame.storedAsBefore;
    const time = this.#state.times.timeOf(storedAt);
    this.#storedAt = storedAt;
    draft.textFrom = draft.textTo = 0;
    if (time >= 0) {
      draft.storedTime = time;
      output.double(time);
      return 0;
    }
    if (/\p{Surrogate}/u.test(storedAt)) this.#refuse(changes);
    output.text(storedAt);
    draft.textTo = output.at;
    draft.textFrom = output.at - Buffer.byteLength(storedAt);
    draft.flags |= record.hasText;
    return frame.storedAsText;
  }

  #metadata({ expiresAt, tags }: Envelope, changes: readonly StoreChange[]): number {
    const draft = this.#draft;
    const { output } = this;
    let op = 0;
    output.ensure(16);
    if (expiresAt !== undefined) {
      output.double(expiresAt);
      draft.expiresAt = expiresAt;
      draft.flags |= record.expires;
      op |= frame.withExpiry;
    }
    draft.tagsFrom = draft.tagsTo = 0;
    if (tags === undefined) return op;
    if (tags.some((tag) => /\p{Surrogate}/u.test(tag))) this.#refuse(changes);
    const length = tags.reduce((sum, tag) => sum + textRoom(tag), 0);
    output.ensure(length + 8);
    output.varint(length);
    draft.tagsFrom = output.at;
    for (const tag of tags) output.text(tag);
    draft.tagsTo = output.at;
    draft.flags |= record.hasTags;
    return op | frame.withTags;
  }

  /** True when only the difference from the old payload was written. */
  #payload(payload: Uint8Array, old: number): boolean {
    const draft = this.#draft;
    const { output } = this;
    const { length } = payload;
    output.ensure(length + 32);
    draft.payload = payload;
    draft.payloadFrom = 0;
    draft.payloadTo = length;
    draft.prefix = draft.suffix = 0;
    if (old !== 0 && length > 16) {
      const page = this.#state.pageOf(old);
      const parts = record.partsAt(page, offsetOf(old));
      const difference = this.#difference;
      difference.compare(page.bytes, { from: parts.payload, to: parts.end }, payload);
      if (difference.pays) {
        output.varint(difference.prefix);
        output.varint(difference.suffix);
        output.varint(length - difference.prefix - difference.suffix);
        output.raw(payload, difference.prefix, length - difference.suffix);
        return true;
      }
    }
    output.varint(length);
    output.raw(payload, 0, length);
    return false;
  }

  #refuse(changes: readonly StoreChange[]): never {
    checkChanges(changes, this.#location);
    throw new Error("A text was refused that is well-formed.");
  }
}

function textRoom(text: string): number {
  const length = Buffer.byteLength(text);
  let room = length + 1;
  for (let rest = length >>> 7; rest > 0; rest >>>= 7) room++;
  return room;
}
