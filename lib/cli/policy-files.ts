import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type PolicyDocument } from '../policy';
import { quoted, visible } from '../policy/parse/quoted';
import { CliError } from './cli-error';
import { type Io } from './io';

/** A policy document and what its user calls it: the path as given, or `stdin`. */
export interface PolicyFile {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** The text of a policy document, not yet read. */
export interface PolicyText {
  readonly name: string;
  readonly text: string;
}

const STDIN = '-';

/** No policy is larger, however it is indented; this keeps a wrong path from filling the memory. */
const LARGEST_BYTES = 4_194_304;

/**
 * Reads and parses the documents under several paths: files, folders (each `.json` file in them) or `-` for stdin.
 *
 * @throws CliError with every problem of every document
 */
export async function readPolicies(paths: readonly string[], io: Io): Promise<PolicyFile[]> {
  const { parsePolicyDocument, PolicyParseError } = await import('../policy/index.js');
  const refused: string[] = [];
  const files: PolicyFile[] = [];
  for (const { name, text } of await readTexts(paths, io)) {
    try {
      files.push({ name, document: parsePolicyDocument(text) });
    } catch (error) {
      if (!(error instanceof PolicyParseError)) throw error;
      refused.push(
        ...error.problems.map(
          ({ path, message, line, column }) => `${visible(name)}:${line}:${column}: ${path}: ${message}`,
        ),
      );
    }
  }
  if (refused.length > 0) throw new CliError(refused.join('\n'));
  return files;
}

/**
 * Reads the permissions boundary, if one is named.
 *
 * @throws CliError when it is not exactly one document
 */
export async function readBoundary(path: string | undefined, io: Io): Promise<PolicyFile | undefined> {
  if (path === undefined) return undefined;
  const [boundary, ...others] = await readPolicies([path], io);
  if (others.length > 0) throw new CliError(`the boundary ${quoted(path)} is more than one document; give a file`);
  return boundary;
}

/**
 * Reads the texts under several paths: files, folders (each `.json` file in them, by name) or `-` for stdin.
 *
 * @throws CliError when one can't be read, or stdin is asked for twice
 */
export async function readTexts(paths: readonly string[], io: Io): Promise<PolicyText[]> {
  if (paths.filter((path) => path === STDIN).length > 1) {
    throw new CliError('`-` is given twice, and standard input can be read once; give a file instead');
  }
  const texts: PolicyText[] = [];
  for (const path of paths) {
    if (path === STDIN) texts.push({ name: 'stdin', text: decode('stdin', await io.stdin()) });
    else texts.push(...filesUnder(path).map((name) => ({ name, text: decode(name, readBytes(name)) })));
  }
  return texts;
}

function filesUnder(path: string): string[] {
  return attempt(path, () => {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.endsWith('.json'));
    if (names.length === 0) throw new CliError(`folder ${quoted(path)} holds no .json file; give a file`);
    return names.sort().map((name) => join(path, name));
  });
}

function readBytes(path: string): Uint8Array {
  return attempt(path, () => {
    checkSize(path, statSync(path).size);
    return readFileSync(path);
  });
}

function decode(name: string, bytes: Uint8Array): string {
  checkSize(name, bytes.length);
  try {
    // A byte order mark stays: the parser says what to do about it.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CliError(`${quoted(name)} is not UTF-8; save it as UTF-8`);
  }
}

function checkSize(name: string, bytes: number): void {
  if (bytes > LARGEST_BYTES) {
    throw new CliError(`${quoted(name)} has ${bytes} bytes and is no policy; CAM takes 6144 characters`);
  }
}

/** Runs what touches the file system; a failure becomes one line that names the path. */
function attempt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof CliError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(`can't read ${quoted(path)}: ${REASONS[code ?? ''] ?? code ?? 'unknown reason'}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  EACCES: 'access is refused; check its permissions',
  EISDIR: 'it is a folder',
};
