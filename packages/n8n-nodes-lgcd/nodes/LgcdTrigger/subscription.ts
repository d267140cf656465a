import { type EventPattern, matches } from '@lgcd/core-client';
import { entriesOf } from '@lgcd/core-client/input';
import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

export interface Subscription {
  events: EventPattern[];
  description: string | undefined;
  /** Only events of these properties, as a person names them; blank: of every property. */
  properties: unknown;
  testPing: boolean;
  deduplicate: boolean;
  /** LGCD hears of the end of the workflow, and not only that the event has arrived. */
  confirmsEnd: boolean;
}

/** What the parameters of the trigger ask for. */
export function subscriptionOf(context: IHookFunctions | IWebhookFunctions): Subscription {
  const options = context.getNodeParameter('options', {}) as IDataObject;
  return {
    events: entriesOf(context.getNodeParameter('events', []), 'words').map(String) as EventPattern[],
    description: (options.description as string | undefined)?.trim() || undefined,
    properties: options.propertyIds,
    testPing: options.testPing === true,
    deduplicate: options.deduplicate !== false,
    confirmsEnd: options.confirm === 'finished',
  };
}

/** n8n's own name for the webhook, for people who look at the list in LGCD. */
export const descriptionOf = (context: IHookFunctions | IWebhookFunctions, { description }: Subscription) =>
  description ?? `n8n: ${context.getWorkflow().name ?? context.getWorkflow().id ?? 'workflow'}`.slice(0, 255);

export const covers = (patterns: readonly string[], event: string): boolean =>
  patterns.some((pattern) => matches(pattern, event));

export const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join();
