import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What holds the constructs: `lib` in this repository, `dist` once it is installed. */
const PACKAGE = resolve(__dirname, '..', '..') + sep;
const NODE_MODULES = `${sep}node_modules${sep}`;
const FRAME = /(?:\(|at (?:async )?)((?:file:\/\/|[A-Za-z]:[\\/]|\/).*):(\d+):\d+\)?$/;

/**
 * The line of the user's program that is being executed, as `stacks/team.ts:12`, relative to the project.
 *
 * It is the innermost line of the project itself: not of this package, of Node, or of anything in `node_modules`.
 * `undefined` when there is none. The project is the folder of the nearest `cdktf.json` or `package.json` at or above
 * the working directory at the first call, so the same program gives the same answer on every machine.
 */
export function callSite(): string | undefined {
  // Each frame costs. Five hold a line of the project, unless a wrapper in node_modules lies between.
  return siteIn(stack(5)) ?? firstOfProject(stack(200));
}

const sites = new Map<string, string | undefined>();

/** Reads a trace once: constructs made in a loop all have the same. */
function siteIn(trace: string): string | undefined {
  if (!sites.has(trace)) sites.set(trace, firstOfProject(trace));
  return sites.get(trace);
}

function stack(limit: number): string {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = limit;
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, callSite);
  // Read before the limit is put back: source maps are applied when the text is first asked for.
  const text = trace.stack ?? '';
  Error.stackTraceLimit = before;
  return text;
}

function firstOfProject(trace: string): string | undefined {
  for (const frame of trace.split('\n')) {
    const [, location, line] = FRAME.exec(frame) ?? [];
    if (location === undefined) continue;
    const file = location.startsWith('file:') ? fileURLToPath(location) : location;
    if (file.startsWith(PACKAGE) || file.includes(NODE_MODULES)) continue;
    if (file.startsWith(project())) return `${relative(project(), file).split(sep).join('/')}:${line}`;
  }
  return undefined;
}

let root: string | undefined;

function project(): string {
  root ??= join(nearestProject(process.cwd()) ?? process.cwd(), sep);
  return root;
}

function nearestProject(folder: string): string | undefined {
  if (['cdktf.json', 'package.json'].some((name) => existsSync(join(folder, name)))) return folder;
  return dirname(folder) === folder ? undefined : nearestProject(dirname(folder));
}
