import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type PolicyDocument } from '../policy';
import { quoted, visible } from '../policy/parse/quoted';
import { attempt } from './attempt';
import { CliError } from './cli-error';
import { Input } from './input';
import { type Io } from './io';
import { rooms } from './rooms';

/** A policy document and what its user calls it: the path as given, or `stdin`. */
export interface PolicyFile {
  readonly name: string;
  readonly document: PolicyDocument;
}

const STDIN = '-';

/** No policy is larger, however it is indented; this keeps a wrong path from filling the memory. */
const LARGEST_BYTES = 4_194_304;

/** Reads the policy documents that the words of a command name. */
export class PolicyFiles {
  private readonly input: Input;

  constructor(io: Io) {
    this.input = new Input(io);
  }

  /**
   * The documents under several paths: files, folders (each `.json` file in them, by name) or `-` for standard input.
   *
   * @throws CliError when one can't be read, or with every problem of every document that is outside the grammar
   */
  async read(paths: readonly string[]): Promise<PolicyFile[]> {
    const { parsePolicyDocument, PolicyParseError } = rooms.policy();
    const refused: string[] = [];
    const files: PolicyFile[] = [];
    for (const { name, text } of await this.texts(paths)) {
      try {
        files.push({ name, document: parsePolicyDocument(text) });
      } catch (error) {
        if (!(error instanceof PolicyParseError)) throw error;
        for (const { path, message, line, column } of error.problems) {
          refused.push(`${visible(name)}:${line}:${column}: ${path}: ${message}`);
        }
      }
    }
    if (refused.length > 0) throw new CliError(refused.join('\n'));
    return files;
  }

  /**
   * The permissions boundary, if one is named.
   *
   * @throws CliError when it can't be read, or is not exactly one document
   */
  async readBoundary(path: string | undefined): Promise<PolicyFile | undefined> {
    if (path === undefined) return undefined;
    const [boundary, ...others] = await this.read([path]);
    if (others.length > 0) throw new CliError(`the boundary ${quoted(path)} is more than one document; give a file`);
    return boundary;
  }

  private async texts(paths: readonly string[]): Promise<{ name: string; text: string }[]> {
    const texts = [];
    for (const path of paths) {
      if (path === STDIN) texts.push({ name: 'stdin', text: decode('stdin', await this.input.bytes(STDIN)) });
      else texts.push(...filesUnder(path).map((name) => ({ name, text: decode(name, readBytes(name)) })));
    }
    return texts;
  }
}

function filesUnder(path: string): string[] {
  return attempt('read', path, () => {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.endsWith('.json'));
    if (names.length === 0) throw new CliError(`folder ${quoted(path)} holds no .json file; give a file`);
    return names.sort().map((name) => join(path, name));
  });
}

function readBytes(path: string): Uint8Array {
  return attempt('read', path, () => {
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
