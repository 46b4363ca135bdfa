import fc from 'fast-check';
import { credentialCsv, type Credentials, spreadsheetProblem } from '../../lib/credentials';

const alice: Credentials = {
  ...{ userName: 'alice', ownerUin: '100000000001', site: undefined, password: 'Pass-word-1' },
  key: { secretId: 'AKID1', secret: { clear: 'clear-secret' } },
};

/** What a reader of RFC 4180 makes of a text. */
function parse(csv: string): string[][] {
  const rows = [['']];
  for (let at = 0, inside = false; at < csv.length; at += 1) {
    const row = rows.at(-1)!;
    const character = csv.charAt(at);
    if (inside && csv.startsWith('""', at)) [row[row.length - 1], at] = [`${row.at(-1)}"`, at + 1];
    else if (character === '"') inside = !inside;
    else if (!inside && character === ',') row.push('');
    else if (!inside && csv.startsWith('\r\n', at)) [rows[rows.length], at] = [[''], at + 1];
    else row[row.length - 1] += character;
  }
  return rows.slice(0, -1);
}

test("the console's four fields come first, then what the console shows beside its file", () => {
  expect(credentialCsv(alice)).toMatchInlineSnapshot(`
    ""User name","Password","SecretId","SecretKey","Encrypted SecretKey","Login link (China site)","Login link (international site)"
    "alice","Pass-word-1","AKID1","clear-secret","","https://cloud.tencent.com/login/subAccount/100000000001?type=subAccount&username=alice","https://www.tencentcloud.com/login/subAccount/100000000001?type=subAccount&username=alice"
    "
  `);
});

test('a secret that is encrypted has a column of its own, and a user without console login no link', () => {
  const [, row] = parse(
    credentialCsv({ ...alice, password: undefined, key: { secretId: 'AKID1', secret: { encrypted: 'wcFM' } } }),
  );
  expect(row).toEqual(['alice', '', 'AKID1', '', 'wcFM', '', '']);
});

test('there is one link where the site is known', () => {
  const row = parse(credentialCsv({ ...alice, site: 'international', userName: 'a+b@c' }))[1];
  expect(row?.slice(5)).toEqual([
    '',
    'https://www.tencentcloud.com/login/subAccount/100000000001?type=subAccount&username=a%2Bb%40c',
  ]);
});

test('every value is read as it was, whatever is in it', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((value) => value.trim() !== '');
  fc.assert(
    fc.property(text, text, text, (userName, password, clear) => {
      const credentials = { ...alice, userName, password, key: { secretId: 'AKID1', secret: { clear } } };
      const csv = credentialCsv(credentials).replace(/^\ufeff/, '');
      expect(parse(csv)[1]?.slice(0, 4)).toEqual([userName, password, 'AKID1', clear]);
    }),
  );
});

test('there is a byte order mark only where it makes a difference', () => {
  expect(credentialCsv(alice)).toMatch(/^"/);
  expect(credentialCsv({ ...alice, userName: '小明' })).toMatch(/^\ufeff"/);
});

test.each(['=1+1', '+8', '-8', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '＠SUM'])(
  'fails on %j as a user name',
  (userName) => {
    expect(spreadsheetProblem({ ...alice, userName })).toMatch(/^a spreadsheet would take the user name for a formula/);
  },
);

test('fails on a secret that is a formula, without showing it', () => {
  const problem = spreadsheetProblem({ ...alice, key: { secretId: 'AKID1', secret: { clear: '=canary' } } });
  expect(problem).toMatch(/the secretkey for a formula/);
  expect(problem).not.toContain('canary');
});

test('no problem where there is none', () => {
  expect(spreadsheetProblem(alice)).toBeUndefined();
});
