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
 * the working directory, so the same program gives the same answer on every machine.
 */
export function callSite(): string | undefined {
  // Eight frames are enough for a construct made in a project; only a wrapper in node_modules needs the second look.
  return firstOfProject(stack(8)) ?? firstOfProject(stack(200));
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
    const root = project();
    if (file.startsWith(root)) return `${relative(root, file).split(sep).join('/')}:${line}`;
  }
  return undefined;
}

const projects = new Map<string, string>();

function project(): string {
  const start = process.cwd();
  let root = projects.get(start);
  if (root === undefined) {
    root = nearestProject(start) ?? start;
    root = root.endsWith(sep) ? root : root + sep;
    projects.set(start, root);
  }
  return root;
}

function nearestProject(folder: string): string | undefined {
  if (['cdktf.json', 'package.json'].some((name) => existsSync(join(folder, name)))) return folder;
  return dirname(folder) === folder ? undefined : nearestProject(dirname(folder));
}
