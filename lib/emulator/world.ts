import { Account } from './account/account';
import { MOST_ACCOUNTS } from './account/first-ids';
import { type Policy } from './account/policy';
import { Accounts } from './accounts';
import { CamConsole } from './cam-console';
import { apiTime, Cloud } from './cloud';
import { EmulatorError } from './emulator-error';
import { type PresetDocument, presetPolicies } from './presets';
import { StateFile } from './state/state-file';
import { StateKeeper } from './state/state-keeper';
import { renderAccount, renderChange } from './state/state-text';

/** All accounts of an emulator and where they are kept, if anywhere. */
export class World {
  /**
   * @param stateFile in memory when absent
   * @param least how many accounts there are at least
   * @param pinned what presets allow, where that is not to be assumed
   */
  public static async open(
    stateFile: string | undefined,
    least = 1,
    pinned: readonly PresetDocument[] = [],
  ): Promise<World> {
    if (!Number.isInteger(least) || least < 1) throw tooMany(least);
    const presets = presetPolicies(pinned);
    const pins = presets.filter(({ name }) => pinned.some((pin) => pin.name === name));
    const file = stateFile === undefined ? undefined : StateFile.open(stateFile);
    const world = new World(file, presets);
    try {
      for (const account of file?.load() ?? []) {
        const cloud = world.serve(account);
        if (pins.length > 0) cloud.change(({ policies }) => policies.pin(pins));
      }
      while (world.accounts.all.length < least) world.add();
      await world.settled();
      return world;
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  public readonly accounts = new Accounts();
  private readonly keeper: StateKeeper | undefined;
  private reach = 0;

  private constructor(
    private readonly file: StateFile | undefined,
    private readonly presets: readonly Policy[],
  ) {
    const states = () => this.accounts.all.map(({ account }) => account.state());
    this.keeper = file && new StateKeeper((changes) => file.write(changes, states));
  }

  /** Makes an account and returns when it is kept. */
  public async addAccount(): Promise<Cloud> {
    const cloud = this.add();
    await this.settled();
    return cloud;
  }

  /** Resolves once everything that has changed is kept; rejects when it can't be. */
  public async settled(): Promise<void> {
    await this.keeper?.settled();
  }

  /**
   * What the owner of an account does in the console.
   *
   * @param ownerUin the first account when absent
   */
  public console(ownerUin?: string): CamConsole {
    const cloud = this.accounts.tryFind(ownerUin);
    if (cloud === undefined) throw new EmulatorError(`there is no account \`${ownerUin}\``);
    return new CamConsole(cloud);
  }

  /** Has every account remember what whoever is this many milliseconds behind will want to see. */
  public keepPast(reach: number): void {
    this.reach = reach;
    for (const cloud of this.accounts.all) cloud.keepPast(reach);
  }

  /** Lets another emulator have the file. */
  public async close(): Promise<void> {
    await this.settled().finally(() => this.file?.close());
  }

  private add(): Cloud {
    const place = this.accounts.all.length;
    if (place >= MOST_ACCOUNTS) throw tooMany(place + 1);
    const account = Account.create(this.presets, apiTime(new Date()), place);
    const cloud = this.serve(account);
    if (this.keeper !== undefined) this.keeper.changed(renderAccount(account.state()));
    return cloud;
  }

  private serve(account: Account): Cloud {
    const cloud = new Cloud(account, (change) => this.keeper?.changed(renderChange(change)));
    cloud.keepPast(this.reach);
    this.accounts.add(cloud);
    return cloud;
  }
}

function tooMany(wanted: number): EmulatorError {
  return new EmulatorError(`an emulator has 1 to ${MOST_ACCOUNTS} accounts, not \`${wanted}\``);
}
