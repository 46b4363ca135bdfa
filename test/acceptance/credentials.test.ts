import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TrtcAccessKey, TrtcPolicyBinding, TrtcPresetPolicy, TrtcSubUser } from 'cdktf-trtc-access';
import { codeOf, type Key, sdk } from '../emulator/sdk';
import { acceptance } from './acceptance';
import { gnupgOwner } from './gnupg';
import { type Define, type Stage } from './stage';

const REFUSED = expect.stringMatching(/^AuthFailure\.SecretId/) as string;

/** Alice uses the console, Bob the API. Bob's keys are for the owner of a PGP key. */
function declared(pgpKey: string, ...keysOfBob: string[]): Define {
  return (stack) => {
    const alice = new TrtcSubUser(stack, 'Alice', { userName: 'alice', consoleLogin: true });
    const bob = new TrtcSubUser(stack, 'Bob', { userName: 'bob' });
    const policies = [TrtcPresetPolicy.READONLY_ACCESS];
    new TrtcPolicyBinding(stack, 'Read', { principals: [alice, bob], policies });
    for (const id of keysOfBob) new TrtcAccessKey(stack, id, { user: bob, pgpKey });
  };
}

interface Handover {
  readonly user_name: string;
  readonly secret_id: string;
  readonly encrypted_secret: string;
}

/** What TRTC says to a key that may read. */
function reading({ cam }: Stage, key: Key): Promise<string> {
  return codeOf(sdk(cam, { service: 'trtc', key })('DescribeCallDetailInfo', { SdkAppId: 1400000001 }));
}

/** Runs `trtc-access credentials`, which has to succeed. */
async function credentials(stage: Stage, ...words: string[]): Promise<void> {
  const { code, output } = await stage.command('credentials', ...words);
  if (code !== 0) throw new Error(output);
}

interface Issued extends Key {
  readonly password?: string;
}

const issuedIn = (stage: Stage, name: string): Issued =>
  JSON.parse(readFileSync(join(stage.folder, name), 'utf8')) as Issued;

/** The outputs as a file, as an operator would save them: nothing in them is secret. */
async function saveOutputs(stage: Stage): Promise<Handover[]> {
  const outputs = await stage.outputs<Handover>();
  writeFileSync(join(stage.folder, 'outputs.json'), JSON.stringify(outputs));
  return Object.values(outputs).map(({ value }) => value);
}

/** The text of everything in this checkout, where the commands' code lies. */
function checkout(): string[] {
  const root = join(__dirname, '../..');
  return readdirSync(root)
    .filter((name) => name !== 'node_modules' && name !== '.git')
    .flatMap((name) => {
      const path = join(root, name);
      if (!statSync(path).isDirectory()) return [path];
      return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((below) => join(path, below));
    })
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'));
}

acceptance(
  'credentials go from the apply to their owners, are rotated and taken back, and lie nowhere in clear',
  async (stage) => {
    const owner = gnupgOwner();
    const key = join(stage.folder, 'bob.private.asc');
    writeFileSync(key, owner.privateKey, { mode: 0o600 });
    const secrets = new Map<string, string>();
    const keep = (name: string, { password, secretKey }: Issued): Issued => {
      for (const secret of [password, secretKey]) if (secret) secrets.set(secret, name);
      return issuedIn(stage, name);
    };
    try {
      await stage.apply(declared(owner.publicKey, 'FirstKey'));
      const [inState = ''] = [...(/"password": "([^"]+)"/.exec(stage.state()) ?? [])].slice(1);
      expect(stage.cam.console.logIn('alice', inState)).toMatchObject({ needResetPassword: true });

      // What is in the state is dead once the password is handed over; JSON, because a test reads it more easily.
      const json = ['--format', 'json', '--output'];
      await credentials(stage, 'issue', 'alice', '--for', 'both', ...json, 'alice.json');
      const alice = keep('alice.json', issuedIn(stage, 'alice.json'));
      expect(stage.cam.console.logIn('alice', inState)).not.toHaveProperty('needResetPassword');
      expect(stage.cam.console.logIn('alice', alice.password!, 'Her-own-password-1')).toMatchObject({ loggedIn: true });
      expect(await reading(stage, alice)).toBe('no error');

      // Bob's secret passes through everybody's hands and is read by him alone.
      const [first] = await saveOutputs(stage);
      await credentials(stage, 'issue', 'bob', '--outputs', 'outputs.json', ...json, 'bob.json');
      expect(issuedIn(stage, 'bob.json')).toMatchObject({ encryptedSecretKey: first!.encrypted_secret });
      await credentials(stage, 'decrypt', 'outputs.json', '--private-key', key, ...json, 'bob.clear.json');
      const bob = keep('bob.clear.json', issuedIn(stage, 'bob.clear.json'));
      if (owner.decrypt) expect(owner.decrypt(first!.encrypted_secret)).toBe(bob.secretKey);
      expect(await reading(stage, bob)).toBe('no error');

      // Terraform's key is rotated in the code, the other one by the command.
      await stage.apply(declared(owner.publicKey, 'FirstKey', 'SecondKey'));
      const second = (await saveOutputs(stage)).find(({ secret_id }) => secret_id !== bob.secretId)!;
      const chosen = ['--key', second.secret_id];
      await credentials(stage, 'decrypt', 'outputs.json', '--private-key', key, ...chosen, ...json, 'bob.2.json');
      const bobNow = keep('bob.2.json', issuedIn(stage, 'bob.2.json'));
      expect([await reading(stage, bob), await reading(stage, bobNow)]).toEqual(['no error', 'no error']);
      await stage.apply(declared(owner.publicKey, 'SecondKey'));
      expect([await reading(stage, bob), await reading(stage, bobNow)]).toEqual([REFUSED, 'no error']);

      await credentials(stage, 'rotate', 'alice', ...json, 'alice.2.json');
      const aliceNow = keep('alice.2.json', issuedIn(stage, 'alice.2.json'));
      expect([await reading(stage, alice), await reading(stage, aliceNow)]).toEqual(['no error', 'no error']);
      await credentials(stage, 'rotate', 'alice', '--finish', '--yes');
      expect([await reading(stage, alice), await reading(stage, aliceNow)]).toEqual([REFUSED, 'no error']);

      for (const user of ['alice', 'bob']) await credentials(stage, 'revoke', user, '--yes');
      expect([await reading(stage, aliceNow), await reading(stage, bobNow)]).toEqual([REFUSED, REFUSED]);
      expect(stage.cam.console.logIn('alice', 'Her-own-password-1')).toMatchObject({ loggedIn: false });

      // The canaries: each secret is in the file that was asked for, and nowhere else.
      await stage.plan(declared(owner.publicKey, 'SecondKey'));
      expect(secrets.size).toBe(5);
      const code = checkout();
      expect(code.length).toBeGreaterThan(500);
      for (const [secret, file] of secrets) {
        expect([...stage.files()].filter(([, text]) => text.includes(secret)).map(([name]) => name)).toEqual([file]);
        expect(stage.printed.includes(secret)).toBe(false);
        expect(code.some((text) => text.includes(secret))).toBe(false);
      }
    } finally {
      owner.forget();
    }
  },
);
