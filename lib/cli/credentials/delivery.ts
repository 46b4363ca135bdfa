import { type Credentials, type Recipient } from '../../credentials';
import { quoted } from '../../policy/parse/quoted';
import { CliError } from '../cli-error';
import { type Input } from '../input';
import { type Io } from '../io';
import { rooms } from '../rooms';
import { CredentialFile } from './credential-file';
import { type DeliveryOptions } from './delivery-options';
import { type Reservation } from './reservation';
import { checkFolder } from './safe-folder';

/** A place that is kept for credentials. */
export interface Place {
  /** How the key that is made for this place is known. */
  readonly mark: string;
  fill(text: string): Promise<void>;
  /** Ends without credentials: the place is free again. */
  remove(): Promise<void>;
  /** Ends with something to clear up: the next run finds it. */
  leave(): Promise<void>;
}

/** Writes credentials to where their operator wants them. */
export class Delivery {
  /**
   * Looks at everything that can be looked at before there are credentials.
   *
   * @throws CliError when they could not be written
   */
  public static async prepare(options: DeliveryOptions, input: Input, io: Io): Promise<Delivery> {
    const { output, stdout = false, encryptTo } = options;
    if ((output === undefined) !== stdout) {
      throw new CliError('say where the credentials go: `--output <file>`, or `--stdout` to print them');
    }
    const recipient = encryptTo === undefined ? undefined : await recipientIn(encryptTo, input);
    if (output !== undefined) checkFolder(output, recipient === undefined);
    return new Delivery(options, recipient, io);
  }

  private constructor(
    private readonly options: DeliveryOptions,
    private readonly recipient: Recipient | undefined,
    private readonly io: Io,
  ) {}

  /** How the place is called in messages. */
  public get name(): string {
    const { output } = this.options;
    const place = output === undefined ? 'standard output' : quoted(output);
    return this.recipient === undefined ? place : `${place}, for \`${this.recipient.fingerprint}\` only`;
  }

  /** @throws CliError for credentials that can't be written in this format; without their secrets this can be asked early */
  public check(credentials: Credentials): void {
    const problem = this.options.format === 'csv' ? rooms.credentials().spreadsheetProblem(credentials) : undefined;
    if (problem !== undefined) throw new CliError(problem.replace('write JSON instead', 'give `--format json`'));
  }

  public async render(credentials: Credentials): Promise<string> {
    this.check(credentials);
    const { credentialCsv, credentialJson } = rooms.credentials();
    return this.sealed(this.options.format === 'csv' ? credentialCsv(credentials) : credentialJson(credentials));
  }

  /** The text for its recipient, if there is one. */
  public async sealed(text: string): Promise<string> {
    return this.recipient === undefined ? text : rooms.credentials().encryptTo(this.recipient, text);
  }

  /** What an earlier run began at the place and never finished. */
  public async left(userName: string): Promise<Reservation | undefined> {
    const { output } = this.options;
    return output === undefined ? undefined : CredentialFile.left(output, userName);
  }

  public async reserve(reservation: Reservation): Promise<Place> {
    const { output } = this.options;
    if (output === undefined) return this.printing(reservation);
    return CredentialFile.reserve(output, reservation);
  }

  /** Standard output keeps nothing: what is lost is known from the messages alone. */
  private printing({ mark }: Reservation): Place {
    return {
      mark,
      fill: (text) =>
        this.io.deliver(text).catch(() => {
          throw new CliError("can't print the credentials: nobody reads standard output");
        }),
      remove: () => Promise.resolve(),
      leave: () => Promise.resolve(),
    };
  }
}

async function recipientIn(path: string, input: Input): Promise<Recipient> {
  const bytes = await input.bytes(path);
  const armoured = Buffer.from(bytes).toString('latin1');
  const text = armoured.includes('-----BEGIN') ? armoured : Buffer.from(bytes).toString('base64');
  const outcome = await rooms.credentials().readRecipient(text, new Date());
  if ('problem' in outcome) throw new CliError(`--encrypt-to ${quoted(path)}: ${outcome.problem}`);
  return outcome.recipient;
}
