import { RecordDraft } from "./journal-draft.ts";
import * as frame from "./journal-frame.ts";
import { JournalFault, type JournalInput } from "./journal-input.ts";
import * as record from "./journal-record.ts";
import type { JournalState } from "./journal-state.ts";
import { offsetOf } from "./journal-view.ts";

/** Called for each document that a frame changes, before it does: with its place, or 0 when there is none. */
export type ChangeListener = (place: number) => void;

/** Makes the changes of frames in memory, as the writer made them. */
export class JournalReplay {
  readonly #state: JournalState;
  readonly #draft = new RecordDraft();
  /** Differences from documents that a damaged snapshot has lost are left out. */
  readonly #mayLack: boolean;
  #isFirst = true;

  constructor(state: JournalState, options: { readonly mayLack: boolean } = { mayLack: false }) {
    this.#state = state;
    this.#mayLack = options.mayLack;
  }

  /** @throws JournalFault when the changes contradict the format or the content */
  apply(input: JournalInput, listener?: ChangeListener): void {
    this.#isFirst = true;
    while (!input.isDone) this.#change(input, listener);
    this.#draft.clear();
  }

  #change(input: JournalInput, listener: ChangeListener | undefined): void {
    const op = input.byte();
    if ((op & 3) === frame.defines) {
      const type = input.text();
      this.#state.names.add(type, input.text());
      return;
    }
    const place = this.#find(input);
    if ((op & 3) === frame.deletes) {
      listener?.(place);
      if (place !== 0) this.#state.remove(place);
      else if (!this.#mayLack) throw new JournalFault("a document is deleted that is not there");
      return;
    }
    this.#readStored(input, op);
    this.#readMetadata(input, op);
    listener?.(place);
    if ((op & 3) === frame.puts) this.#put(input, place);
    else this.#putDifference(input, place);
  }

  #find(input: JournalInput): number {
    const { key, names } = this.#state;
    const schema = input.varint();
    const type = names.schemas[schema]?.typeNumber;
    if (type === undefined) throw new JournalFault("a schema has no name");
    const length = input.varint();
    key.setBytes(type, input.bytes, { from: input.part(length), length });
    this.#draft.schema = schema;
    this.#draft.flags = key.isAscii ? record.isAsciiKey : 0;
    this.#draft.source = input.bytes;
    return this.#state.find();
  }

  #readStored(input: JournalInput, op: number): void {
    const draft = this.#draft;
    if (op & frame.storedAsBefore) {
      if (this.#isFirst) throw new JournalFault("the first document has no time");
      return;
    }
    this.#isFirst = false;
    draft.textFrom = draft.textTo = 0;
    if (op & frame.storedAsText) {
      const length = input.varint();
      draft.textFrom = input.part(length);
      draft.textTo = input.at;
      draft.flags |= record.hasText;
    } else draft.storedTime = input.double();
  }

  #readMetadata(input: JournalInput, op: number): void {
    const draft = this.#draft;
    if (op & frame.withExpiry) {
      draft.expiresAt = input.double();
      draft.flags |= record.expires;
    }
    draft.tagsFrom = draft.tagsTo = 0;
    if ((op & frame.withTags) === 0) return;
    const length = input.varint();
    draft.tagsFrom = input.part(length);
    draft.tagsTo = input.at;
    draft.flags |= record.hasTags;
  }

  #put(input: JournalInput, place: number): void {
    const draft = this.#draft;
    draft.prefix = draft.suffix = 0;
    this.#readPayload(input);
    this.#state.put(draft, place);
  }

  #putDifference(input: JournalInput, place: number): void {
    const draft = this.#draft;
    draft.prefix = input.varint();
    draft.suffix = input.varint();
    this.#readPayload(input);
    if (place === 0) {
      if (this.#mayLack) return;
      throw new JournalFault("a document that is not there is changed");
    }
    const old = record.partsAt(this.#state.pageOf(place), offsetOf(place));
    if (draft.prefix + draft.suffix > old.end - old.payload)
      throw new JournalFault("more is kept of a document than it has");
    this.#state.put(draft, place);
  }

  #readPayload(input: JournalInput): void {
    const draft = this.#draft;
    const length = input.varint();
    draft.payload = input.bytes;
    draft.payloadFrom = input.part(length);
    draft.payloadTo = input.at;
  }
}
