import { nextMonth, previousMonth } from '../../figures/dates.ts';
import { type Html, html } from './html.ts';
import { query } from './query.ts';

/** To the months before and after; other parts of the address are kept. */
export const monthSteps = (month: string, others: Record<string, string | undefined> = {}): Html => html`
  <span class="segments">
    <a rel="prev" href="${query({ ...others, month: previousMonth(month) })}" aria-label="The month before">←</a>
    <a href="${query(others) || '?'}">This month</a>
    <a rel="next" href="${query({ ...others, month: nextMonth(month) })}" aria-label="The month after">→</a>
  </span>`;
