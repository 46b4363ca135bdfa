import { type Grants, type PolicyStatement } from '../../../lib/policy';
import { allow, application, deny, document, holding } from './build';
import { findGain } from './gain';

const app = application(1400000001);

describe('findGain', () => {
  const gains = (before: PolicyStatement[], after: PolicyStatement[]) =>
    findGain(holding(...before), holding(...after)) !== undefined;

  test.each<[string, PolicyStatement[], PolicyStatement[], boolean]>([
    ['the first grant', [], [allow('trtc:RemoveUser', app)], true],
    ['the same', [allow('trtc:*')], [allow('name/trtc:*')], false],
    ['one application to all', [allow('trtc:*', app)], [allow('trtc:*', application())], true],
    ['all applications to one', [allow('trtc:*', application())], [allow('trtc:*', app)], false],
    ['a split', [allow(['trtc:A', 'trtc:B'])], [allow('trtc:A'), allow('trtc:B')], false],
    ['a wildcard that meets others', [allow(['trtc:a*', 'trtc:*b'])], [allow('trtc:a*b')], false],
    ['a deny narrowed', [allow('*'), deny('trtc:Del*')], [allow('*'), deny('trtc:Delete*')], true],
    ['a deny that meets nothing', [allow('trtc:*'), deny('cos:*')], [allow('trtc:*')], false],
    ['two wildcards that meet', [allow('*:a*'), deny('*:*b')], [allow('*:a*'), deny('*:*bb')], true],
    ['a case', [allow('trtc:RemoveUser')], [allow('trtc:removeuser')], true],
    ['a star for two stars', [allow('*:*')], [allow('*')], true],
    ['star to six stars', [allow('*', '*')], [allow('*', 'qcs:*:*:*:*:*')], false],
    ['six stars to star', [allow('*', 'qcs:*:*:*:*:*')], [allow('*', '*')], true],
    ['a condition dropped', [allow('*', '*', { ip_equal: { 'qcs:ip': '0.0.0.0/0' } })], [allow('*')], true],
    ['a condition added', [allow('*')], [allow('*', '*', { string_equal: { k: 'a' } })], false],
    [
      'a deny conditioned',
      [allow('*'), deny('a:*')],
      [allow('*'), deny('a:*', '*', { string_equal: { k: 'a' } })],
      true,
    ],
    [
      'numbers with a gap',
      [allow('*', '*', { numeric_less_than_equal: { k: 4 } })],
      [allow('*', '*', { numeric_less_than: { k: 5 } })],
      true,
    ],
    [
      'a block in halves',
      [allow('*', '*', { ip_equal: { k: '10.0.0.0/24' } })],
      [allow('*', '*', { ip_equal: { k: ['10.0.0.0/25', '10.0.0.128/25'] } })],
      false,
    ],
    [
      'a block one too large',
      [allow('*', '*', { ip_equal: { k: ['10.0.0.0/25', '10.0.0.128/26'] } })],
      [allow('*', '*', { ip_equal: { k: '10.0.0.0/24' } })],
      true,
    ],
    ['a filled account for the owner', [allow('*', 'qcs::trtc:::sdkappid/1')], [allow('*', app)], true],
    [
      'an untagged resource',
      [allow('*', '*', { 'for_any_value:string_equal': { 'qcs:resource_tag': ['a&b', 'a&c'] } })],
      [allow('*', '*', { 'for_all_value:string_equal': { 'qcs:resource_tag': ['a&b', 'a&c'] } })],
      true,
    ],
    [
      'three tags at once',
      [
        allow('*', '*', { 'for_any_value:string_equal': { t: 'a' } }),
        deny('*', '*', {
          'for_any_value:string_equal': { t: 'b' },
          'for_any_value:string_equal_ignore_case': { t: 'c' },
        }),
      ],
      [allow('*', '*', { 'for_any_value:string_equal': { t: 'a' } })],
      true,
    ],
  ])('sees %s', (_, before, after, expected) => {
    expect(gains(before, after)).toBe(expected);
  });

  test('sees a boundary taken away, and a deny that an unread policy makes matter', () => {
    const documents = [document(allow('trtc:*'))];
    expect(findGain({ documents, boundary: document(allow('trtc:Describe*')) }, { documents })).toBeDefined();
    expect(findGain({ documents }, { documents, boundary: document(allow('trtc:Describe*')) })).toBeUndefined();
    const guarded = [document(allow('trtc:A'), deny('trtc:B'))];
    expect(findGain({ documents: guarded }, { documents: [document(allow('trtc:A'))] })).toBeUndefined();
    const opaque = ['QcloudTRTCReadonlyAccess'];
    expect(findGain({ documents: guarded, opaque }, { documents: [document(allow('trtc:A'))], opaque })).toBeDefined();
  });

  test('sees a change of version only for List calls', () => {
    const asVersion3 = (...statement: PolicyStatement[]): Grants => ({ documents: [{ version: '3.0', statement }] });
    expect(findGain(holding(allow('trtc:*')), asVersion3(allow('trtc:*')))?.request.temporaryKey).toBe(true);
    expect(findGain(holding(allow('trtc:RemoveUser')), asVersion3(allow('trtc:RemoveUser')))).toBeUndefined();
  });
});
