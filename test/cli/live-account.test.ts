import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asking, liveAccount } from '../../lib/cli/live-account';
import { CamEmulator } from 'cdktf-trtc-access/emulator';

let home: string;
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'home-'))));
afterEach(() => rmSync(home, { recursive: true }));

test('a profile in the home folder and an endpoint lead to the account', async () => {
  const emulator = await CamEmulator.start();
  const { secretId, secretKey, url, ownerUin } = emulator;
  mkdirSync(join(home, '.tccli'));
  writeFileSync(join(home, '.tccli', 'default.credential'), JSON.stringify({ secretId, secretKey }));
  const { cam } = liveAccount({ env: { HOME: home } }, url);
  expect(await asking(() => cam.account.identity())).toMatchObject({ ownerUin });
  await expect(asking(() => cam.accessKeys.of(1))).rejects.toMatchObject({ name: 'CliError' });
  await emulator.stop();
});

test('fails with one message where nothing leads to an account', () => {
  expect(() => liveAccount({ env: { HOME: home } }, undefined)).toThrow(
    expect.objectContaining({
      name: 'CliError',
      message: expect.stringMatching(/^there is no key: /) as string,
    }) as Error,
  );
});

test('fails on a profile that may not be read, naming it', () => {
  mkdirSync(join(home, '.tccli', 'default.credential'), { recursive: true });
  expect(() => liveAccount({ env: { HOME: home } }, undefined)).toThrow(
    /^can't read `.+default.credential`: it is a folder/,
  );
});
