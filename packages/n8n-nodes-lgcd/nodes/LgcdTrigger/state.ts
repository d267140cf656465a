import type { SecretState } from '@lgcd/core-client/n8n';
import type { IDataObject } from 'n8n-workflow';

/** What the trigger keeps in n8n's static data: plain text in n8n's database, which is why no more stands there. */
export interface State extends SecretState, IDataObject {
  webhookId?: number;
}

export const isRegistered = (state: State): boolean =>
  typeof state.webhookId === 'number' && typeof state.secret === 'string' && state.secret !== '';
