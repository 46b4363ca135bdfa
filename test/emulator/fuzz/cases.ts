import { services } from '../../../lib/emulator/actions';
import { type Draft, draft, signed, type Signing } from '../raw-request';
import { type Dice } from './dice';
import { hostileJson, hostileObject } from './hostile-json';

/** What is sent on one connection. */
export interface Case {
  readonly kind: string;
  readonly bytes: Buffer;
  /** Whether nothing may come back: what was sent is no whole request. */
  readonly mayBeSilent: boolean;
}

const actions = [...services].flatMap(([service, { version, actions: known }]) =>
  [...known.keys()].map((action) => ({ service, version, action, host: `${service}.tencentcloudapi.com` })),
);

type Maker = (dice: Dice, cam: Signing) => Omit<Case, 'kind'>;

/** How often each kind comes, beside the others. */
const makers: Readonly<Record<string, { readonly weight: number; readonly make: Maker }>> = {
  'wrong types': {
    weight: 40,
    make: (dice, cam) => whole(cam, { ...dice.of(actions), body: JSON.stringify(hostileObject(dice)) }),
  },
  'hostile JSON': { weight: 15, make: (dice, cam) => whole(cam, { ...dice.of(actions), body: hostileJson(dice) }) },
  'hostile query': { weight: 10, make: byQuery },
  'hostile headers': { weight: 12, make: withHeaders },
  'hostile authorization': {
    weight: 8,
    make: (dice, cam) => {
      const right = draft(cam, dice.of(actions));
      const { Authorization = '' } = signed(right);
      return whole(cam, { ...right, headers: { Authorization: printable(mutated(dice, Authorization)) } });
    },
  },
  truncated: {
    weight: 8,
    make: (dice, cam) => {
      const { bytes } = whole(cam, { ...dice.of(actions), body: hostileJson(dice) });
      return { bytes: bytes.subarray(0, dice.below(bytes.length)), mayBeSilent: true };
    },
  },
  'one byte changed': {
    weight: 8,
    make: (dice, cam) => {
      const bytes = Buffer.from(whole(cam, dice.of(actions)).bytes);
      for (let times = 1 + dice.below(4); times > 0; times -= 1) bytes[dice.below(bytes.length)] = dice.below(256);
      return { bytes, mayBeSilent: true };
    },
  },
  noise: { weight: 4, make: (dice) => ({ bytes: noise(dice, 400), mayBeSilent: true }) },
  'in a row': {
    weight: 4,
    make: (dice, cam) => {
      const some = dice.times(
        5,
        () => whole(cam, { ...dice.of(actions), body: hostileJson(dice) }, 'keep-alive').bytes,
      );
      const last = whole(cam, dice.of(actions)).bytes;
      return { bytes: Buffer.concat([...some, last]), mayBeSilent: false };
    },
  },
  'in chunks': {
    weight: 4,
    make: (dice, cam) => {
      const body = hostileJson(dice);
      const head = headOf(draft(cam, { ...dice.of(actions), body }), { 'Transfer-Encoding': 'chunked' });
      const size = dice.of([Buffer.byteLength(body).toString(16), 'fffffff', '-1', 'x', '1;a=b']);
      return { bytes: Buffer.from(`${head}${size}\r\n${body}\r\n0\r\n\r\n`), mayBeSilent: true };
    },
  },
  'other doors': {
    weight: 6,
    make: (dice, cam) => {
      const path = dice.of([
        '/login',
        '/admin/faults',
        '/admin/console',
        '//',
        '/%2e%2e/',
        'http://cam.x/login',
        '*',
        '/login?a',
      ]);
      const method = dice.of(['POST', 'GET', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH']);
      return whole(cam, { target: path, method, body: hostileJson(dice) });
    },
  },
  'through a tunnel': {
    weight: 2,
    make: (dice, cam) => {
      const { bytes } = whole(cam, { ...dice.of(actions), body: hostileJson(dice) });
      const wish = dice.of(['CONNECT cam.x:80', 'CONNECT :', 'CONNECT [::1]:1']);
      return { bytes: Buffer.concat([Buffer.from(`${wish} HTTP/1.1\r\nHost: x\r\n\r\n`), bytes]), mayBeSilent: true };
    },
  },
  huge: {
    weight: 0.05,
    make: (dice, cam) => {
      const length = dice.of([1, 9, 10, 11, 39, 41]) * 1024 * 1024 + dice.below(3) - 1;
      const body = JSON.stringify({ Name: 'x'.repeat(length) });
      // Whoever is not done after four times what is allowed hears nothing.
      return { ...whole(cam, { ...dice.of(actions), body }), mayBeSilent: length > 39 * 1024 * 1024 };
    },
  },
};

const weights = Object.values(makers).reduce((sum, { weight }) => sum + weight, 0);

export function makeCase(dice: Dice, cam: Signing): Case {
  let left = dice.next() * weights;
  for (const [kind, { weight, make }] of Object.entries(makers)) {
    left -= weight;
    if (left < 0) return { kind, ...make(dice, cam) };
  }
  throw new Error('no dice throws as high as all weights');
}

export const kinds = Object.keys(makers);

function whole(cam: Signing, changes: Partial<Draft>, connection = 'close'): Omit<Case, 'kind'> {
  const of = draft(cam, changes);
  const body = Buffer.from(of.body);
  const head = headOf(of, { 'Content-Length': String(body.length), Connection: connection });
  return { bytes: Buffer.concat([Buffer.from(head), body]), mayBeSilent: false };
}

function headOf(of: Draft, more: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ ...signed(of), ...more }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${of.method} ${of.target} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

function byQuery(dice: Dice, cam: Signing): Omit<Case, 'kind'> {
  const pairs = dice.times(6, () => {
    const path = dice.times(4, () =>
      dice.of(['Info', '0', '1', 'Uid', 'Name', '__proto__', 'constructor', '', 'PolicyId', '%ff']),
    );
    return `${path.join('.')}=${dice.of(['a', '1', '%', '%ff', '%00', '+', '', 'a=b', '1'.repeat(400)])}`;
  });
  const query = pairs.join('&');
  const type = 'application/x-www-form-urlencoded';
  return whole(cam, { ...dice.of(actions), method: 'GET', type, target: `/?${query}`, query, body: '' });
}

const HEADERS = [
  ...['X-TC-Action', 'X-TC-Version', 'X-TC-Timestamp', 'X-TC-Token', 'X-TC-Region', 'Host', 'Content-Type', 'Expect'],
  ...[
    'Content-Encoding',
    'Upgrade',
    'X-TC-Content-SHA256',
    'Cookie',
    'Range',
    'X-Forwarded-For',
    'Accept',
    'TE',
    'Trailer',
  ],
];

function withHeaders(dice: Dice, cam: Signing): Omit<Case, 'kind'> {
  const text = (): string =>
    dice.of([
      '',
      '0',
      '-1',
      '9'.repeat(20),
      '2019-01-16',
      '100-continue',
      'x',
      'constructor',
      'gzip',
      'x'.repeat(dice.below(9_000)),
    ]);
  const headers = Object.fromEntries(
    dice.times(6, () => [dice.of(HEADERS), dice.once(3) ? printable(noise(dice, 60).toString('latin1')) : text()]),
  );
  return whole(cam, { ...dice.of(actions), headers });
}

function mutated(dice: Dice, text: string): string {
  const at = dice.below(text.length);
  return text.slice(0, at) + dice.of(['', ',', '/', ';', '=', 'x', ' ', 'é', text]) + text.slice(at + dice.below(9));
}

function noise(dice: Dice, most: number): Buffer {
  return Buffer.from(dice.times(most, () => dice.below(256)));
}

/** What may stand in the value of a header. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}
