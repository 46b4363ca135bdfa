// Prints how many requests the emulator answers a second of its own processor time, what a page of a full account costs, and
// whether its memory grows. `node bench/emulator.mjs 1000000` asks a million. Exits with 1 when an answer is an error.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { Client, signed } from './emulator-client.mjs';
import { median } from './measure.mjs';

const LONG_RUN = Number(process.argv[2] ?? 50_000);
const RUN = 5_000;
const ROUNDS = 5;
const CONNECTIONS = 16;
const SAMPLES = 20;
const program = fileURLToPath(new URL('programs/emulator.js', import.meta.url));

/** An emulator in another process, and what to ask it. */
class Server {
  static async start(options) {
    const child = fork(program, [JSON.stringify(options)], { execArgv: ['--expose-gc'] });
    const [started] = await once(child, 'message');
    return new Server(child, started);
  }

  constructor(child, started) {
    this.child = child;
    this.started = started;
    this.host = `cam.tencentcloudapi.com`;
  }

  request(key, service, action, parameters) {
    const version = service === 'trtc' ? '2019-07-22' : '2019-01-16';
    return signed(this.host.replace('cam', service), key, service, version, action, parameters);
  }

  /** Asks `total` requests, those of the list in turn, and returns how many a second of the server's processor that is. */
  async load(requests, total) {
    const clients = Array.from({ length: CONNECTIONS }, () => new Client(this.started.url));
    const before = await this.usage();
    const start = performance.now();
    let asked = 0;
    await Promise.all(
      clients.map(async (client) => {
        while (asked < total) check(await client.ask(requests[asked++ % requests.length]));
      }),
    );
    const seconds = (performance.now() - start) / 1000;
    const after = await this.usage();
    for (const client of clients) client.end();
    return { perCpuSecond: total / (after.cpu - before.cpu), perSecond: total / seconds };
  }

  /** @param wish 'usage', or 'garbage' to have memory collected before it is read */
  async usage(wish = 'usage') {
    this.child.send(wish);
    const [usage] = await once(this.child, 'message');
    return usage;
  }

  async stop() {
    this.child.send('stop');
    await once(this.child, 'exit');
  }
}

function check(answer) {
  if (answer.includes('"Error"')) throw new Error(answer.toString());
}

async function throughput() {
  const server = await Server.start({ users: 10 });
  const { owner, user, uins, ids } = server.started;
  const reads = uins.flatMap((uin, at) => [
    server.request(owner, 'cam', 'GetUser', { Name: `user-${at}` }),
    server.request(owner, 'cam', 'ListAttachedUserPolicies', { TargetUin: uin, Page: 1, Rp: 20 }),
    server.request(owner, 'cam', 'GetPolicy', { PolicyId: ids[at] }),
  ]);
  const checked = [server.request(user, 'trtc', 'DismissRoom', { SdkAppId: 1400000001, RoomId: 1 })];
  const writes = uins.map((_, at) => server.request(owner, 'cam', 'UpdateUser', { Name: `user-${at}`, Remark: 'x' }));
  for (const requests of [reads, checked, writes]) await server.load(requests, RUN);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({
      reads: await server.load(reads, RUN),
      checked: await server.load(checked, RUN),
      writes: await server.load(writes, RUN),
    });
  }
  const rate = (kind) => median(rounds.map((round) => round[kind].perCpuSecond));
  atLeast('requests a second of one core, reads of the owner', rate('reads'), 5000);
  atLeast('requests a second of one core, a sub-user on TRTC', rate('checked'), 5000);
  atLeast('requests a second of one core, changes in memory', rate('writes'), 5000);
  await memory(server, [...reads, ...checked, ...writes]);
  await server.stop();
}

/** Memory after the first tenth and after all: what stays after garbage collection. */
async function memory(server, requests) {
  await server.load(requests, LONG_RUN / 10);
  const { memory: before } = await server.usage('garbage');
  const { perSecond } = await server.load(requests, LONG_RUN);
  const { memory: after } = await server.usage('garbage');
  const grown = (after.heapUsed - before.heapUsed) / 1024 / 1024;
  atMost(`MB that ${LONG_RUN.toLocaleString('en')} requests leave on the heap`, grown, 2);
  const seen = [
    `${perSecond.toFixed(0)} a second by the clock`,
    `resident ${megabytes(before.rss)} MB, then ${megabytes(after.rss)}`,
  ];
  console.log(`  ${seen.join('; ')}`);
}

async function pages() {
  const server = await Server.start({ users: 1000 });
  const { owner, uins, ids } = server.started;
  const listings = {
    ListPolicies: (page) => ({ Page: (page % 2) + 1, Rp: 200 }),
    ListAttachedUserPolicies: (page) => ({ TargetUin: uins[page + 1], Page: 1, Rp: 200 }),
    ListEntitiesForPolicy: (page) => ({ PolicyId: ids[page], Page: (page % 5) + 1, Rp: 200 }),
    ListUsers: () => ({}),
  };
  const client = new Client(server.started.url);
  for (const [action, parameters] of Object.entries(listings)) {
    const costs = [];
    const times = [];
    for (let sample = 0; sample < SAMPLES; sample++) {
      // A change before each page, so that nothing that is counted is counted once and for all.
      check(await client.ask(server.request(owner, 'cam', 'UpdateUser', { Name: 'user-1', Remark: `${sample}` })));
      const request = server.request(owner, 'cam', action, parameters(sample));
      const { cpu } = await server.usage();
      const start = performance.now();
      check(await client.ask(request));
      times.push(performance.now() - start);
      costs.push(1000 * ((await server.usage()).cpu - cpu));
    }
    atMost(`ms, 1,000 users × 200 policies: ${action}`, median(times), 50);
    console.log(`  of the processor at most ${Math.max(...costs).toFixed(2)} ms`);
  }
  client.end();
  await server.stop();
}

async function kept() {
  const folder = mkdtempSync(join(tmpdir(), 'cam-bench-'));
  const server = await Server.start({ users: 1000, stateFile: join(folder, 'state.json') });
  const requests = [1, 2].map((at) =>
    server.request(server.started.owner, 'cam', 'UpdateUser', { Name: `user-${at}`, Remark: 'x' }),
  );
  const client = new Client(server.started.url);
  const times = [];
  for (let sample = 0; sample < 5 * SAMPLES; sample++) {
    const start = performance.now();
    check(await client.ask(requests[sample % 2]));
    times.push(performance.now() - start);
  }
  client.end();
  await server.stop();
  rmSync(folder, { recursive: true });
  atMost('ms, a change of a full account, on the disk', median(times), 20);
}

function atLeast(what, figure, bound) {
  row(figure >= bound, what, figure, `≥ ${bound}`);
}

function atMost(what, figure, bound) {
  row(figure <= bound, what, figure, `≤ ${bound}`);
}

function row(good, what, figure, bound) {
  const shown = figure >= 100 ? figure.toFixed(0) : figure.toFixed(2);
  console.log(`${good ? '✓' : '✗'} ${what.padEnd(58)} ${shown.padStart(7)}   ${bound}`);
}

function megabytes(bytes) {
  return (bytes / 1024 / 1024).toFixed(0);
}

console.log();

await throughput();
await pages();
await kept();
