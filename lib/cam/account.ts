import { type Connection } from './connection';

/** Who asks, and in which account. */
export interface CamIdentity {
  /** The uin of the root account. */
  readonly ownerUin: string;
  /** The uin of the caller; the owner's own for a key of the root account. */
  readonly callerUin: string;
}

/** What the account asks of a password. */
export interface PasswordRules {
  readonly minimumLength: number;
  readonly mustContain: readonly CharacterClass[];
}

export type CharacterClass = 'upper' | 'lower' | 'digit' | 'special';

/** CAM's letters for them. */
const CLASSES: Readonly<Record<string, CharacterClass>> = { A: 'upper', a: 'lower', 1: 'digit', '!': 'special' };

export class CamAccount {
  public constructor(private readonly connection: Connection) {}

  public async identity(): Promise<CamIdentity> {
    const answer = await this.connection.call('GetUserAppId', {}, 'repeatable');
    return { ownerUin: answer.text('OwnerUin'), callerUin: answer.text('Uin') };
  }

  /** What an account that set nothing asks for has nulls in it: they ask for nothing. */
  public async passwordRules(): Promise<PasswordRules> {
    const rules = (await this.connection.call('GetPasswordRules', {}, 'repeatable')).part('Rules');
    return {
      minimumLength: rules.optionalNumber('MinimumLength') ?? 0,
      mustContain: [...rules.optionalText('MustContain')].flatMap((letter) => CLASSES[letter] ?? []),
    };
  }
}
