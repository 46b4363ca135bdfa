import { documentChange } from '../../lib/review/document-change';
import { type PolicyDocument, type PolicyStatement } from '../../lib/policy';

const allow = (action: readonly string[], resource: readonly string[] = ['*']): PolicyStatement => ({
  effect: 'allow',
  action,
  resource,
  condition: [],
});
const documentOf = (...statement: readonly PolicyStatement[]): PolicyDocument => ({ version: '2.0', statement });

test('a statement that grows shows what it grows by', () => {
  const before = documentOf(allow(['trtc:DescribeRoom', 'trtc:DismissRoom']));
  const after = documentOf(allow(['trtc:RemoveUser', 'trtc:DescribeRoom', 'trtc:BanUser']));
  expect(documentChange(before, after)).toEqual({
    added: [allow(['trtc:RemoveUser', 'trtc:BanUser'])],
    removed: [allow(['trtc:DismissRoom'])],
  });
});

test('a resource or a condition more is another limit for each action', () => {
  const before = documentOf(allow(['trtc:RemoveUser'], ['a']));
  const after = documentOf(allow(['trtc:RemoveUser'], ['a', 'b']));
  expect(documentChange(before, after)).toEqual({ added: after.statement, removed: before.statement });
});

test('order and repetition are no change', () => {
  const before = documentOf(allow(['a:x', 'a:y'], ['r', 's']));
  const after = documentOf(allow(['a:y'], ['s', 'r']), allow(['a:x', 'a:y'], ['r', 's']));
  expect(documentChange(before, after)).toEqual({ added: [], removed: [] });
});

test('a document that comes or goes is new or gone as a whole', () => {
  const document = documentOf(allow(['a:x']), { ...allow(['a:y']), effect: 'deny' });
  expect(documentChange(undefined, document)).toEqual({ added: document.statement, removed: [] });
  expect(documentChange(document, undefined)).toEqual({ added: [], removed: document.statement });
});
