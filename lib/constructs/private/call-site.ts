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
  return knownSite(trace(5, positions)) ?? firstOfProject(trace(200));
}

const sites = new Map<string, string | undefined>();

/** Constructs made in a loop all come from the same positions: only the first time they are put into words. */
function knownSite(key: string): string | undefined {
  if (!sites.has(key)) sites.set(key, firstOfProject(trace(5)));
  return sites.get(key);
}

/** @param format how frames become a text; without it as Node does, which applies source maps and takes its time */
function trace(limit: number, format?: typeof positions): string {
  const before = { prepareStackTrace: undefined, ...(Error as object) };
  Object.assign(Error, { stackTraceLimit: limit, ...(format && { prepareStackTrace: format }) });
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, callSite);
  // Read before all is put back: the text is made when it is first asked for.
  const text = trace.stack ?? '';
  Object.assign(Error, before);
  return text;
}

function positions(_: Error, frames: NodeJS.CallSite[]): string {
  let text = '';
  for (const frame of frames) {
    const file = frame.getFileName();
    if (!file?.startsWith(PACKAGE)) text += `${file}:${frame.getLineNumber()}:${frame.getColumnNumber()}\n`;
  }
  return text;
}

function firstOfProject(text: string): string | undefined {
  for (const frame of text.split('\n')) {
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
