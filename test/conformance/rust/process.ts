import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { SchemaModel } from "@keyslot/compiler";
import type { Driver, Request, Response } from "../harness.ts";
import { toJsonForm } from "./json-form.ts";

/** The compiled driver, which answers one line with one line. */
export class RustDriver implements Driver {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #models: ReadonlyMap<string, SchemaModel>;
  #errors = "";

  private constructor(child: ChildProcessWithoutNullStreams, models: ReadonlyMap<string, SchemaModel>) {
    this.#child = child;
    this.#models = models;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#errors += text;
    });
    // A process that is gone is noticed where its answer is missing.
    child.stdin.on("error", () => undefined);
  }

  static start(binary: string, models: ReadonlyMap<string, SchemaModel>): RustDriver {
    return new RustDriver(spawn(binary), models);
  }

  async run(requests: readonly Request[]): Promise<readonly Response[]> {
    this.#child.stdin.write(requests.map((request) => `${JSON.stringify(request)}\n`).join(""));
    const responses: Response[] = [];
    for (const request of requests) responses.push(this.#read(request, await this.#nextLine()));
    return responses;
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.stdin.end();
    await gone;
  }

  #read(request: Request, line: string): Response {
    const response: Response = JSON.parse(line);
    const model = this.#models.get(request.contract);
    if (!("value" in response) || model === undefined) return response;
    return { ...response, value: toJsonForm(response.value, request.type, model) };
  }

  async #nextLine(): Promise<string> {
    const { done, value } = await this.#lines.next();
    if (done) throw new Error(`The Rust driver ended.\n${this.#errors}`);
    return value;
  }
}
