/**
 * Which room may import which. Each rule says what to do instead.
 *
 * @param {string} room a folder of lib/
 * @param {string[]} allowed the rooms it may import, besides itself
 * @param {string} instead what to do when the rule fires
 */
const room = (room, allowed, instead) => ({
  name: `${room}-imports-only-${allowed.length === 0 ? 'itself' : allowed.join('-')}`,
  comment: instead,
  severity: 'error',
  from: { path: `^lib/${room}/` },
  to: { path: '^lib/', pathNot: `^lib/(${[room, ...allowed].join('|')})/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    room(
      'policy',
      [],
      'The policy language stands alone. What it must know about TRTC is handed to it as an argument.',
    ),
    room('catalog', [], 'The catalogue is facts. Code that reasons about them belongs to the room that asks.'),
    room(
      'constructs',
      ['tencentcloud', 'policy', 'catalog', 'credentials/pgp'],
      'Constructs write Terraform. Reading it back is for access, showing it for report.',
    ),
    room('credentials', [], 'Credentials are PGP keys and what is handed over. Calls go to cam, files to cli.'),
    room(
      'cam',
      ['access', 'policy'],
      'Talks to the account and decides nothing. What to do with the answers is for cli.',
    ),
    room(
      'access',
      ['policy', 'catalog'],
      'Access reads who holds what. What to think of a change is for review, how to show it for report.',
    ),
    room('tencentcloud', [], 'Generated. Change schema/ or scripts/bindings.mjs.'),
    room(
      'emulator',
      ['policy', 'catalog'],
      'The emulator plays the cloud: it knows nothing of our constructs or our review.',
    ),
    room(
      'review',
      ['access', 'policy', 'catalog'],
      'A review judges two models. Reading them is for access, showing the result for report.',
    ),
    room(
      'report',
      ['review', 'policy'],
      'A report shows what a review says and decides nothing. Put decisions into lib/review.',
    ),
    room(
      'testing',
      ['access', 'review', 'report', 'policy', 'catalog'],
      'Matchers ask about what was synthesised. How it is declared is for constructs, how it is read for access.',
    ),
    {
      name: 'cli-never-loads-cdktf',
      comment: 'The command starts in milliseconds because it never loads cdktf. Read the synthesised files instead.',
      severity: 'error',
      from: { path: '^lib/(cli|policy|catalog|access|review|report|credentials|cam|emulator)/' },
      to: { path: '^lib/(constructs|tencentcloud)/|node_modules/(cdktf|constructs)/' },
    },
    {
      name: 'nothing-imports-cli',
      comment: 'Move what you need into the room that it is about; lib/cli only parses, calls and prints.',
      severity: 'error',
      from: { pathNot: '^lib/cli/' },
      to: { path: '^lib/cli/' },
    },
    {
      name: 'policy-and-catalog-are-pure',
      comment: 'No I/O and no dependency in here. Read files in lib/cli and pass their text in.',
      severity: 'error',
      from: { path: '^lib/(policy|catalog)/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-no-pkg', 'unknown'] },
    },
    {
      name: 'examples-use-the-public-entries',
      comment: "Import from 'cdktf-trtc-access', as a user does; if something is missing there, export it.",
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^lib/.+/', pathNot: '^lib/[^/]+/index\\.ts$|^lib/tencentcloud/' },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other hide a third concept: give it a file of its own.',
      severity: 'error',
      from: { pathNot: '^lib/tencentcloud/' },
      to: { circular: true },
    },
    {
      name: 'no-dev-dependencies-in-the-package',
      comment: 'Users do not get devDependencies. Move it to dependencies, after a look at its health and size.',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/tencentcloud/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm-peer', 'type-only'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'This import leads nowhere. Run `npm run bindings` if it names lib/tencentcloud.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^lib/tencentcloud/.+/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'require', 'node', 'default'] },
  },
};
