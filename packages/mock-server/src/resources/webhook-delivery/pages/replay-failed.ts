import type { Part } from '../../../cockpit/app.ts';
import { call } from '../../../cockpit/call.ts';
import { seeOther } from '../../../cockpit/respond.ts';
import { hidden, sheet } from '../../../cockpit/ui/form.ts';
import { type Content, html } from '../../../cockpit/ui/html.ts';
import type { Frame } from '../../../cockpit/ui/layout.ts';
import { query } from '../../../cockpit/ui/query.ts';
import { plural } from '../../../cockpit/ui/text.ts';
import { formValues } from '../../../cockpit/values.ts';
import { replayDays } from '../../../engine/delivery-schedule.ts';
import type { Domain } from '../../../engine/domain.ts';
import { filterOf, type GivenFilter, whatIs } from './filter.ts';
import { replayable } from './lines.ts';

const given = (filter: GivenFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => !!entry[1]));

/** Says how many would be sent again before it sends them; nothing where there are none. */
export function replayFailedButton(domain: Domain, frame: Frame, filter: GivenFilter): Content {
  const { length } = replayable(domain, whatIs(filter));
  const all = plural(length, 'failed delivery', 'failed deliveries');
  const form = html`
    <form method="post" action="${frame.to('/deliveries/replay-failed')}" class="stack">
      ${hidden(given(filter))}
      <p>Sends ${all}${Object.keys(given(filter)).length > 0 ? ' that match the filter' : ''} again, with the same bytes. Left out is what is older than ${replayDays} days, what goes to a paused webhook, and what was sent again since.</p>
      <div><button class="button primary">Replay ${all}</button></div>
    </form>`;
  return html`<div id="replay-failed" data-live="delivery attempt clock reset">${length > 0 ? sheet('Replay all failed…', form) : ''}</div>`;
}

/** Replays each as its own button would: checked, signed anew and in the audit log. */
export const replayFailed: Part = (app, core) => {
  app.post('/deliveries/replay-failed', async (c) => {
    const values = await formValues(c);
    const filter = filterOf((name) => values.raw(name));
    for (const { id, webhook_id } of replayable(c.var.domain, whatIs(filter))) {
      await call(core, c.var.domain, 'webhookDelivery.replay', { webhook_id, id });
    }
    // Those that failed and those that are under way are of different statuses: all of them are shown.
    return seeOther(c, `/deliveries${query({ ...filter, status: undefined })}`, 'failed-replayed');
  });
};
