import { EmulatorError } from 'cdktf-trtc-access/emulator';
import { faultUsages, parseFault } from '../../../lib/emulator/faults/parse-fault';

test.each([
  ['throttle', 'every call', [1, Infinity]],
  ['throttle call 3', 'the third', [3, 3]],
  ['throttle call 2-4', 'three of them', [2, 4]],
  ['throttle on cam:AddUser call 2-', 'all from the second on', [2, Infinity]],
  ['withdraw QcloudTRTCFullAccess', 'the first, as a change happens once', [1, 1]],
  ['withdraw QcloudTRTCFullAccess call 2-', 'what it says, though it is a change', [2, Infinity]],
])('%j hits %s', (text, _which, [first, last]) => {
  expect(parseFault(text)).toMatchObject({ first, last });
});

test.each([
  ['*', ['cam:AddUser', 'cam:ListUsers', 'trtc:DismissRoom', 'cvm:RunInstances']],
  ['cam:*', ['cam:AddUser', 'cam:ListUsers']],
  ['cam:List*', ['cam:ListUsers']],
  ['cam:AddUser', ['cam:AddUser']],
])('`on %s` means %j', (on, meant) => {
  const pattern = parseFault(`throttle on ${on}`).on;
  const calls = ['cam:AddUser', 'cam:ListUsers', 'trtc:DismissRoom', 'cvm:RunInstances'];
  const matching = calls.filter((call) => {
    const [product = '', action = ''] = call.split(':');
    return pattern.matches({ product, action });
  });
  expect(matching).toEqual(meant);
});

test('how the words are spaced makes no difference', () => {
  expect(parseFault('  latency   2s \n on cam:*').text).toBe('latency 2s on cam:*');
});

test('every fault that is listed can be written as it is listed', () => {
  const words: Record<string, string> = {
    ...{ '<time>': '20ms', '<code>': 'InternalError', '<status>': '503', '[body]': 'json' },
    ...{ '<user>': 'alice', '<policy>': 'QcloudTRTCFullAccess', '<preset>': 'QcloudTRTCFullAccess' },
    '<action>': 'trtc:DismissRoom',
  };
  const usages = faultUsages();
  expect(usages.map(({ usage }) => usage.split(' ')[0])).toEqual(
    expect.arrayContaining(['latency', 'lag', 'throttle', 'http', 'drop-answer', 'hang-request', 'detach', 'widen']),
  );
  for (const { usage } of usages) {
    const written = usage.split(' ').map((word) => words[word] ?? word);
    expect(parseFault(written.join(' ')).text).toBe(written.join(' '));
  }
});

test.each([
  ['', '`` is no fault; the faults are `latency`, `lag`, `throttle`, '],
  ['throtle', '`throtle` is no fault; the faults are '],
  ['latency', 'write `latency <time>`'],
  ['latency on cam:AddUser', 'write `latency <time>`'],
  ['latency 2', '`2` is no time; write `500ms` or `2s`'],
  ['latency 2s 3s', '`3s` is one word too many; what may follow is `on <action>` and `call <number>`'],
  ['http 404', '`404` is no status from 500 to 599'],
  ['http', 'write `http <status> [body]`'],
  ['http 500 <html>', '`<html>` is no error code; write one such as `InternalError`'],
  ['error internal', '`internal` is no error code; write one such as `InternalError`'],
  ['detach alice', 'write `detach <user> <policy>`'],
  ['throttle on', '`on` needs a word after it, as in `on cam:AddUser`'],
  ['throttle on AddUser', '`AddUser` is no action; write product and name, such as `cam:AddUser` or `cam:List*`'],
  ['throttle on cvm:*', 'there is no product `cvm` here; the products are `cam`, `sts`, `tag`, `trtc`'],
  ['throttle on cam:adduser', '`cam` has no action `adduser` here; did you mean `AddUser`?'],
  ['throttle on cam:Lst*', '`cam` has no action `Lst*` here'],
  ['throttle on cam:* on tag:*', '`on` is there twice; write two faults'],
  ['throttle call 0', '`0` does not say which calls; write `call 2`, `call 2-4` or `call 2-`'],
  ['throttle call 4-2', '`4-2` does not say which calls; '],
  ['throttle call all', '`all` does not say which calls; '],
  ['throttle call 2 please', '`please` is one word too many; '],
])('fails on %j', (text, message) => {
  const parse = (): unknown => parseFault(text);
  expect(parse).toThrow(EmulatorError);
  expect(parse).toThrow(`fault \`${text}\`: ${message}`);
});
