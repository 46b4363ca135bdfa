import { extname } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { type Review } from '../review';
import { CliError } from './cli-error';
import { type Io } from './io';
import { rooms } from './rooms';
import { textLayout } from './text-layout';
import { writeFile } from './write-file';

export const reportFormats = ['text', 'markdown', 'json', 'sarif', 'html'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** A file that a report goes to. */
export interface ReportFile {
  readonly format: ReportFormat;
  readonly path: string;
}

const EXTENSIONS: Readonly<Record<string, ReportFormat>> = {
  '.txt': 'text',
  '.md': 'markdown',
  '.json': 'json',
  '.sarif': 'sarif',
  '.html': 'html',
};

/** Adds `FORMAT=FILE`, or a file whose extension says the format, to those that are given already. */
export function addReportFile(text: string, files: readonly ReportFile[]): readonly ReportFile[] {
  const [, named, rest] = /^(\w+)=(.+)$/s.exec(text) ?? [];
  const format = reportFormats.find((one) => one === named);
  const file = format !== undefined && rest !== undefined ? { format, path: rest } : byExtension(text);
  if (files.some(({ path }) => path === file.path)) throw new InvalidArgumentError('the file is given twice');
  return [...files, file];
}

function byExtension(path: string): ReportFile {
  const extension = extname(path).toLowerCase();
  const format = Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined;
  if (format !== undefined) return { format, path };
  const known = Object.keys(EXTENSIONS).join(', ');
  throw new InvalidArgumentError(`end it in ${known}, or write it as <format>=<file>`);
}

/** Writes a review to standard output and to files. */
export class ReportWriter {
  constructor(
    private readonly review: Review,
    private readonly io: Io,
  ) {}

  print(format: ReportFormat): void {
    this.io.out(this.render(format, true));
  }

  /** @throws CliError with every file that can't be written; the others are written */
  save(files: readonly ReportFile[]): void {
    const problems: string[] = [];
    for (const { format, path } of files) {
      try {
        writeFile(path, this.render(format, false));
      } catch (error) {
        if (!(error instanceof CliError)) throw error;
        problems.push(error.message);
      }
    }
    if (problems.length > 0) throw new CliError(problems.join('; '));
  }

  private render(format: ReportFormat, onTerminal: boolean): string {
    const { textReport, markdownReport, jsonReport, sarifReport, htmlReport } = rooms.report();
    switch (format) {
      case 'text':
        return textReport(this.review, onTerminal ? textLayout(this.io) : {});
      case 'markdown':
        return markdownReport(this.review);
      case 'json':
        return jsonReport(this.review);
      case 'sarif':
        return sarifReport(this.review);
      case 'html':
        return htmlReport(this.review);
    }
  }
}
