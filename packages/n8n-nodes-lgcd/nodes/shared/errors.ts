import {
  InputError,
  LgcdError,
  type LgcdErrorCode,
  redact,
  TakenError,
  ValidationError,
} from '@lgcd/core-client';
import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { actionOf, inFormWords, inWords, type Labels, labelOf } from './form-words.ts';

const inCredential = 'The base URL stands in the credential of this node.';

/** What to do about it in n8n, where the message does not say it. */
const advice: Partial<Record<LgcdErrorCode, string>> = {
  unauthenticated: 'Paste it into the credential of this node, and test that.',
  missing_ability: 'Account → Get shows the abilities of the token.',
  plan_too_small: 'SaaS Invoice → Get Many is what the Basic plan may use. The plan is changed in LGCD.',
  not_found: 'Get Many lists what this token can see.',
  rate_limited:
    'Switch on Retry On Fail in the settings of the node, or give each workflow a token of its own.',
  transport: inCredential,
  unexpected_answer: inCredential,
};

const adviceOn = ({ code, message }: LgcdError) =>
  // An address that has no such route is another matter than an object that is not there.
  code === 'not_found' && message.includes('base URL') ? inCredential : advice[code];

/** What LGCD says of each field, in the words of the form, and each sentence once. */
function refusalOf(error: ValidationError, labels: Labels): string {
  const sentences = Object.entries(error.fields).flatMap(([field, said]) =>
    said.map((sentence) => inFormWords(field, sentence, labels)),
  );
  if (sentences.length === 0) return inWords(error.message, error.operation, labels);
  const what = error.operation ? `LGCD refuses ${actionOf(error.operation)}: ` : '';
  return `${what}${[...new Set(sentences)].join(' ')}`;
}

function messageOf(error: unknown, labels: Labels): string {
  if (!(error instanceof LgcdError)) return error instanceof Error ? error.message : String(error);
  if (error instanceof TakenError) return error.saidWith((name) => labelOf(name, labels));
  return error instanceof ValidationError
    ? refusalOf(error, labels)
    : inWords(error.message, error.operation, labels);
}

/** n8n puts a sentence of its own in the place of one that holds a code such as ECONNREFUSED; ours says more. */
function saying<E extends NodeApiError | NodeOperationError>(error: E, message: string): E {
  error.message = message;
  error.messages = [];
  return error;
}

/**
 * The error as n8n shows it, with the item it belongs to. LGCD's sentence is the message; n8n's own texts for a
 * status ("Bad request - please check your parameters") say less.
 *
 * @param labels of the fields of the form that was filled
 */
export function nodeError(
  node: INode,
  error: unknown,
  itemIndex?: number,
  labels: Labels = new Map(),
): NodeApiError | NodeOperationError {
  const at = itemIndex === undefined ? {} : { itemIndex };
  if (error instanceof NodeApiError || error instanceof NodeOperationError) {
    if (itemIndex !== undefined) error.context.itemIndex = itemIndex;
    return error;
  }
  const message = redact(messageOf(error, labels));
  if (!(error instanceof LgcdError) || error instanceof InputError)
    return saying(new NodeOperationError(node, message, at), message);
  const description = adviceOn(error);
  const options = {
    message,
    ...(description === undefined ? {} : { description }),
    ...(error.status === undefined ? {} : { httpCode: String(error.status) }),
    ...at,
  };
  return saying(new NodeApiError(node, { message }, options), message);
}
