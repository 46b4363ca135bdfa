/** One fenced block of a Markdown page. */
export interface CodeBlock {
  /** Line of the block's first line of text, counted from one. */
  readonly line: number;
  /** First word after the fence, such as `ts`. */
  readonly language: string;
  /** What follows it, such as the name of the file that a `json` block is. */
  readonly argument: string;
  readonly text: string;
}

const FENCE = /^ {0,3}(`{3,}|~{3,}) *(\S*) *(.*?)\s*$/;

/** All fenced blocks of a page, in order. Indented ones too, such as those in a list. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { fence: string; line: number; language: string; argument: string; lines: string[] } | undefined;
  markdown.split('\n').forEach((text, index) => {
    const [, fence = '', language = '', argument = ''] = FENCE.exec(text) ?? [];
    if (open === undefined) {
      if (fence) open = { fence, line: index + 2, language, argument, lines: [] };
    } else if (fence.startsWith(open.fence) && !language) {
      blocks.push({ ...open, text: open.lines.join('\n') });
      open = undefined;
    } else {
      open.lines.push(text);
    }
  });
  if (open !== undefined) throw new Error(`the block that starts on line ${open.line - 1} is never closed`);
  return blocks;
}
