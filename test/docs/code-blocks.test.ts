import { codeBlocks } from './code-blocks';

const page = (...lines: string[]) => lines.join('\n');

test('a block has its language, its argument, its text and the line it starts on', () => {
  expect(codeBlocks(page('# Title', '', '```json before.json', '{', '}', '```'))).toEqual([
    expect.objectContaining({ language: 'json', argument: 'before.json', text: '{\n}', line: 4 }),
  ]);
});

test('a longer fence holds a shorter one', () => {
  expect(codeBlocks(page('````md', '```ts', '```', '````')).map((block) => block.text)).toEqual(['```ts\n```']);
});

test('a page without blocks has none', () => {
  expect(codeBlocks('Use `ts` here.')).toEqual([]);
});

test('fails on a block that is never closed', () => {
  expect(() => codeBlocks(page('', '```ts', 'const a = 1;'))).toThrow('line 2 is never closed');
});
