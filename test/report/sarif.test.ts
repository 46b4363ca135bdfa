import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { sarifReport } from '../../lib/report/sarif';
import { hostile, poisoned } from './hostile';
import { everything, gains, review } from './review';

interface Log {
  runs: [{ results: SarifResult[]; tool: { driver: { rules: { id: string }[] } } }];
}
interface SarifResult {
  ruleId: string;
  level: string;
  message: { text: string };
  locations: [{ physicalLocation?: { artifactLocation: { uri: string }; region: { startLine: number } } }];
  suppressions?: unknown[];
}

const schema = JSON.parse(
  readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
) as object;
const ajv = addFormats(new Ajv({ strict: false, unicodeRegExp: false }));
const valid = ajv.compile(schema);

function results(log: string): SarifResult[] {
  return (JSON.parse(log) as Log).runs[0].results;
}

describe('the SARIF report', () => {
  test('is valid against the official schema, whatever the names are', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        valid(JSON.parse(sarifReport(poisoned(text))));
        expect(valid.errors).toBeNull();
      }),
    );
    expect(valid({ version: '2.1.0' })).toBe(false);
  });

  test('points at the line of TypeScript that gives the access', () => {
    const [first] = results(sarifReport(review({ principals: [gains('alice')] })));
    expect(first).toMatchObject({
      ruleId: 'access-gained',
      level: 'error',
      message: {
        text: '"alice" may now for example "trtc:RemoveUser" on application "1400000001"; "QcloudTRTCFullAccess" is attached',
      },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'access/alice.ts' }, region: { startLine: 21 } } }],
    });
  });

  test('carries every kind of thing that a review says', () => {
    expect(results(sarifReport(everything())).map(({ ruleId, level }) => `${level} ${ruleId}`)).toEqual([
      'error access-gained',
      'error access-unknown',
      'error console-enabled',
      'error not-understood',
      'error administrator-preset',
      'warning grant-without-reason',
      'note access-lost',
      'note access-lost',
      'note grant-without-owner',
    ]);
  });

  test('marks what is acknowledged as suppressed', () => {
    const acknowledged = results(sarifReport(everything())).find(({ ruleId }) => ruleId === 'grant-without-reason');
    expect(acknowledged?.suppressions).toEqual([
      { kind: 'inSource', status: 'accepted', justification: 'moved from the console' },
    ]);
  });

  test('keeps the gravest when there are more results than code scanning takes, and says so', () => {
    const log = sarifReport(review({ principals: Array.from({ length: 6_000 }, (_, index) => gains(`u${index}`)) }));
    expect(results(log)).toHaveLength(5_000);
    expect(log).toContain('1000 more results are left out');
  });
});
