import { StoreError } from "../../errors.ts";
import type { JournalFiles } from "./journal-files.ts";
import { type FrameInfo, isSeal, readInfo } from "./journal-frame.ts";
import { JournalFault } from "./journal-input.ts";
import { JournalReader } from "./journal-reader.ts";
import { JournalReplay } from "./journal-replay.ts";
import type { JournalSegment } from "./journal-segment.ts";
import type { JournalState } from "./journal-state.ts";

/** Told of each frame while it is replayed. The state's `key` names the document that is about to change. */
export interface FrameListener {
  /** False: neither this frame nor a later one is to be replayed. */
  begin?(info: FrameInfo, sequence: number): boolean;
  change(place: number): void;
  /** False: no later frame is to be replayed. */
  end?(): boolean;
}

/** The content of a journal up to the frame that was replayed last. */
export class JournalContent {
  readonly state: JournalState;
  sequence: number;
  at: number;
  /** The last frame says that the log goes on in the next segment. */
  isSealed = false;
  /** Where the last frame begins. */
  lastFrame = 0;
  readonly #files: JournalFiles;
  readonly #location: string;
  readonly #replay: JournalReplay;
  #reader: JournalReader | undefined;

  constructor(
    state: JournalState,
    last: { readonly sequence: number; readonly at: number },
    options: { readonly files: JournalFiles; readonly location: string; readonly mayLack?: boolean },
  ) {
    this.state = state;
    this.sequence = last.sequence;
    this.at = last.at;
    this.#files = options.files;
    this.#location = options.location;
    this.#replay = new JournalReplay(state, { mayLack: options.mayLack ?? false });
  }

  get reader(): JournalReader {
    if (this.#reader === undefined) throw new Error("No segment is open.");
    return this.#reader;
  }

  /** Goes on in a segment. @throws StoreError when it does not begin where the one before has ended */
  enter(segment: JournalSegment): void {
    if (segment.before !== this.sequence || !isContinued(this.state, segment))
      throw this.#corrupt(segment, "does not go on where the one before it ends");
    this.#reader = new JournalReader(this.#files, segment);
    this.isSealed = false;
  }

  /** Replays the whole frames up to a size of the segment. @throws StoreError, a system error */
  advance(size: number, listener?: FrameListener): void {
    const { reader, state } = this;
    for (let { position } = reader; !this.isSealed && reader.next(size); position = reader.position) {
      const info = readInfo(reader.input);
      this.lastFrame = position;
      if ((info.flags & isSeal) !== 0) {
        this.isSealed = true;
        return;
      }
      if (info.sequence !== (this.sequence + 1) >>> 0) throw this.#corrupt(reader.segment, "lacks a transaction");
      if (listener?.begin?.(info, this.sequence + 1) === false) {
        reader.position = position;
        return;
      }
      this.#apply(reader, listener);
      this.sequence++;
      this.at = info.at;
      state.tidy();
      if (listener?.end?.() === false) return;
    }
  }

  #apply(reader: JournalReader, listener: FrameListener | undefined): void {
    try {
      this.#replay.apply(reader.input, listener === undefined ? undefined : (place) => listener.change(place));
    } catch (error) {
      if (!(error instanceof JournalFault)) throw error;
      throw this.#corrupt(reader.segment, `holds a transaction in which ${error.message}`);
    }
  }

  #corrupt({ path }: JournalSegment, what: string): StoreError {
    const advice = "Restore the journal from a copy; it was left as it is.";
    return new StoreError("store/corrupt", this.#location, `\`${path}\` ${what}. ${advice}`);
  }
}

/** Whether the names of a segment are those that the log has defined before it. */
function isContinued({ names }: JournalState, segment: JournalSegment): boolean {
  const { schemas } = segment.names;
  if (schemas.length !== names.schemas.length) return false;
  return schemas.every(({ type, schemaId }, index) => {
    const own = names.schemas[index];
    return own?.type === type && own.schemaId === schemaId;
  });
}
