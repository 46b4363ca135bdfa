import { Token } from 'cdktf';
import fc from 'fast-check';
import {
  customPolicyNameProblems,
  existingNameProblems,
  groupNameProblems,
  idProblems,
  policyNameProblems,
  userNameProblems,
} from '../../../lib/constructs/private/names';

const token = Token.asString({ a: 'value that only Terraform knows' });

describe('a user name', () => {
  it('may have every character that CAM documents', () => {
    const word = fc.string({ unit: fc.constantFrom(...'azAZ09+=,.@-_'), minLength: 1, maxLength: 64 });
    fc.assert(fc.property(word, (name) => expect(userNameProblems(name)).toEqual([])));
  });

  it('fails with any other character, and names it', () => {
    expect(userNameProblems('alice smith#2')).toEqual([
      'user name `alice smith#2` contains ` #`; use letters, digits and `+=,.@_-` only',
    ]);
    expect(userNameProblems('客服')).toEqual([
      'user name `客服` contains `客服`; use letters, digits and `+=,.@_-` only',
    ]);
  });

  it('fails when it is too long, or empty', () => {
    expect(userNameProblems('a'.repeat(65))).toEqual([
      `user name \`${'a'.repeat(65)}\` has 65 characters; use at most 64`,
    ]);
    expect(userNameProblems('')).toEqual(['user name is empty; write 1 to 64 letters, digits or `+=,.@_-`']);
  });

  it('fails when an environment variable is not set', () => {
    expect(userNameProblems(process.env.NO_SUCH_VARIABLE!)).toEqual([
      'user name is `undefined`, which is no text; write one',
    ]);
  });

  it('fails with all of its problems', () => {
    expect(userNameProblems(' '.repeat(65))).toHaveLength(2);
  });
});

describe('a policy name', () => {
  it('may have 128 characters', () => {
    expect(policyNameProblems('a'.repeat(128))).toEqual([]);
    expect(policyNameProblems('a'.repeat(129))).toHaveLength(1);
  });
});

describe("the name of a policy of one's own", () => {
  it('fails when it is that of a preset', () => {
    expect(customPolicyNameProblems('rtc-moderation')).toEqual([]);
    expect(customPolicyNameProblems('QcloudTRTCFullAccess')).toEqual([
      'policy name `QcloudTRTCFullAccess` is that of a preset; for that one use `TrtcPresetPolicy.fromName`',
    ]);
  });
});

describe('a group name', () => {
  it('may have any letters: CAM documents no rule', () => {
    expect(groupNameProblems('客服 team')).toEqual([]);
  });

  it.each(['', ' ', ' team', 'team ', 'a#b', 'a\nb', 'rtc-${env}'])('fails when it is %j', (name) => {
    expect(groupNameProblems(name)).toHaveLength(1);
  });
});

describe('a name that exists', () => {
  it('may be one from before the present rules', () => {
    expect(existingNameProblems('user name', 'Alice Smith (ops)')).toEqual([]);
  });

  it('fails with what the provider cannot write into an id', () => {
    expect(existingNameProblems('user name', 'a#b')).toEqual([
      'user name `a#b` contains `#` or a control character; rename it',
    ]);
  });
});

describe('an id', () => {
  it('is digits', () => {
    expect(idProblems('policy id', '524252')).toEqual([]);
  });

  it.each(['', '0', '-1', '1.5', 'QcloudTRTCFullAccess', '12 '])('fails when it is %j', (id) => {
    expect(idProblems('policy id', id)).toEqual([
      `policy id \`${id}\` is no number; write the digits that CAM shows, as in \`'524252'\``,
    ]);
  });
});

test('what only Terraform knows is left to Terraform', () => {
  expect([...userNameProblems(token), ...groupNameProblems(token), ...policyNameProblems(token)]).toEqual([]);
  expect(idProblems('policy id', token)).toEqual([]);
});
