import { type AccessLevel } from '../catalog';
import { type Account } from './account/account';
import { ApiError } from './api-error';
import { OPERATION, type Target } from './authorization';
import { object, type Shape, ShapeError, type Fields, type Values } from './shape';

/** What an action knows besides its parameters. */
export interface Call {
  /** Whose key signed the request. */
  readonly callerUin: number;
  readonly account: Account;
  /** Now, as the API writes times. */
  readonly time: string;
  /** Throws an `ApiError` unless the caller may do the action to this target. */
  readonly authorize: (target: Target) => void;
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
  /** What CAM takes it for when it decides who may do it. */
  readonly access: AccessLevel;
  /** Checks the parameters and the permission, does what the action does and returns the fields of the answer. */
  run(call: Call, parameters: RawParameters): object;
}

type Body<F extends Fields> = (call: Call, parameters: Values<F>) => object | void;

/** What an action with these parameters is about; most are about no single resource. */
type TargetOf<F extends Fields> = (call: Call, parameters: Values<F>) => Target | 'nobody-asks';

const operation = (): Target => OPERATION;

/** An action that leaves the account as it is. */
export function reading<F extends Fields>(
  name: string,
  fields: F,
  body: Body<F>,
  target: TargetOf<F> = operation,
): Action {
  return define({ name, writes: false, access: 'read' }, fields, body, target);
}

/** An action that changes the account. */
export function writing<F extends Fields>(
  name: string,
  fields: F,
  body: Body<F>,
  target: TargetOf<F> = operation,
): Action {
  return define({ name, writes: true, access: 'write' }, fields, body, target);
}

function define<F extends Fields>(kind: Omit<Action, 'run'>, fields: F, body: Body<F>, targetOf: TargetOf<F>): Action {
  const shape = object(fields);
  return {
    ...kind,
    run: (call, raw) => {
      const parameters = shaped(shape, raw);
      const target = targetOf(call, parameters);
      if (target !== 'nobody-asks') call.authorize(target);
      return body(call, parameters) ?? {};
    },
  };
}

/** Throws an `ApiError` that names what is wrong with the parameters. */
export function shaped<T>(shape: Shape<T>, { tree, textual }: RawParameters): T {
  try {
    return shape(tree, { path: '', textual });
  } catch (error) {
    throw error instanceof ShapeError ? refusal(error) : error;
  }
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
