import { resolve } from "node:path";
import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { type BuildReport, buildProject } from "../build-project.ts";
import type { ExitCode } from "../exit-code.ts";
import { FollowedPaths, type WatchedPaths } from "../followed-paths.ts";
import { configNames } from "../locate-config.ts";
import { baseOfGlob } from "../match-globs.ts";
import { printFindings } from "../print-findings.ts";
import { filesOf, type Probes, probesHold } from "../probed-disk.ts";
import { openProject, type Project, type ProjectFlags } from "../project.ts";
import { runKey } from "../run-cache.ts";
import { surveyInputs } from "../survey.ts";
import type { Surroundings } from "../terminal.ts";

/** How long to wait for more changes: editors and version control write several files at once. */
const settleMilliseconds = 40;

/** Builds, and builds again whenever the input has changed, until the user ends it. */
export async function watch(flags: ProjectFlags, surroundings: Surroundings): Promise<ExitCode> {
  const ended = surroundings.untilEnded();
  let last: Round = { key: "", probes: {}, watched: { folders: [], files: [] } };
  const rounds = new Rounds(async () => {
    last = await buildRound(flags, surroundings, last);
    await followed.follow(last.watched);
  });
  const followed = new FollowedPaths(() => rounds.request());
  rounds.request();
  await ended;
  await rounds.finish();
  await followed.close();
  return 0;
}

/** Runs rounds one after the other; requests that come meanwhile are answered by one more round. */
class Rounds {
  readonly #round: () => Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #finished = false;

  constructor(round: () => Promise<void>) {
    this.#round = round;
  }

  request(): void {
    if (this.#finished) return;
    if (this.#running) this.#again = true;
    else {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#start(), settleMilliseconds);
    }
  }

  async finish(): Promise<void> {
    this.#finished = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #start(): void {
    this.#again = false;
    this.#running = this.#round().then(() => {
      this.#running = undefined;
      if (this.#again) this.request();
    });
  }
}

interface Round {
  readonly probes: Probes;
  /** Of the input that was compiled: while it stays the same, no event is worth a compilation. */
  readonly key: string;
  /** What the input came from. */
  readonly watched: WatchedPaths;
}

/** Builds when the input is another than that of `last`. */
async function buildRound(flags: ProjectFlags, surroundings: Surroundings, last: Round): Promise<Round> {
  const started = performance.now();
  const diagnostics = new DiagnosticBag();
  const { root, configFile, project } = await openProject(flags, surroundings, diagnostics);
  const survey = project && surveyInputs(project, diagnostics);
  if (!project || !survey) {
    const found = diagnostics.sorted();
    const key = JSON.stringify(found);
    if (key !== last.key) await printFindings(found, { root, surroundings });
    return { key, watched: watchedPaths(root, configFile, project, {}), probes: {} };
  }
  if (last.key === runKey(project, survey) && probesHold(last.probes, root)) return last;

  const report = await buildProject(project, false, { diagnostics });
  // Files that cannot be read or written have no key but what is wrong with them; that is said once.
  const key = report.input ? runKey(project, report.input.survey) : JSON.stringify(report.diagnostics);
  if (!report.input && key === last.key) return last;
  await printFindings(report.diagnostics, { root, surroundings });
  surroundings.terminal.out(roundLine(report, project, performance.now() - started));
  const probes = report.input?.probes ?? {};
  return { key, probes, watched: watchedPaths(root, configFile, project, probes) };
}

function roundLine(report: BuildReport, project: Project, milliseconds: number): string {
  const changed = report.plan?.filter((file) => file.state !== "unchanged");
  const time = `in ${Math.round(milliseconds)} ms`;
  if (!changed) return `built with errors ${time}, nothing written; watching\n`;
  if (changed.length === 0) return `built ${time}, nothing changed; watching\n`;
  return `built ${time}: ${changed.map((file) => `${file.state} ${project.show(file.path)}`).join(", ")}; watching\n`;
}

/** The folders in which the globs begin, and every file that counts. */
function watchedPaths(
  root: string,
  configFile: string | undefined,
  project: Project | undefined,
  probes: Probes,
): WatchedPaths {
  const configs = configFile === undefined ? configNames : [configFile];
  const globs = (project?.schemas ?? []).filter((pattern) => !pattern.startsWith("!"));
  const files = [...configs, ...(project ? [project.lock] : []), ...filesOf(probes)];
  return {
    folders: globs.map((pattern) => resolve(root, baseOfGlob(pattern))),
    files: files.map((file) => resolve(root, file)),
  };
}
