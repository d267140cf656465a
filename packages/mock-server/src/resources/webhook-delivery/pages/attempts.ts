import { card } from '../../../cockpit/ui/card.ts';
import { type Content, html } from '../../../cockpit/ui/html.ts';
import type { Frame } from '../../../cockpit/ui/layout.ts';
import { httpPill, httpTone } from '../../../cockpit/ui/pill.ts';
import { milliseconds } from '../../../cockpit/ui/text.ts';
import { durationText, time, timeText } from '../../../cockpit/ui/time.ts';
import { isoTime } from '../../../engine/clock.ts';
import { isRetried } from '../../../engine/delivery-schedule.ts';
import type { Row } from '../../tables.ts';
import type { WholeDelivery } from './lines.ts';
import { dueText } from './table.ts';

type Attempt = Row<'delivery_attempts'>;

const since = (attempt: Attempt, before: Attempt | undefined): Content =>
  before
    ? html`<span class="muted small">${durationText(Date.parse(attempt.attempted_at) - Date.parse(before.attempted_at))} after the one before</span>`
    : '';

const item = (attempt: Attempt, before: Attempt | undefined): Content => {
  const tone = attempt.status_code === null ? 'bad' : httpTone(attempt.status_code);
  return html`
    <li class="${tone === 'info' ? 'warn' : tone}">
      <div class="row"><strong>Attempt ${attempt.number}</strong>${httpPill(attempt.status_code)}<span class="muted small">${milliseconds(attempt.duration_ms)}</span></div>
      <div class="small">${time(attempt.attempted_at)}</div>
      ${since(attempt, before)}
      ${attempt.error ? html`<div class="bad-text">${attempt.error}</div>` : ''}
      ${attempt.response_excerpt ? html`<div class="excerpt" tabindex="0" role="region" aria-label="Answer to attempt ${attempt.number}">${attempt.response_excerpt}</div>` : ''}
    </li>`;
};

/** What comes next, or why nothing does. */
function ending({ delivery, attempts }: WholeDelivery, frame: Frame): Content {
  const last = attempts.at(-1);
  if (delivery.status === 'pending') {
    const due = delivery.due_at ?? frame.clock.now;
    return html`<li class="next"><strong>Next attempt ${dueText(due, frame)}</strong><div class="small">${timeText(isoTime(due))}</div></li>`;
  }
  if (delivery.status === 'delivered') return '';
  const why = !last
    ? 'The webhook was paused before it was tried.'
    : isRetried(last.status_code)
      ? 'No attempt is left, or the webhook was paused meanwhile.'
      : 'The endpoint refused it. Only an answer of 500 or above, or none, is tried again.';
  return html`<li class="bad"><strong>Given up</strong><div class="small muted">${why} Replay sends it again.</div></li>`;
}

/** The attempts on a time line, oldest first. */
export const attemptsCard = (whole: WholeDelivery, frame: Frame): Content =>
  card(
    { title: 'Attempts', live: { id: 'attempts', on: 'attempt delivery clock reset' } },
    html`<ol class="timeline">${whole.attempts.map((attempt, index) => item(attempt, whole.attempts[index - 1]))}${ending(whole, frame)}</ol>`,
  );
