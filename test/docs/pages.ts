import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CodeBlock, codeBlocks } from './code-blocks';

export const ROOT = join(__dirname, '..', '..');

/** One Markdown file of the project. */
export interface Page {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly blocks: CodeBlock[];
}

/** Every page of the project: those at its root and those in its rooms. */
export function pages(): Page[] {
  const inRooms = ['bench', 'docs', 'examples', 'lib', 'schema', 'scripts', 'test'].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  );
  return [...readdirSync(ROOT), ...inRooms]
    .filter((file) => file.endsWith('.md') && !file.startsWith('lib/tencentcloud/'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8');
      return { file, text, blocks: codeBlocks(text) };
    });
}

/** The pages whose code a reader may copy; those of lib/ show fragments to people who have the files at hand. */
export function pagesWithCode(): Page[] {
  return pages().filter(({ file }) => !file.startsWith('lib/'));
}
