import { setTimeout as sleep } from 'node:timers/promises';
import type { Send } from './http.ts';

/** How far n8n is with taking a workflow into or out of production. */
export interface Publication {
  status: 'in_progress' | 'published' | 'partial' | 'failed' | 'not_published';
  liveVersionId: string | null;
  triggers: { nodeId: string; status: 'activated' | 'failed'; errorMessage: string | null }[];
}

/** A trigger could not be activated: the node's own `create` threw, or the node is not installed. */
export class N8nActivationError extends Error {
  override readonly name = 'N8nActivationError';
  readonly publication: Publication;

  constructor(workflowId: string, publication: Publication) {
    const reasons = publication.triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
    super(`Workflow ${workflowId} was not activated: ${reasons.join('; ') || publication.status}`);
    this.publication = publication;
  }
}

/**
 * n8n answers `activate` and `deactivate` before it has done either: a queue in its database does the work.
 * Waits for its end, whatever that is.
 *
 * @throws Error when the queue is still at it after `timeoutMs`
 */
export async function publicationSettled(
  send: Send,
  workflowId: string,
  timeoutMs = 60_000,
): Promise<Publication> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const publication = await send<Publication>('GET', `/workflows/${workflowId}/publication-status`);
    if (publication.status !== 'in_progress') return publication;
    if (Date.now() > deadline) {
      throw new Error(`n8n is still (de)activating workflow ${workflowId} after ${timeoutMs / 1000} s.`);
    }
    await sleep(50);
  }
}

/** @throws N8nActivationError when not every trigger of the workflow runs */
export async function assertPublished(send: Send, workflowId: string): Promise<void> {
  const publication = await publicationSettled(send, workflowId);
  if (publication.status !== 'published') throw new N8nActivationError(workflowId, publication);
}
