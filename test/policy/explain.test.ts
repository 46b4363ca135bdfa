import { explain } from '../../lib/policy';
import { allow, deny, document, holding, request } from './holding';

test('names the statement that allows', () => {
  const grants = { documents: [document(allow('cos:*')), document(allow('cvm:*'), allow('trtc:*'))] };
  expect(explain(grants, request())).toEqual({
    decision: 'allow',
    decidedBy: { policy: 'document', document: 1, statement: 1 },
    reasons: ['statement 2 of document 2 allows it'],
  });
});

test('names the deny that wins, in a document or the boundary', () => {
  expect(explain(holding(allow('trtc:*'), deny('trtc:RemoveUser')), request())).toEqual({
    decision: 'deny',
    decidedBy: { policy: 'document', document: 0, statement: 1 },
    reasons: ['statement 2 of document 1 denies it'],
  });
  const bounded = { ...holding(allow('trtc:*')), boundary: document(allow('*'), deny('trtc:*')) };
  expect(explain(bounded, request()).decidedBy).toEqual({ policy: 'boundary', document: 0, statement: 1 });
});

test('says when nothing allows, and which condition is not met', () => {
  expect(explain(holding(allow('cos:*')), request())).toEqual({
    decision: 'deny',
    reasons: ['no statement allows it'],
  });
  const condition = { ip_equal: { 'qcs:ip': '10.0.0.0/8' } };
  expect(explain(holding(allow('trtc:*', { condition })), request()).reasons).toEqual([
    'no statement allows it',
    'statement 1 of document 1 allows it, but `ip_equal` on `qcs:ip` is not met',
  ]);
});

test('says when the boundary does not permit', () => {
  const grants = { ...holding(allow('trtc:*')), boundary: document(allow('trtc:Describe*')) };
  expect(explain(grants, request()).reasons).toEqual(['the permissions boundary does not permit it']);
});

test('names the open question and where it is left open', () => {
  const { decision, reasons } = explain(holding(allow('trtc:removeuser')), request());
  expect(decision).toBe('unknown');
  expect(reasons).toEqual([
    "Tencent's documents do not say whether the letter case of action and service names counts (https://www.tencentcloud.com/document/product/598/10604)",
  ]);
});

test('names the operator of which it is not known what it makes of the value', () => {
  const grants = holding(allow('trtc:*', { condition: { ip_equal: { 'qcs:ip': '10.0.0.0/8' } } }));
  const { reasons } = explain(grants, request('trtc:RemoveUser', { context: { 'qcs:ip': '::ffff:10.0.0.1' } }));
  expect(reasons).toEqual(["Tencent's documents do not say what `ip_equal` makes of every value of `qcs:ip`"]);
});

test('names the policy that is not known, and the variable that has no value', () => {
  const { reasons } = explain({ documents: [], opaque: ['QcloudTRTCFullAccess'] }, request());
  expect(reasons).toEqual(['the document of `QcloudTRTCFullAccess` is not known: it may allow or deny this']);
  const own = holding(allow('trtc:*', { resource: 'qcs::trtc:::sdkappid/1400000001' }));
  expect(explain(own, request()).reasons).toEqual([
    "it depends on `owner_uin`, which the request's context does not hold",
  ]);
});

test('a decision on which all readings agree may have no single statement', () => {
  const differs = { condition: { string_not_equal: { 'x:key': 'a' } } };
  const absent = { condition: { null_equal_if_exist: { 'x:key': 'true' }, string_equal: { 'x:key': 'a' } } };
  expect(explain(holding(allow('trtc:*', differs), deny('trtc:*', differs)), request())).toEqual({
    decision: 'deny',
    reasons: ['however the open questions are answered, no statement allows it or some statement denies it'],
  });
  expect(explain(holding(allow('trtc:*', absent)), request()).decision).toBe('deny');
});
