import { InputError, LgcdError, type LgcdErrorCode, redact, ValidationError } from '@lgcd/core-client';
import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

/** What to do about it in n8n; what happened is in the message. */
const advice: Partial<Record<LgcdErrorCode, string>> = {
  unauthenticated: 'Open the credential of this node, paste a valid token and test it.',
  missing_ability: 'The operation Get of the resource Account shows the abilities of the token.',
  plan_too_small:
    'With this plan, the operation Get Many of the resource SaaS Invoice is what works. The plan is changed in LGCD.',
  not_found: 'Check the ID. The operation Get Many of the resource lists what this token can see.',
  rate_limited:
    'Switch on Retry On Fail in the settings of the node, or give each workflow a token of its own.',
  transport: 'Check that this n8n reaches the base URL of the credential.',
};

/** `check_in` to `Check In`, `variables.guest_name` to `Variables Guest Name`: as the node labels its fields. */
const label = (field: string) =>
  field
    .split(/[._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

function descriptionOf(error: LgcdError): string | undefined {
  if (error instanceof ValidationError) {
    const fields = Object.keys(error.fields).map(label);
    return fields.length > 0 ? `Check these fields of the node: ${fields.join(', ')}.` : undefined;
  }
  return advice[error.code];
}

const messageOf = (error: unknown) => redact(error instanceof Error ? error.message : String(error));

/**
 * The error as n8n shows it, with the item it belongs to. LGCD's sentence is the message; n8n's own texts for a
 * status ("Bad request - please check your parameters") say less.
 */
export function nodeError(
  node: INode,
  error: unknown,
  itemIndex?: number,
): NodeApiError | NodeOperationError {
  const at = itemIndex === undefined ? {} : { itemIndex };
  if (error instanceof NodeApiError || error instanceof NodeOperationError) {
    if (itemIndex !== undefined) error.context.itemIndex = itemIndex;
    return error;
  }
  if (error instanceof LgcdError && !(error instanceof InputError)) {
    const message = messageOf(error);
    const description = descriptionOf(error);
    return new NodeApiError(
      node,
      { message },
      {
        message,
        ...(description === undefined ? {} : { description }),
        ...(error.status === undefined ? {} : { httpCode: String(error.status) }),
        ...at,
      },
    );
  }
  return new NodeOperationError(node, messageOf(error), at);
}
