import { quoted } from '../policy/parse/quoted';
import { CamError } from './cam-error';

/** The fields of an answer, or of a part of one. A field that is missing or of another type is an error, not a default. */
export class Answer {
  private readonly fields: Readonly<Record<string, unknown>>;

  public constructor(
    /** Whose answer it is, for errors. */
    private readonly action: string,
    value: unknown,
  ) {
    if (typeof value !== 'object' || value === null) throw unexpected(action, 'an answer');
    this.fields = value as Record<string, unknown>;
  }

  public text(name: string): string {
    const value = this.fields[name];
    if (typeof value === 'string') return value;
    throw unexpected(this.action, name);
  }

  /** The text, or empty where there is none. */
  public optionalText(name: string): string {
    return this.has(name) ? this.text(name) : '';
  }

  public number(name: string): number {
    const value = this.fields[name];
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    throw unexpected(this.action, name);
  }

  public optionalNumber(name: string): number | undefined {
    return this.has(name) ? this.number(name) : undefined;
  }

  /** `0` or `1`. */
  public flag(name: string): boolean {
    return this.number(name) === 1;
  }

  public part(name: string): Answer {
    return new Answer(`${this.action} ${name}`, this.fields[name]);
  }

  public parts(name: string): Answer[] {
    const value = this.fields[name] ?? [];
    if (!Array.isArray(value)) throw unexpected(this.action, name);
    return value.map((item) => new Answer(`${this.action} ${name}`, item));
  }

  private has(name: string): boolean {
    return this.fields[name] !== undefined && this.fields[name] !== null;
  }
}

function unexpected(action: string, name: string): CamError {
  return new CamError(
    `cam ${action}: the answer has no ${quoted(name)} of the documented type; is this the CAM API?`,
    'ClientError.UnexpectedAnswer',
    'unknown',
  );
}
