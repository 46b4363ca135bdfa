import { type ContextValue, type Grants } from '../../../lib/policy';
import { allow, application, deny, document, holding, OWNER } from './build';
import { decide } from './decide';
import { reading, type Reading } from './reading';

const app = application(1400000001);

describe('decide', () => {
  const ask = (action: string, resource = app, context: Record<string, ContextValue> = {}) => ({
    action,
    resource,
    context,
  });

  test('refuses what nothing allows', () => {
    expect(decide(reading(), holding(), ask('trtc:RemoveUser'))).toBe(false);
    expect(decide(reading(), holding(deny('cos:*')), ask('trtc:RemoveUser'))).toBe(false);
  });

  test('lets a deny win, wherever it stands', () => {
    const grants: Grants = { documents: [document(deny('trtc:RemoveUser', app)), document(allow('name/trtc:*'))] };
    expect(decide(reading(), grants, ask('trtc:RemoveUser'))).toBe(false);
    expect(decide(reading(), grants, ask('name/trtc:DismissRoom'))).toBe(true);
  });

  test('keeps within the boundary, which gives nothing', () => {
    const boundary = document(allow('trtc:Describe*'));
    expect(decide(reading(), { documents: [document(allow('*'))], boundary }, ask('trtc:DescribeUserInfo'))).toBe(true);
    expect(decide(reading(), { documents: [document(allow('*'))], boundary }, ask('trtc:RemoveUser'))).toBe(false);
    expect(decide(reading(), { documents: [], boundary }, ask('trtc:DescribeUserInfo'))).toBe(false);
  });

  test('matches a resource segment by segment', () => {
    const on = (pattern: string, resource: string, changes: Partial<Reading> = {}) =>
      decide(reading(changes), holding(allow('*', pattern)), ask('trtc:RemoveUser', resource));
    expect(on('*', '*')).toBe(true);
    expect(on('qcs::*:*:*:*', '*')).toBe(false);
    expect(on(application(), app)).toBe(true);
    expect(on(application(14), app)).toBe(false);
    expect(on('qcs::cos:*:uin/1:a', 'qcs::cos:r:uin/2:uin/1:a')).toBe(false);
    expect(on('qcs::cos::uin/1:a/*', 'qcs::cos::uin/1:a/b:c')).toBe(true);
    expect(on('qcs::::uin/1:a', 'qcs::cos:r:uin/1:a')).toBe(false);
    expect(on('qcs::::uin/1:a', 'qcs::cos:r:uin/1:a', { emptySegmentIsAll: true })).toBe(true);
    expect(on('qcs::TRTC::uin/1:a', 'qcs::trtc::uin/1:a')).toBe(false);
    expect(on('qcs::TRTC::uin/1:a', 'qcs::trtc::uin/1:a', { caseMatters: false })).toBe(true);
  });

  test('takes the owner from the request, or from the reading', () => {
    const mine = holding(allow('*', 'qcs::trtc:::sdkappid/*'));
    const variable = holding(allow('*', 'qcs::trtc::uin/${owner_uin}:sdkappid/*'));
    for (const grants of [mine, variable]) {
      expect(decide(reading(), grants, ask('trtc:RemoveUser'))).toBe(false);
      expect(decide(reading(), grants, ask('trtc:RemoveUser', app, { owner_uin: OWNER }))).toBe(true);
      const constants = { ...reading().constants, owner_uin: OWNER };
      expect(decide(reading({ constants }), grants, ask('trtc:RemoveUser'))).toBe(true);
    }
  });

  test('gives temporary keys no List call under version 2.0, in one reading', () => {
    const list = { ...ask('cam:ListUsers'), temporaryKey: true };
    expect(decide(reading(), holding(allow('*')), list)).toBe(true);
    expect(decide(reading({ listNeedsVersion3: true }), holding(allow('*')), list)).toBe(false);
    const version3: Grants = { documents: [{ ...document(allow('*')), version: '3.0' }] };
    expect(decide(reading({ listNeedsVersion3: true }), version3, list)).toBe(true);
  });

  test('does not find a key on the prototype', () => {
    const grants = holding(allow('*', '*', { null_equal: { constructor: true } }));
    expect(decide(reading(), grants, ask('trtc:RemoveUser'))).toBe(true);
  });
});
