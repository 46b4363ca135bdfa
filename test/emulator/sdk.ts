import { CommonClient } from 'tencentcloud-sdk-nodejs-common';

type Answer = Record<string, unknown>;

/** Calls the emulator as the official SDK does: a client that we did not write. Resolves to the fields of the answer. */
export type Call = (action: string, parameters?: Record<string, unknown>) => Promise<Answer>;

export interface Key {
  readonly secretId: string;
  readonly secretKey: string;
}

const versions = { cam: '2019-01-16', sts: '2018-08-13', tag: '2018-08-13', trtc: '2019-07-22' };

export type ServiceName = keyof typeof versions;

/** An emulator, in this process or in another one. */
type Target = Key & { readonly url: string };

interface Options {
  readonly service?: ServiceName;
  readonly method?: 'GET' | 'POST';
  readonly key?: Key;
}

export function sdk(cam: Target, { service = 'cam', method = 'POST', key = cam }: Options = {}): Call {
  const version = versions[service];
  const endpoint = cam.url.replace('http://', '');
  const client = new CommonClient(endpoint, version, {
    credential: { secretId: key.secretId, secretKey: key.secretKey },
    region: 'ap-guangzhou',
    profile: { httpProfile: { endpoint, protocol: 'http://', reqMethod: method } },
  });
  return async (action, parameters = {}) => {
    const { RequestId, ...answer } = (await client.request(action, parameters)) as Answer;
    expect(RequestId).toMatch(/^[0-9a-f-]{36}$/);
    return answer;
  };
}

/** The code with which a call is refused. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  const outcome = await call.then(
    () => 'no error',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
  return outcome;
}
