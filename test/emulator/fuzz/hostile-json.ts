import { type Dice } from './dice';

const TEXTS = [
  ...[
    '',
    ' ',
    '\0',
    '*',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    "' or 1=1 --",
    '<script>',
    '%00',
    '\u202e',
    '\ud800',
  ],
  ...[
    'alice',
    'QcloudTRTCFullAccess',
    '1',
    '-1',
    '1e400',
    'true',
    'null',
    'NaN',
    '{}',
    '[]',
    'é'.repeat(300),
    'x'.repeat(7000),
  ],
];
const NUMBERS = [
  0,
  1,
  -1,
  2,
  200,
  201,
  1.5,
  1e21,
  2 ** 53,
  -(2 ** 53),
  5e-324,
  100000001001,
  80001,
  230000001,
  900000001,
];
const NAMES = [
  ...[
    'Name',
    'Uin',
    'Info',
    'GroupId',
    'PolicyId',
    'PolicyDocument',
    'Rp',
    'Page',
    'Keyword',
    'TargetUin',
    'AttachUin',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    'Tags',
    'Key',
    'Value',
    'Password',
    'SdkAppId',
    'length',
  ],
];
const DOCUMENT = '{"version":"2.0","statement":[{"effect":"allow","action":["trtc:*"],"resource":["*"]}]}';

/** A value of any type that JSON has. */
export function hostileValue(dice: Dice, depth = 0): unknown {
  switch (dice.below(depth > 3 ? 5 : 8)) {
    case 0:
      return dice.of(TEXTS);
    case 1:
      return dice.of(NUMBERS);
    case 2:
      return dice.of([true, false, null]);
    case 3:
      return DOCUMENT.slice(0, dice.once(2) ? undefined : dice.below(DOCUMENT.length));
    case 4:
      return '*'.repeat(dice.below(200));
    case 5:
      return dice.times(4, () => hostileValue(dice, depth + 1));
    default:
      return hostileObject(dice, depth + 1);
  }
}

export function hostileObject(dice: Dice, depth = 0): object {
  return Object.fromEntries(dice.times(5, () => [dice.of(NAMES), hostileValue(dice, depth)]));
}

/** Text that is nearly JSON, or JSON that a parser may choke on. */
export function hostileJson(dice: Dice): string {
  const text = JSON.stringify(hostileObject(dice));
  switch (dice.below(9)) {
    case 0:
      return text.slice(0, dice.below(text.length));
    case 1:
      return text.replace('{', '{"__proto__":{"Name":"x"},"Name":"a","Name":"b",');
    case 2:
      return `${'['.repeat(dice.below(20_000))}1`;
    case 3:
      return `${'{"a":'.repeat(dice.below(5_000))}1`;
    case 4:
      return `{"Name":1${'0'.repeat(dice.below(2_000))}}`;
    case 5:
      return `{"Name":"\\ud800\\udc0${dice.of(['0', 'g', ''])}"}`;
    case 6:
      return `\ufeff${text}`;
    case 7:
      return dice.of(['null', '1', '"x"', '[]', 'NaN', '', ' ', '{}{}', '{"Name":}']);
    default:
      return text;
  }
}
