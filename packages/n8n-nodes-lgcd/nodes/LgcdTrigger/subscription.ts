import { type EventPattern, matches } from '@lgcd/core-client';
import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

export interface Subscription {
  events: EventPattern[];
  description: string | undefined;
  /** Only events of these properties; empty: of every property. */
  propertyIds: number[];
  testPing: boolean;
  deduplicate: boolean;
  /** LGCD hears of the end of the workflow, and not only that the event has arrived. */
  confirmsEnd: boolean;
}

/** A list from a form, or one value or a text with commas from an expression. */
const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value : String(value ?? '').split(','))
    .map((entry) => String(entry).trim())
    .filter((entry) => entry !== '');

/** What the parameters of the trigger ask for. */
export function subscriptionOf(context: IHookFunctions | IWebhookFunctions): Subscription {
  const options = context.getNodeParameter('options', {}) as IDataObject;
  return {
    events: list(context.getNodeParameter('events', [])) as EventPattern[],
    description: (options.description as string | undefined)?.trim() || undefined,
    propertyIds: list(options.propertyIds).map(Number),
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
