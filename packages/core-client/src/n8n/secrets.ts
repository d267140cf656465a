/** A secret that the service may still sign with: it retries a delivery under the signature of its first attempt. */
export type FormerSecret = {
  secret: string;
  /** Milliseconds since 1970. */
  until: number;
};

/** What a subscription keeps in n8n's static data: plain text in n8n's database, which is why no more stands there. */
export interface SecretState {
  secret?: string;
  formerSecrets?: FormerSecret[];
}

/** Both services give up on a delivery within a day; an hour more for clocks that differ. */
const overlapMs = 25 * 60 * 60 * 1000;

const kept = 3;

const valid = (state: SecretState, now: number) =>
  (state.formerSecrets ?? []).filter(({ until }) => until > now);

/** The present secret becomes a former one, which is accepted until its last retry is over. */
export function retireSecret(state: SecretState, now: number): void {
  const former = valid(state, now);
  if (state.secret) former.unshift({ secret: state.secret, until: now + overlapMs });
  delete state.secret;
  state.formerSecrets = former.slice(0, kept);
}

/** Every secret that a delivery may be signed with, the newest first; none at all means that none is accepted. */
export const secretsOf = (state: SecretState, now: number): string[] => [
  ...(state.secret ? [state.secret] : []),
  ...valid(state, now).map(({ secret }) => secret),
];
