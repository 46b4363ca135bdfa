import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { htmlReport } from '../../lib/report/html';
import { everything } from './review';

const CHROMIUM = '/usr/bin/chromium';
// It is no part of what contributors need: html.test.ts reads the page without it.
const where = existsSync(CHROMIUM) ? test : test.skip;

const QUIET = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** What a page is after a browser has run it. */
function inBrowser(html: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'));
  try {
    writeFileSync(join(folder, 'review.html'), html);
    return execFileSync(
      CHROMIUM,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        ...QUIET,
        `--user-data-dir=${join(folder, 'profile')}`,
        '--dump-dom',
        join(folder, 'review.html'),
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 60_000 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

where(
  'a browser runs the script that belongs to the page, and no other',
  () => {
    const page = htmlReport(everything());
    const foreign = page.replace('</body>', '<script>document.title = "taken over";</script></body>');
    const seen = inBrowser(foreign);
    expect(page).toContain('<form id="tools" role="search" hidden>');
    expect(seen).toContain('<form id="tools" role="search">');
    expect(seen).not.toContain('<title>taken over</title>');
  },
  90_000,
);
