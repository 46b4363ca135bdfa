import { type AnsweredRequest } from './gateway';
import { type PresetDocument } from './presets';

export interface CamEmulatorOptions {
  /**
   * The port on 127.0.0.1.
   *
   * @default 0, which is any free one
   */
  readonly port?: number;
  /**
   * How many root accounts there are at least, each with a key of its own. They do not see each other.
   *
   * @default 1
   */
  readonly accounts?: number;
  /**
   * What presets allow, such as the pins of a review. They are added to the account, or take the place of those that the
   * emulator assumes.
   *
   * @default - the emulator's assumptions
   */
  readonly presets?: readonly PresetDocument[];
  /**
   * A file in which the accounts are kept. It is created when it does not exist, and holds a change before that is
   * answered. No other emulator can have it meanwhile.
   *
   * @default - the accounts are in memory and end with the emulator
   */
  readonly stateFile?: string;
  /**
   * The variables of the run that is to talk to the emulator, so that `env` can undo those that would lead it elsewhere.
   *
   * @default - none
   */
  readonly inheritedEnv?: Readonly<Record<string, string | undefined>>;
  /**
   * What goes wrong from the start on, such as `throttle on cam:AddUser call 1-3`.
   *
   * @default - nothing
   */
  readonly faults?: readonly string[];
  /**
   * A file to which every request is added as a line of JSON, without its secrets.
   *
   * @default - nothing is recorded
   */
  readonly record?: string;
  /**
   * Told of each request whose signature was right, once it is answered.
   *
   * @default - nobody is told
   */
  readonly onRequest?: (request: AnsweredRequest) => void;
}
