import { type Connection } from './connection';

/** A policy of the account: a preset of Tencent's, or a custom one. */
export interface CamPolicy {
  readonly policyId: number;
  readonly policyName: string;
  readonly kind: 'preset' | 'custom';
  readonly description: string;
  /** As CAM writes it, in a zone that no document names; empty where it tells none. */
  readonly updateTime: string;
}

/** A policy with what it grants. */
export interface CamPolicyDocument extends CamPolicy {
  /** The document as CAM returns it: JSON, in which a slash may be escaped. */
  readonly document: string;
}

export interface PolicySearch {
  /** @default - presets and custom policies */
  readonly kind?: CamPolicy['kind'];
  /** A part of the name, by CAM's own idea of a part. */
  readonly keyword?: string;
}

const PAGE = 200;

/** @see https://cloud.tencent.com/document/product/598/34570 */
const PRESET = 2;

export class CamPolicies {
  public constructor(private readonly connection: Connection) {}

  /** All policies that a search finds, page by page. */
  public async list({ kind, keyword }: PolicySearch = {}): Promise<CamPolicy[]> {
    const scope = kind === undefined ? 'All' : SCOPES[kind];
    const found: CamPolicy[] = [];
    for (let page = 1; ; page += 1) {
      const parameters = { Scope: scope, Page: page, Rp: PAGE, Keyword: keyword ?? null };
      const list = (await this.connection.call('ListPolicies', parameters, 'repeatable')).parts('List');
      for (const part of list) {
        found.push({
          policyId: part.number('PolicyId'),
          policyName: part.text('PolicyName'),
          kind: part.number('Type') === PRESET ? 'preset' : 'custom',
          description: part.optionalText('Description'),
          updateTime: part.optionalText('UpdateTime'),
        });
      }
      if (list.length < PAGE) return found;
    }
  }

  public async get(policyId: number): Promise<CamPolicyDocument> {
    const answer = await this.connection.call('GetPolicy', { PolicyId: policyId }, 'repeatable');
    return {
      policyId,
      policyName: answer.text('PolicyName'),
      kind: answer.number('Type') === PRESET ? 'preset' : 'custom',
      description: answer.optionalText('Description'),
      updateTime: answer.optionalText('UpdateTime'),
      document: answer.text('PolicyDocument'),
    };
  }
}

const SCOPES = { preset: 'QCS', custom: 'Local' } as const;
