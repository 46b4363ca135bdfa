import fc from 'fast-check';
import { canonicalDocument } from '../../lib/review/canonical-document';
import { type PolicyDocument, type PolicyStatement } from '../../lib/policy';

const ONE_APP = 'qcs::trtc::uin/100000000001:sdkappid/1400000001';
const OWN_APP = 'qcs::trtc::uin/${owner_uin}:sdkappid/1400000001';
const allow = (action: readonly string[], resource: readonly string[] = ['*']): PolicyStatement => ({
  effect: 'allow',
  action,
  resource,
  condition: [],
});
const documentOf = (...statement: readonly PolicyStatement[]): PolicyDocument => ({ version: '2.0', statement });

test('the order of statements, actions and resources does not matter, nor does saying a thing twice', () => {
  const actions = fc.uniqueArray(fc.constantFrom('trtc:RemoveUser', 'trtc:Describe*', 'cam:*', '*'), { minLength: 1 });
  const statements = fc.array(fc.tuple(actions, fc.constantFrom('*', ONE_APP)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(statements, (list) => {
      const document = documentOf(...list.map(([action, resource]) => allow(action, [resource])));
      const turned = documentOf(
        ...[...list, ...list]
          .reverse()
          .map(([action, resource]) => allow([...action, ...action].reverse(), [resource])),
      );
      return canonicalDocument(document) === canonicalDocument(turned);
    }),
  );
});

test('the owner may be written as a number or as the variable', () => {
  const [number, variable] = [ONE_APP, OWN_APP].map((resource) => documentOf(allow(['trtc:*'], [resource])));
  expect(canonicalDocument(number!, '100000000001')).toBe(canonicalDocument(variable!));
  expect(canonicalDocument(number!, '100000000002')).not.toBe(canonicalDocument(variable!));
  expect(canonicalDocument(number!)).not.toBe(canonicalDocument(variable!));
});

test('what the document says does matter', () => {
  const document = documentOf(allow(['trtc:RemoveUser'], [ONE_APP]));
  const others = [
    documentOf(allow(['trtc:RemoveUser'])),
    documentOf(allow(['trtc:RemoveUser', 'trtc:DismissRoom'], [ONE_APP])),
    documentOf({ ...allow(['trtc:RemoveUser'], [ONE_APP]), effect: 'deny' }),
    { ...document, version: '3.0' as const },
    documentOf({
      ...allow(['trtc:RemoveUser'], [ONE_APP]),
      condition: [{ operator: 'ip_equal', ifExist: false, key: 'qcs:ip', values: ['10.0.0.0/8'] }],
    }),
  ];
  for (const other of others) expect(canonicalDocument(other)).not.toBe(canonicalDocument(document));
});
