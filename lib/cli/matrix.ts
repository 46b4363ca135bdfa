import { Command, Option } from 'commander';
import { type Io } from './io';
import { matrixCsv, matrixMarkdown, matrixText } from './matrix-report';
import { modelIn, type ModelOptions, withModelOptions } from './model-input';
import { rooms } from './rooms';
import { jsonText } from './words';

const FORMATS = ['text', 'markdown', 'csv', 'json'] as const;

interface Options extends ModelOptions {
  readonly format: (typeof FORMATS)[number];
}

const EXAMPLES = `
Examples:
  trtc-access matrix
  trtc-access matrix --plan plan.json --synth cdktf.out --format csv > access.csv
  trtc-access matrix --plan plan.json --before --format markdown

A spreadsheet would run a cell that starts with =, +, - or @: in CSV such a cell starts with a quote.

Exit codes: 0 written, 1 could not read.`;

/** `trtc-access matrix`: who holds what. */
export function matrixCommand(io: Io): Command {
  return withModelOptions(new Command('matrix').description('List who holds what, through which group, and why.'))
    .addOption(new Option('--format <format>', 'how to write the list').choices(FORMATS).default('text'))
    .addHelpText('after', EXAMPLES)
    .action((options: Options) => matrix(options, io));
}

async function matrix(options: Options, io: Io): Promise<void> {
  const model = await modelIn(options, io);
  const { accessRows, modelDoubts } = rooms.access();
  const [rows, doubts] = [accessRows(model), modelDoubts(model)];
  switch (options.format) {
    case 'text':
      io.out(matrixText(rows, doubts));
      break;
    case 'markdown':
      io.out(matrixMarkdown(rows, doubts));
      break;
    case 'csv':
      io.out(matrixCsv(rows));
      // A table has no place for it, and must not look whole.
      if (doubts.length > 0) io.err(`trtc-access: the list may lack something: ${doubts.join('; ')}\n`);
      break;
    case 'json':
      io.out(jsonText({ schema: 'trtc-access/matrix@1', doubts, rows }));
  }
}
