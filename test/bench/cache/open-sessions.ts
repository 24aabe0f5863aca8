import type { FamilyContext } from "../harness/cell.ts";
import { makeSession } from "./sessions.ts";
import { sourceStore } from "./source-store.ts";

export type SessionCache = Awaited<ReturnType<typeof openSessions>>;

/** A cache of that many sessions over a store that keeps nothing itself. */
export async function openSessions({ subject }: Pick<FamilyContext, "subject">, count: number) {
  const { Session } = subject.documents;
  const store = sourceStore(Session, function* () {
    for (let at = 0; at < count; at++) yield makeSession(at, count);
  });
  return subject.runtime.openCache({ documents: [Session], stores: [store] });
}
