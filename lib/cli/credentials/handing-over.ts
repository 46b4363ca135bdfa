import { randomBytes } from 'node:crypto';
import { type Cam, type CamUser } from '../../cam';
import { type Credentials, type KeyCredentials, type Site } from '../../credentials';
import { quoted } from '../../policy/parse/quoted';
import { CliError } from '../cli-error';
import { rooms } from '../rooms';
import { type Delivery, type Place } from './delivery';

/** What somebody is to get. */
export interface Wanted {
  readonly user: CamUser;
  readonly ownerUin: string;
  readonly site: Site | undefined;
  /** Whether to give the user a new password. */
  readonly password: boolean;
  /** A key that is there, or `new` for one that is to be made. */
  readonly key: KeyCredentials | 'new' | undefined;
}

/** Whether something was done. What was sent and never answered was done perhaps. */
type Happened = 'no' | 'perhaps' | 'yes';

/**
 * Makes credentials and puts them into a place, so that whatever fails, and whenever, nothing is lost without a word and
 * no key is left that works and that nobody has.
 *
 * The order: keep the place; the password, which can be set again at will; the key, whose secret is told once; fill the
 * place. When that fails the key is deleted again.
 */
export class HandingOver {
  private passwordSet: Happened = 'no';
  private keyMade: Happened = 'no';
  private madeId: string | undefined;

  public constructor(
    private readonly cam: Cam,
    private readonly delivery: Delivery,
    private readonly wanted: Wanted,
    /** Told what has been done, in one line each. */
    private readonly say: (message: string) => void,
  ) {}

  /** @throws CliError that says what failed, and what of it was taken back */
  public async run(): Promise<void> {
    const { userName } = this.wanted.user;
    this.delivery.check(this.credentials(undefined, undefined));
    const place = await this.delivery.reserve({ userName, mark: newMark(), pid: process.pid });
    try {
      const password = await this.password();
      const key = await this.key(place.mark);
      await place.fill(await this.delivery.render(this.credentials(password, key)));
    } catch (error) {
      throw new CliError([messageOf(error), ...(await this.takeBack(place))].join('; '));
    }
    this.say(`credentials of ${quoted(userName)} written to ${this.delivery.name}`);
  }

  private credentials(password: string | undefined, key: KeyCredentials | undefined): Credentials {
    const { user, ownerUin, site } = this.wanted;
    return { userName: user.userName, ownerUin, site, password, key };
  }

  private async password(): Promise<string | undefined> {
    if (!this.wanted.password) return undefined;
    const { userName } = this.wanted.user;
    const password = rooms.credentials().newPassword(await this.cam.account.passwordRules());
    this.passwordSet = 'perhaps';
    await this.cam.users.setPassword(userName, password).catch((error: unknown) => {
      if (wasRefused(error)) this.passwordSet = 'no';
      throw error;
    });
    this.passwordSet = 'yes';
    this.say(`console password of ${quoted(userName)} replaced; it has to be changed at the first login`);
    return password;
  }

  private async key(mark: string): Promise<KeyCredentials | undefined> {
    const { key, user } = this.wanted;
    if (key !== 'new') return key;
    // Said before it is done: who reads nothing after this knows which key it was.
    this.say(`making an API key for ${quoted(user.userName)}, described as ${quoted(mark)}`);
    this.keyMade = 'perhaps';
    const made = await this.cam.accessKeys.create(user.uin, mark).catch((error: unknown) => {
      if (wasRefused(error)) this.keyMade = 'no';
      throw error;
    });
    this.keyMade = 'yes';
    this.madeId = made.secretId;
    return { secretId: made.secretId, secret: { clear: made.secretKey } };
  }

  /** Takes back what can be, and returns what there is to say of it. */
  private async takeBack(place: Place): Promise<string[]> {
    const said: string[] = [];
    const isClear = await this.forgetKey(place.mark, said);
    if (this.passwordSet !== 'no') {
      const was = this.passwordSet === 'yes' ? 'was' : 'may have been';
      said.push(`the console password ${was} replaced by one that nobody has: run the command again`);
    }
    await (isClear ? place.remove() : place.leave()).catch((error: unknown) => said.push(messageOf(error)));
    return said;
  }

  private async forgetKey(mark: string, said: string[]): Promise<boolean> {
    if (this.keyMade === 'no') return true;
    try {
      const deleted = await this.deleteMade(mark);
      if (deleted > 0) said.push('the API key that was made is deleted again');
      return true;
    } catch (error) {
      const which = this.madeId === undefined ? `one described as ${quoted(mark)}` : quoted(this.madeId);
      said.push(`an API key is left whose secret nobody has, ${which}: run the command again, or delete it`);
      said.push(messageOf(error));
      return false;
    }
  }

  private async deleteMade(mark: string): Promise<number> {
    const { uin } = this.wanted.user;
    const { accessKeys } = this.cam;
    const ids =
      this.madeId !== undefined
        ? [this.madeId]
        : (await accessKeys.of(uin)).filter(({ description }) => description === mark).map(({ secretId }) => secretId);
    for (const secretId of ids) await accessKeys.delete(uin, secretId);
    return ids.length;
  }
}

/** What no other key is described as, within what CAM allows in a description. */
function newMark(): string {
  return `trtc-access:${randomBytes(8).toString('hex')}`;
}

function wasRefused(error: unknown): boolean {
  return error instanceof rooms.cam().CamError && error.done === 'no';
}

/** The message of what we throw ourselves. Any other error is a defect, and its message may be about a secret. */
function messageOf(error: unknown): string {
  if (error instanceof CliError || error instanceof rooms.cam().CamError) return error.message;
  return `unexpected ${error instanceof Error ? error.name : 'failure'}`;
}
