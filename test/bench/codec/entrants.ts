import type { Subject } from "../subject/subject.ts";
import type { Entrant } from "./operations.ts";
import { openOurs } from "./ours.ts";
import type { PeerCodec } from "./peer-codec.ts";
import { type Workload, type WorkloadName, workloads } from "./workload.ts";

/** Codecs with their inputs, made when they are first asked for. */
export class Entrants {
  readonly subject: Subject;
  readonly #workloads = new Map<WorkloadName, Workload | Promise<Workload>>();
  readonly #peers = new Map<string, Promise<Entrant>>();

  constructor(subject: Subject) {
    this.subject = subject;
  }

  async workload(name: WorkloadName): Promise<Workload> {
    const workload = this.#workloads.get(name) ?? workloads(this.subject)[name]();
    this.#workloads.set(name, workload);
    return workload;
  }

  /** Undefined where our tree does not have the type. */
  async ours(name: WorkloadName): Promise<Entrant | undefined> {
    const workload = await this.workload(name);
    if (workload.definition === undefined) return undefined;
    return { codec: openOurs(this.subject, workload.definition), inputs: workload.documents, workload };
  }

  peer(peer: PeerCodec, name: WorkloadName): Promise<Entrant> {
    const key = `${peer.name} ${name}`;
    const entrant = this.#peers.get(key) ?? this.#open(peer, name);
    this.#peers.set(key, entrant);
    return entrant;
  }

  async #open(peer: PeerCodec, name: WorkloadName): Promise<Entrant> {
    const workload = await this.workload(name);
    const codec = await peer.open(workload.description);
    return { codec, inputs: workload.plain.map((plain) => codec.toInput(plain)), workload };
  }
}
