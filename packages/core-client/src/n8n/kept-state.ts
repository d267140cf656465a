/**
 * What triggers have last written about their webhooks, by trigger. n8n's static data is no safe
 * place for it: n8n stores what `create` writes only after `create` has returned, while a first delivery may be
 * there sooner, and an execution that has waited or is retried writes the whole column back as it knew it, or without
 * it. So the process remembers, and sets right what it finds stored; what a restart takes from both is got back from
 * the service.
 */
const kept = new Map<string, string>();
const limit = 1_000;

/** What of n8n's functions tells one trigger from another; every kind of them has it. */
export interface TriggerContext {
  getMode(): string;
  getWorkflow(): { id?: string | undefined };
  getNode(): { id: string };
}

/** One trigger of one workflow; what a test run keeps is apart. */
export const triggerKey = (context: TriggerContext): string =>
  `${context.getMode() === 'manual' ? 'test:' : ''}${context.getWorkflow().id}:${context.getNode().id}`;

/** Static data that says when it was written. */
export interface Dated {
  /** Milliseconds since 1970; each writing later than the one before. */
  at?: number;
}

/** Dates the state and remembers it. */
export function keepState(trigger: string, state: Dated): void {
  state.at = Math.max(Date.now(), (state.at ?? 0) + 1);
  kept.delete(trigger);
  if (kept.size >= limit) kept.delete(kept.keys().next().value as string);
  kept.set(trigger, JSON.stringify(state));
}

/** Sets a state right that is older than what this process has written. Answers whether it was. */
export function refreshState(trigger: string, state: Dated): boolean {
  const known = kept.get(trigger);
  if (known === undefined) return false;
  const newer = JSON.parse(known) as Dated;
  if ((state.at ?? 0) >= (newer.at ?? 0)) return false;
  replaceState(state, newer);
  return true;
}

/** Gives an object that n8n watches the content of another. */
export function replaceState(state: object, content: object): void {
  for (const key of Object.keys(state)) delete (state as Record<string, unknown>)[key];
  Object.assign(state, content);
}

/**
 * n8n saves what `webhook()` writes when it answers, but forgets that something was written when it starts an
 * execution. Written once more while the execution starts, it is saved. Where not, the next delivery writes it.
 * To be called last. @param sleep n8n-workflow's, since a node has no timers of its own
 */
export function writeAgain(state: Dated, sleep: (ms: number) => Promise<void>): void {
  void sleep(0).then(() => Object.assign(state, { at: state.at }));
}

/** As after a restart; for tests. */
export function forgetStates(): void {
  kept.clear();
}
