import type { IDataObject } from 'n8n-workflow';

/** A secret that LGCD may still sign with: it retries a delivery under the signature of its first attempt. */
interface FormerSecret extends IDataObject {
  secret: string;
  /** Milliseconds since 1970. */
  until: number;
}

/** What the trigger keeps in n8n's static data: plain text in n8n's database, which is why no more stands there. */
export interface State extends IDataObject {
  webhookId?: number;
  secret?: string;
  formerSecrets?: FormerSecret[];
}

/** LGCD's last attempt comes 24 hours after the event; an hour more for clocks that differ. */
const overlapMs = 25 * 60 * 60 * 1000;

const kept = 3;

export const isRegistered = (state: State): boolean =>
  typeof state.webhookId === 'number' && typeof state.secret === 'string' && state.secret !== '';

const valid = (state: State, now: number) => (state.formerSecrets ?? []).filter(({ until }) => until > now);

/** The present secret becomes a former one, which is accepted until its last retry is over. */
export function retireSecret(state: State, now: number): void {
  const former = valid(state, now);
  if (state.secret) former.unshift({ secret: state.secret, until: now + overlapMs });
  delete state.secret;
  state.formerSecrets = former.slice(0, kept);
}

/** Every secret that a delivery may be signed with, the newest first; none at all means that none is accepted. */
export const secretsOf = (state: State, now: number): string[] => [
  ...(state.secret ? [state.secret] : []),
  ...valid(state, now).map(({ secret }) => secret),
];
