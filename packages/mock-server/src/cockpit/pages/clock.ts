import { type ClockChange, changeClock } from '../../control/clock.ts';
import type { Core } from '../../engine/core.ts';
import { firstDay, monthOf, nextMonth } from '../../figures/dates.ts';
import { HttpError, Invalid } from '../../http/laravel/errors.ts';
import type { Part } from '../app.ts';
import { seeOther, show } from '../respond.ts';
import { card } from '../ui/card.ts';
import { clockTime } from '../ui/clock-time.ts';
import { field } from '../ui/field.ts';
import { button, notice } from '../ui/form.ts';
import { type Content, html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import { distanceText } from '../ui/time.ts';
import { formValues, type Values } from '../values.ts';

const steps = [
  [60, '1 min'],
  [300, '5 min'],
  [3600, '1 hour'],
  [86_400, '1 day'],
  [604_800, '1 week'],
] as const;

/** The attempt of a delivery that is waited for next, of any agency: the clock is everybody's. */
const nextAttempt = (core: Core): number | undefined => {
  const due = core.db.get('select min(due_at) as due from deliveries where due_at > ?', [
    core.clock.now(),
  ])?.due;
  return due == null ? undefined : Number(due);
};

/** The clock with its controls. Everything that is due on the way happens, in order. */
export function clockCard(core: Core, frame: Frame): Content {
  const { iso, now, mode } = frame.clock;
  const action = frame.to('/clock');
  const due = nextAttempt(core);
  const month = firstDay(nextMonth(monthOf(iso)));
  return card(
    { title: 'Clock', width: 'half', live: { id: 'clock', on: 'clock attempt delivery reset' } },
    html`
      <p><strong>${clockTime(frame.clock)} UTC</strong> <span class="muted">${mode === 'real' ? 'and running' : 'and standing still'}</span></p>
      <div class="row"><span class="label">Advance</span>${steps.map(([seconds, words]) => button(action, words, { values: { advance: seconds }, kind: 'small' }))}</div>
      <div class="row">
        ${due === undefined ? '' : button(action, `To the next attempt, ${distanceText(due, now)}`, { values: { advance: Math.ceil((due - now) / 1000) }, kind: 'small' })}
        ${button(action, 'To the next month', { values: { advance: Math.ceil((Date.parse(`${month}T00:00:00Z`) - now) / 1000) }, kind: 'small', title: 'Statements, tax reports and renewals happen as the month turns' })}
        ${mode === 'fixed' ? button(action, 'Run with the real time', { values: { run: 'real' }, kind: 'small' }) : button(action, 'Stop it here', { values: { set: iso }, kind: 'small' })}
      </div>
      <form method="post" action="${action}" class="inline">
        ${field({ name: 'set', label: 'Set it to (UTC); it stands still there', type: 'datetime-local', value: iso.slice(0, 16), required: true, prefix: 'clock' })}
        <button class="button">Set</button>
      </form>`,
  );
}

/** A page must not wait for receivers that take their time: the clock moves on, and the pages follow it. */
const patience = 2000;

async function change(core: Core, given: ClockChange): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const changed = changeClock(core, given).finally(() => clearTimeout(timer));
  const patient = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([changed, patient]);
  // It may yet fail after the page was answered.
  changed.catch((error) => error instanceof HttpError || core.fail(error));
}

/** What a button or the form asks for, as `POST /_mock/clock` takes it. */
const changeOf = (values: Values): ClockChange => ({
  ...(values.text('advance') !== undefined && { advance_seconds: Number(values.text('advance')) }),
  ...(values.text('set') !== undefined && { set: values.text('set') }),
  ...(values.text('run') === 'real' && { run: 'real' as const }),
});

export const clockPage: Part = (app, core) => {
  app.post('/clock', async (c) => {
    try {
      await change(core, changeOf(await formValues(c)));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      const content = html`${notice('bad', html`<p>${error.message}</p>`)}<div class="grid">${clockCard(core, c.var.frame)}</div>`;
      return show(c, { title: 'Clock', section: '' }, content, 422);
    }
    return seeOther(c, '', 'clock-moved');
  });
};
