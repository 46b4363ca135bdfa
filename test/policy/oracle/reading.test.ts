import { allow, deny, holding } from './build';
import { readingsOf } from './reading';

describe('readingsOf', () => {
  test('leaves one reading where nothing is open', () => {
    expect(readingsOf([holding(allow('trtc:*'), deny('trtc:remove_user'))])).toHaveLength(1);
  });

  test('opens a question only where it matters', () => {
    expect(readingsOf([holding(allow('trtc:RemoveUser'))])).toHaveLength(2);
    expect(readingsOf([holding(allow('*:*'))])).toHaveLength(2);
    expect(readingsOf([holding(allow('*', '*', { null_equal: { 'qcs:ip': true } }))])).toHaveLength(4);
    expect(readingsOf([{ documents: [], opaque: ['A', 'B'] }])).toHaveLength(4);
  });
});
