import { quoted } from './quoted';
import { type PolicyProblem, PolicyParseError } from './policy-parse-error';

/** Enough to repair a document; a hostile one could have hundreds of thousands. */
const MOST_LISTED = 100;

/** Collects what is wrong with one text, so that one error can tell all of it. */
export class Problems {
  private readonly listed: (Omit<PolicyProblem, 'line' | 'column'> & { at: number })[] = [];
  private unlisted = 0;

  constructor(private readonly text: string) {}

  /** @param at offset in the text */
  add(at: number, path: string, message: string): void {
    if (this.listed.length < MOST_LISTED) this.listed.push({ at, path, message });
    else this.unlisted++;
  }

  /** @throws PolicyParseError when there is any problem */
  throwIfAny(): void {
    if (this.listed.length > 0) throw this.error();
  }

  private error(): PolicyParseError {
    let line = 1;
    let lineStart = 0;
    let scanned = 0;
    const problems = this.listed
      .sort((a, b) => a.at - b.at)
      .map(({ at, path, message }) => {
        for (; scanned < at; scanned++) {
          if (this.text[scanned] !== '\n') continue;
          line++;
          lineStart = scanned + 1;
        }
        return Object.freeze({ path, message, line, column: at - lineStart + 1 });
      });
    return new PolicyParseError(problems, this.unlisted);
  }
}

/** The path of a key: `$.version`, `$.condition["qcs:ip"]`. */
export function keyPath(path: string, key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `${path}.${key}` : `${path}[${shownKey(key)}]`;
}

/** The path of a list's item. */
export function itemPath(path: string, index: number): string {
  return `${path}[${index}]`;
}

function shownKey(key: string): string {
  const shown = quoted(key);
  return `"${shown.slice(1, -1).replaceAll('"', '\\"')}"`;
}
