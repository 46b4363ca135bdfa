import { Token } from 'cdktf';
import { noObjectProblems, noTextProblems, plainTextProblems } from '../../../lib/constructs/private/input-problems';

describe('a text', () => {
  it.each([undefined, null, 42])('fails when it is %p', (value) => {
    expect(noTextProblems('user name', value)).toEqual([
      `user name is \`${String(value)}\`, which is no text; write one`,
    ]);
    expect(plainTextProblems('remark', value as unknown as string)).toHaveLength(1);
  });

  it('fails when it is an object, without showing what that holds', () => {
    expect(noTextProblems('pgp key', Buffer.from('secret'))).toEqual([
      'pgp key is an object, which is no text; write one',
    ]);
  });

  it.each(['on call for ${team}', '50%{off}'])('fails when Terraform would take it for an expression: %j', (text) => {
    expect(plainTextProblems('remark', text)).toEqual([
      `remark \`${text}\` contains \`${text.includes('$') ? '${' : '%{'}\`, which Terraform takes for an expression; a value of your program goes into a template literal, one of Terraform's is passed as a token`,
    ]);
  });

  it('may be a token, and may have every other character', () => {
    expect(plainTextProblems('remark', `of ${Token.asString({ a: 'token' })}`)).toEqual([]);
    expect(plainTextProblems('remark', 'costs $5, {50%}: "客服"')).toEqual([]);
  });
});

describe('something else', () => {
  it.each([undefined, null, 'bob', 42])('fails when it is %p', (value) => {
    expect(noObjectProblems('principal 1', value, 'principalKind', 'a sub-user or a user group')).toEqual([
      `principal 1 is \`${String(value)}\`; pass a sub-user or a user group`,
    ]);
  });
});
