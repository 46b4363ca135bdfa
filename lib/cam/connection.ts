import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { Answer } from './answer';
import { assumeRole } from './assume-role';
import { type CamError } from './cam-error';
import { type Credential } from './credential';
import { failureOf, isThrottled } from './failure';
import { type Parameters } from './parameters';
import { type CamSettings } from './settings';

/**
 * Whether a request may be sent again when it is not known whether it was carried out. A read may; so may a write that
 * says how something is to be.
 */
export type Sending = 'repeatable' | 'once';

const VERSIONS = { cam: '2019-01-16', sts: '2018-08-13' } as const;

export type Service = keyof typeof VERSIONS;

/** Between two attempts; CAM counts requests by the second. */
const PAUSES_MS = [500, 1000, 2000, 4000, 8000];

const PATIENCE_S = 30;

/** Sends requests to the cloud, one account's, and repeats those that may be repeated. */
export class Connection {
  private readonly clients = new Map<Service, CommonClient>();
  private session: Promise<Credential> | undefined;

  public constructor(
    private readonly settings: CamSettings,
    private readonly pause: (ms: number) => Promise<void> = wait,
  ) {}

  /** @throws CamError for a refusal of the API, or when there is no answer */
  public async call(action: string, parameters: Parameters, sending: Sending): Promise<Answer> {
    return this.send('cam', action, parameters, sending);
  }

  /** The same for another product. */
  public async send(service: Service, action: string, parameters: Parameters, sending: Sending): Promise<Answer> {
    for (const pause of [...PAUSES_MS, undefined]) {
      const outcome = await this.attempt(service, action, parameters);
      if (outcome instanceof Answer) return outcome;
      const again = isThrottled(outcome) || (outcome.done === 'unknown' && sending === 'repeatable');
      if (pause === undefined || !again) throw outcome;
      await this.pause(pause);
    }
    throw new Error('unreachable');
  }

  private async attempt(service: Service, action: string, parameters: Parameters): Promise<Answer | CamError> {
    const credential = await this.credential(service);
    const client = this.clients.get(service) ?? this.open(service, credential);
    try {
      return new Answer(action, (await client.request(action, parameters)) as unknown);
    } catch (error) {
      return failureOf(error, `${service} ${action}`, parameters, credential);
    }
  }

  private async credential(service: Service): Promise<Credential> {
    const { credential, role } = this.settings;
    if (role === undefined || service === 'sts') return credential;
    this.session ??= assumeRole(role, (parameters) => this.send('sts', 'AssumeRole', parameters, 'repeatable'));
    return this.session;
  }

  private open(service: Service, credential: Credential): CommonClient {
    const opened = openClient(this.settings, service, credential);
    this.clients.set(service, opened);
    return opened;
  }
}

function openClient(settings: CamSettings, service: Service, credential: Credential): CommonClient {
  const { protocol, host, proxy } = settings.addressOf(service);
  // Without an agent of its own the SDK follows `http_proxy`, on the way to https too.
  const way = proxy === undefined ? { agent: protocol === 'http' ? new HttpAgent() : new HttpsAgent() } : { proxy };
  return new CommonClient(host, VERSIONS[service], {
    credential,
    profile: {
      language: 'en-US',
      httpProfile: { endpoint: host, protocol: `${protocol}://`, reqTimeout: PATIENCE_S, ...way },
    },
  });
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
