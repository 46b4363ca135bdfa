import { type CodeBlock } from './code-blocks';

/** One TypeScript file made of a page's blocks. Its lines are the page's lines, so that an error points at the page. */
export interface PageProgram {
  readonly blocks: CodeBlock[];
  readonly text: string;
  /** Whether the blocks are the inside of one stack, exported as `addTo(app, failing)`, and not a file of their own. */
  readonly isStack: boolean;
}

/** The argument of a block whose code must throw what the next block says. */
export const THROWS = 'throws';

/**
 * The programs of a page. A block that imports something is a file of its own; the others are, in their order, the inside
 * of one stack that has a provider and knows every name of the package.
 *
 * @param names what the package exports
 */
export function pagePrograms(blocks: CodeBlock[], names: string[]): PageProgram[] {
  const typescript = blocks.filter(({ language }) => language === 'ts');
  const files = typescript.filter(({ text }) => /^import /m.test(text));
  const insides = typescript.filter((block) => !files.includes(block));
  return [
    ...files.map((block) => ({ blocks: [block], text: atItsLine('', block, block.text), isStack: false })),
    ...(insides.length === 0 ? [] : [{ blocks: insides, text: stackOf(insides, names), isStack: true }]),
  ];
}

function stackOf(blocks: CodeBlock[], names: string[]): string {
  const before = [
    `import { type App, Aspects, TerraformResource, TerraformStack } from 'cdktf';`,
    `import { readFileSync } from 'node:fs';`,
    `import { ${names.join(', ')} } from 'cdktf-trtc-access';`,
    `import { TencentcloudProvider } from 'cdktf-trtc-access/tencentcloud/provider';`,
    `export function addTo(app: App, failing?: number): void { new (class extends TerraformStack {`,
    `constructor() { super(app, 'page'); new TencentcloudProvider(this, 'TencentCloud');`,
  ].join(' ');
  const inside = blocks.reduce((text, block) => {
    const guarded = block.argument === THROWS ? `if (failing === ${block.line}) { ${block.text}\n}` : block.text;
    return atItsLine(text, block, guarded);
  }, before);
  return `${inside}\n} })(); }\n`;
}

function atItsLine(before: string, block: CodeBlock, text: string): string {
  return before + '\n'.repeat(block.line - before.split('\n').length) + text;
}
