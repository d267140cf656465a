import { LodgifyApiError } from '@lgcd/core-client/lodgify';
import { type Fault, faultOf } from '@lgcd/core-client/n8n';
import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

export const faultIn = (error: unknown): Fault =>
  error instanceof LodgifyApiError ? faultOf(error.status) : 'refused';

/** The error as n8n shows it. Lodgify's sentence is the message; n8n's own texts for a status say less. */
export function nodeError(node: INode, error: unknown): NodeApiError | NodeOperationError {
  if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof LodgifyApiError && error.status !== undefined) {
    return new NodeApiError(node, { message }, { message, httpCode: String(error.status) });
  }
  return new NodeOperationError(node, message);
}
