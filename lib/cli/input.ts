import { readFileSync } from 'node:fs';
import { quoted } from '../policy/parse/quoted';
import { attempt } from './attempt';
import { CliError } from './cli-error';
import { type Io } from './io';

const STDIN = '-';

/** Files and standard input, as one command reads them. */
export class Input {
  private stdinIsRead = false;

  constructor(private readonly io: Io) {}

  /**
   * The bytes of a file, or of standard input for `-`.
   *
   * @throws CliError when it can't be read, or standard input is asked for twice
   */
  async bytes(path: string): Promise<Uint8Array> {
    if (path !== STDIN) return attempt('read', path, () => readFileSync(path));
    if (this.stdinIsRead) {
      throw new CliError('`-` is given twice, and standard input can be read once; give a file instead');
    }
    this.stdinIsRead = true;
    return this.io.stdin();
  }

  /** The text of a file, or of standard input for `-`: UTF-8, or what `>` writes in Windows PowerShell. */
  async text(path: string): Promise<string> {
    return textOf(await this.bytes(path), path);
  }
}

/** @throws CliError for bytes that are no text */
export function textOf(bytes: Uint8Array, path: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // A saved plan is an archive: whoever reads plans says what to do with it.
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'PK';
    throw new CliError(`${quoted(path)} is not UTF-8; save it as UTF-8`);
  }
}
