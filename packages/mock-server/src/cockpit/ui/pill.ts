import { type Html, html } from './html.ts';
import { sentence } from './text.ts';

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'idle';

/** The colour of a status, whatever it is the status of; a word that is not here is grey. */
const tones: Record<string, Tone> = {
  active: 'ok',
  assigned: 'info',
  cancelled: 'bad',
  checked_in: 'ok',
  completed: 'ok',
  confirmed: 'info',
  critical: 'bad',
  delivered: 'ok',
  failed: 'bad',
  high: 'warn',
  in_progress: 'info',
  no_show: 'bad',
  ok: 'ok',
  open: 'warn',
  paid: 'ok',
  past_due: 'bad',
  pending: 'warn',
  queued: 'info',
  ready: 'info',
  resolved: 'ok',
  sent: 'info',
  skipped: 'warn',
  succeeded: 'ok',
  syncing: 'info',
  trialing: 'info',
  urgent: 'bad',
  warning: 'warn',
};

export const toneOf = (word: string): Tone => tones[word] ?? 'idle';

export const pill = (text: string, tone: Tone): Html => html`<span class="pill ${tone}">${text}</span>`;

export const statusPill = (status: string): Html => pill(sentence(status), toneOf(status));

export const httpTone = (status: number): Tone => {
  if (status < 300) return 'ok';
  if (status < 400) return 'info';
  return status < 500 ? 'warn' : 'bad';
};

export const httpPill = (status: number | null): Html =>
  status === null ? pill('No answer', 'bad') : pill(String(status), httpTone(status));
