import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '../../lib/emulator/actions';

const page = readFileSync(join(__dirname, '../../docs/commands/emulator.md'), 'utf8');

test.each([...services].filter(([name]) => name !== 'trtc'))('the page lists the actions of %s', (name, service) => {
  const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` ${service.version} `)) ?? '';
  const listed = [...row.matchAll(/`([A-Z]\w+)`/g)].map(([, action]) => action);
  expect(listed).toEqual([...service.actions.keys()].sort());
});
