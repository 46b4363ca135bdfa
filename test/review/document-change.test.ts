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

test('a resource more is shown for the actions that it is new for', () => {
  const before = documentOf(allow(['a:x', 'a:y'], ['r']));
  const after = documentOf(allow(['a:x', 'a:y', 'a:z'], ['r', 's']));
  expect(documentChange(before, after)).toEqual({
    added: [allow(['a:x', 'a:y'], ['s']), allow(['a:z'], ['r', 's'])],
    removed: [],
  });
});

test('a condition more is another limit for each action', () => {
  const met = { operator: 'ip_equal' as const, ifExist: false, key: 'qcs:ip', values: ['10.0.0.0/8'] };
  const [before, after] = [allow(['a:x']), { ...allow(['a:x']), condition: [met] }];
  expect(documentChange(documentOf(before), documentOf(after))).toEqual({ added: [after], removed: [before] });
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
