import { catalog } from '@lgcd/core-client/catalog';
import { type EventName, events } from '@lgcd/core-client/contract';
import { isEventName, matches } from '@lgcd/core-client/webhook';
import { sendEvent } from '../../control/send.ts';
import type { Domain } from '../../engine/domain.ts';
import { misfit } from '../../engine/misfit.ts';
import { samples } from '../../resources/index.ts';
import type { PageContext, Part } from '../app.ts';
import { missing, seeOther, show } from '../respond.ts';
import { card } from '../ui/card.ts';
import { check, field } from '../ui/field.ts';
import { notice } from '../ui/form.ts';
import { type Content, html } from '../ui/html.ts';
import { formValues } from '../values.ts';
import { fieldTable } from './field-table.ts';

const sampleOf = (domain: Domain, name: EventName): object | undefined =>
  (samples[name] as (domain: Domain) => object | undefined)(domain);

const listeners = (domain: Domain, name: EventName): Content => {
  const found = domain.store
    .list('webhooks')
    .filter(({ active, events }) => active && events.some((pattern) => matches(pattern, name)));
  if (found.length === 0) {
    return notice(
      'warn',
      html`<p>No active webhook subscribes to <code>${name}</code>: it will stand in the outbox and go nowhere.</p>`,
    );
  }
  return html`<p class="muted">Goes to ${found.map(({ url }, index) => html`${index > 0 ? ', ' : ''}<code>${url}</code>`)}.</p>`;
};

interface Draft {
  text: string;
  error?: string;
  /** It can be sent all the same. */
  offContract?: boolean;
}

function composePage(c: PageContext, name: EventName, draft: Draft): Promise<Response> {
  const { frame, domain } = c.var;
  const { description, timed, provenance } = events[name];
  return show(
    c,
    {
      title: name,
      section: '/events',
      trail: [['/events', 'Events']],
      lead: html`${description}.${timed ? ' Comes of a moment in time; advance the clock to see it happen by itself.' : ''}`,
    },
    html`${card(
      { title: 'Send it' },
      html`${draft.error ? notice('bad', html`<p>${draft.error}</p>`) : ''}
        ${listeners(domain, name)}
        <form method="post" action="${frame.to(`/events/${name}`)}" class="stack">
          ${field({
            name: 'data',
            label: 'Data block',
            type: 'code',
            value: draft.text,
            required: true,
            hint: 'From a real object of the agency; change what you like. The id, time and agency of the envelope are added.',
          })}
          ${draft.offContract ? check({ name: 'anyway', label: 'Send it all the same, to see what the receiver makes of it' }) : ''}
          <div class="row"><button class="button primary">Send</button></div>
        </form>`,
    )}
    ${card(
      {
        title: 'Fields',
        actions: html`<span class="muted small">The data block is ${provenance}</span>`,
        bare: true,
      },
      fieldTable(catalog.events[name].data),
    )}`,
    draft.error ? 422 : 200,
  );
}

/** What is wrong with the text of the form, or the data block that it is. */
function read(
  text: string,
  name: EventName,
): { data: object; problem: string | undefined } | { error: string } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { error: `This is not JSON: ${(error as Error).message}` };
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return { error: 'The data block has to be a JSON object.' };
  }
  return { data, problem: misfit(events[name].data, data) };
}

/** One event: composed from a real object, edited, sent. */
export const eventSend: Part = (app, core) => {
  app.get('/events/:name', (c) => {
    const name = c.req.param('name');
    if (!isEventName(name)) return missing(c, `event called ${name}`, '/events');
    const data = sampleOf(c.var.domain, name);
    if (data) return composePage(c, name, { text: JSON.stringify(data, null, 2) });
    return composePage(c, name, { text: JSON.stringify(catalog.events[name].example.data, null, 2) });
  });

  app.post('/events/:name', async (c) => {
    const name = c.req.param('name');
    if (!isEventName(name)) return missing(c, `event called ${name}`, '/events');
    const values = await formValues(c);
    const given = values.raw('data');
    const sample = given === undefined ? sampleOf(c.var.domain, name) : undefined;
    const text = given ?? JSON.stringify(sample ?? catalog.events[name].example.data, null, 2);
    const found = read(text, name);
    if ('error' in found) return composePage(c, name, { text, error: found.error });
    if (found.problem && !values.has('anyway')) {
      return composePage(c, name, {
        text,
        error: `It does not fit the contract: ${found.problem}`,
        offContract: true,
      });
    }
    const event = sendEvent(core, c.var.domain.agencyId, name, found.data);
    return seeOther(c, `/events/log/${event.id}`, 'event-sent');
  });
};
