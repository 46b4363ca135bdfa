/** What is wrong with what came back; nothing when it is one whole answer after the other. */
export function findFault(bytes: Buffer): string | undefined {
  let rest = bytes;
  while (rest.length > 0) {
    const end = rest.indexOf('\r\n\r\n');
    if (end === -1) return 'a head without an end';
    const head = rest.toString('latin1', 0, end);
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
    if (Number.isNaN(status)) return `no status line in \`${head.slice(0, 40)}\``;
    rest = rest.subarray(end + 4);
    // Neither a step on the way nor a tunnel that is open has a body.
    if (status < 200 || / 200 Connection Established/.test(head)) continue;
    const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1]);
    if (Number.isNaN(length)) return `status ${status} without a length`;
    const fault = findBodyFault(rest.toString('utf8', 0, length), rest.length >= length);
    if (fault !== undefined) return fault;
    rest = rest.subarray(length);
  }
  return undefined;
}

function findBodyFault(text: string, whole: boolean): string | undefined {
  if (!whole) return 'a body that was cut';
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return `no JSON: \`${text.slice(0, 80)}\``;
  }
  const { Response: response } = answer as {
    Response?: { RequestId?: unknown; Error?: { Code?: unknown; Message?: unknown } };
  };
  if (response === undefined) return undefined;
  const { RequestId, Error: error } = response;
  if (typeof RequestId !== 'string') return 'no RequestId';
  if (error === undefined) return undefined;
  if (typeof error.Code !== 'string' || typeof error.Message !== 'string') return 'an error without code or message';
  return error.Code === 'InternalError' ? `the emulator failed: ${error.Message}` : undefined;
}
