import { families } from '@lgcd/core-client/contract';
import { check, field } from '../../../cockpit/ui/field.ts';
import { problems } from '../../../cockpit/ui/form.ts';
import { type Html, html } from '../../../cockpit/ui/html.ts';
import type { Values } from '../../../cockpit/values.ts';
import type { Invalid } from '../../../http/laravel/errors.ts';

/** What the form shows: a stored webhook, or what was sent and refused. */
export interface WebhookDraft {
  url: string;
  events: readonly string[];
  description: string;
}

export const draftOf = (values: Values): WebhookDraft => ({
  url: values.text('url') ?? '',
  events: values.all('events'),
  description: values.text('description') ?? '',
});

/** Everything, a family, or single events; one list of checkboxes, so it works without a script. */
const eventBoxes = (chosen: readonly string[]): Html => {
  const has = (pattern: string) => chosen.includes(pattern);
  return html`
    ${check({ name: 'events', value: '*', label: html`<code>*</code> everything, also what LGCD adds later`, checked: has('*') })}
    <div class="groups">
      ${Object.entries(families).map(
        ([family, { label, events }]) => html`
          <fieldset class="box"><legend>${label}</legend>
            ${check({ name: 'events', value: `${family}.*`, label: html`<code>${family}.*</code> all of them`, checked: has(`${family}.*`) })}
            ${Object.entries(events).map(([key, { description }]) =>
              check({
                name: 'events',
                value: `${family}.${key}`,
                label: html`<code>${family}.${key}</code>`,
                hint: description,
                checked: has(`${family}.${key}`),
              }),
            )}
          </fieldset>`,
      )}
    </div>`;
};

/** An error of a list comes by its member, `events.0`. */
const errorOf = (error: Invalid | undefined, name: string): string | undefined =>
  Object.entries(error?.errors ?? {}).find(([path]) => path === name || path.startsWith(`${name}.`))?.[1][0];

export const webhookForm = (action: string, draft: WebhookDraft, submit: string, error?: Invalid): Html => {
  const eventsError = errorOf(error, 'events');
  return html`
    <form method="post" action="${action}" class="stack">
      ${problems(error && !error.errors.url && !eventsError ? error.message : undefined)}
      <div class="form">
        ${field({
          name: 'url',
          label: 'Address',
          type: 'url',
          required: true,
          value: draft.url,
          placeholder: 'http://127.0.0.1:5678/webhook/lgcd',
          hint: 'https, or http on this machine. Events are posted there.',
          error: errorOf(error, 'url'),
        })}
        ${field({ name: 'description', label: 'Description', value: draft.description, hint: 'For people; optional.', error: errorOf(error, 'description') })}
      </div>
      <fieldset id="events"${eventsError ? html` aria-describedby="events-error"` : ''}><legend>Events</legend>
        ${eventsError ? html`<span class="error" id="events-error">${eventsError}</span>` : ''}
        ${eventBoxes(draft.events)}
      </fieldset>
      <div class="row"><button class="button primary">${submit}</button></div>
    </form>`;
};
