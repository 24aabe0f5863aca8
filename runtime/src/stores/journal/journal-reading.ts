import { StoreError } from "../../errors.ts";
import { checkWritable } from "../refuse-use.ts";
import type { DocumentName, Following } from "../store-abilities.ts";
import type { CheckSource } from "./journal-check.ts";
import type { JournalContent } from "./journal-content.ts";
import { JournalFollower } from "./journal-follower.ts";
import { JournalHistory } from "./journal-history.ts";
import type { JournalRecovery, RecoverySettings } from "./journal-recovery.ts";
import type { OpenSide } from "./journal-sides.ts";

/** A journal that is open for reading: it goes along with the writer's log. */
export class ReadingJournal implements OpenSide {
  readonly settings: RecoverySettings;
  readonly #follower: JournalFollower;

  constructor(settings: RecoverySettings) {
    this.settings = settings;
    const { logs, snapshots } = settings.folder.list();
    if (logs.length === 0 && snapshots.length === 0) {
      const advice = "Open it without `readOnly` to create one.";
      throw new StoreError("store/not-found", settings.location, `there is no journal in this folder. ${advice}`);
    }
    this.#follower = new JournalFollower(settings);
  }

  get content(): JournalContent {
    return this.#follower.content;
  }

  get recovered(): readonly JournalRecovery[] {
    return this.#follower.opened.recovered;
  }

  catchUp(): void {
    this.#follower.catchUp();
  }

  checkWritable(): void {
    this.#refuse();
  }

  readonly write = async (): Promise<void> => this.#refuse();
  readonly attributes = async (): Promise<never> => this.#refuse();
  readonly forgetAttributes = (): void => {};
  readonly compact = async (): Promise<never> => this.#refuse();

  readonly checkSource = async (): Promise<CheckSource> => {
    const { reader, state } = this.content;
    const { segment, position: size } = reader;
    const end = { number: segment.number, size };
    // A temporary file may be that of a living writer.
    return { files: this.settings, view: state, end, isCompacting: true, rewrite: async () => this.#refuse() };
  };

  history(): JournalHistory {
    return new JournalHistory(this.settings, this.content.sequence);
  }

  readonly follow = (listener: (changed: readonly DocumentName[] | undefined) => void): Following =>
    this.#follower.follow(listener);

  async close(): Promise<void> {
    this.#follower.close();
  }

  #refuse(): never {
    checkWritable(this.settings.location, { readOnly: true, failure: undefined });
    throw new Error("A journal that is only read was written to.");
  }
}
