import { type Account } from './account/account';
import { ApiError } from './api-error';
import { object, ShapeError, type Fields, type Values } from './shape';

/** What an action knows besides its parameters. */
export interface Call {
  /** Whose key signed the request. */
  readonly callerUin: number;
  readonly account: Account;
  /** Now, as the API writes times. */
  readonly time: string;
}

/** Parameters as they came: parsed JSON, or the tree that a query string spells, in which every leaf is text. */
export interface RawParameters {
  readonly tree: unknown;
  readonly textual: boolean;
}

/** One action of the API. */
export interface Action {
  readonly name: string;
  /** Whether it may change the account. */
  readonly writes: boolean;
  /** Checks the parameters, does what the action does and returns the fields of the answer. */
  run(call: Call, parameters: RawParameters): object;
}

type Body<F extends Fields> = (call: Call, parameters: Values<F>) => object | void;

/** An action that leaves the account as it is. */
export function reading<F extends Fields>(name: string, fields: F, body: Body<F>): Action {
  return define(name, false, fields, body);
}

/** An action that changes the account. */
export function writing<F extends Fields>(name: string, fields: F, body: Body<F>): Action {
  return define(name, true, fields, body);
}

function define<F extends Fields>(name: string, writes: boolean, fields: F, body: Body<F>): Action {
  const shape = object(fields);
  return {
    name,
    writes,
    run: (call, { tree, textual }) => {
      let parameters: Values<F>;
      try {
        parameters = shape(tree, { path: '', textual });
      } catch (error) {
        throw error instanceof ShapeError ? refusal(error) : error;
      }
      return body(call, parameters) ?? {};
    },
  };
}

function refusal({ misfit, path }: ShapeError): ApiError {
  switch (misfit) {
    case 'missing':
      return new ApiError('MissingParameter', `The request is missing a required parameter \`${path}\`.`);
    case 'ill-typed':
      return new ApiError('InvalidParameter', `The value type of parameter \`${path}\` is not valid.`);
    case 'not-recognized':
      return new ApiError('UnknownParameter', `The parameter \`${path}\` is not recognized.`);
  }
}
