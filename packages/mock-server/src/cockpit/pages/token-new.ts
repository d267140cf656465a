import { type Ability, abilities } from '@lgcd/core-client/contract';
import { createToken } from '../../control/tokens.ts';
import { Invalid } from '../../http/laravel/errors.ts';
import type { PageContext, Part } from '../app.ts';
import { abilityGroups, tokenPresets } from '../presets.ts';
import { show } from '../respond.ts';
import { card, facts } from '../ui/card.ts';
import { code } from '../ui/code.ts';
import { check, field } from '../ui/field.ts';
import { notice, problems } from '../ui/form.ts';
import { type Content, html } from '../ui/html.ts';
import { time } from '../ui/time.ts';
import { formValues } from '../values.ts';

interface Draft {
  name: string;
  abilities: readonly string[];
  /** As the field gives it, `2026-08-01T10:00`, in UTC. */
  expires: string;
}

const trail = [['/tokens', 'Tokens']] as const;

const boxes = (chosen: readonly string[]): Content =>
  html`<div class="groups">${abilityGroups.map(
    ({ label, abilities: own }) =>
      html`<fieldset class="box"><legend>${label}</legend>${own.map((name) =>
        check({
          name: 'abilities',
          value: name,
          label: html`<code>${name}</code>`,
          hint: abilities[name],
          checked: chosen.includes(name),
        }),
      )}</fieldset>`,
  )}</div>`;

function formPage(
  c: PageContext,
  draft: Draft,
  preset: string | undefined,
  error?: Invalid,
): Promise<Response> {
  const { frame } = c.var;
  const chosen = tokenPresets.find(({ key }) => key === preset);
  const errorOf = (name: string) => error?.errors[name]?.[0];
  return show(
    c,
    {
      title: 'Create a token',
      section: '/tokens',
      trail,
      lead: 'Give it no more than it needs: a request beyond its abilities is answered 403.',
    },
    card(
      {},
      html`<div class="row"><span class="label">Start from</span><span class="segments">${tokenPresets.map(
        ({ key, name }) =>
          html`<a href="?preset=${key}"${key === preset ? html` aria-current="true"` : ''}>${name}</a>`,
      )}<a href="?"${preset ? '' : html` aria-current="true"`}>Nothing</a></span>${chosen ? html`<span class="hint">${chosen.why}</span>` : ''}</div>
      <form method="post" action="${frame.to('/tokens/new')}" class="stack">
        ${problems(error?.message)}
        <div class="fields">
          ${field({ name: 'name', label: 'Name', required: true, value: draft.name, error: errorOf('name'), hint: 'So that you know it in the journal.' })}
          ${field({ name: 'expires', label: 'Expires', type: 'datetime-local', value: draft.expires, error: errorOf('expires_at'), hint: 'UTC, by the clock of this server. Empty: never.' })}
        </div>
        <fieldset><legend>Abilities</legend>${boxes(draft.abilities)}</fieldset>
        <div class="row"><button class="button primary">Create</button></div>
      </form>`,
    ),
    error ? 422 : 200,
  );
}

export const tokenNew: Part = (app, core) => {
  app.get('/tokens/new', (c) => {
    const preset = tokenPresets.find(({ key }) => key === c.req.query('preset'));
    const given = c.req.queries('ability') ?? [];
    const draft = {
      name: c.req.query('name') ?? preset?.name ?? '',
      abilities: preset?.abilities ?? given,
      expires: '',
    };
    return formPage(c, draft, preset?.key);
  });

  app.post('/tokens/new', async (c) => {
    const values = await formValues(c);
    const draft = {
      name: values.text('name') ?? '',
      abilities: values.all('abilities'),
      expires: values.text('expires') ?? '',
    };
    try {
      const made = createToken(core, {
        agency_id: c.var.domain.agencyId,
        name: draft.name,
        abilities: draft.abilities as Ability[],
        expires_at: draft.expires === '' ? null : `${draft.expires}:00+00:00`,
      });
      return await show(
        c,
        { title: 'Token created', section: '/tokens', trail, canonical: c.var.frame.to('/tokens') },
        card(
          {},
          html`${notice('warn', html`<p><strong>Copy the token now.</strong> Only its hash is kept, so it is not shown again.</p>`)}
            ${code(made.token, { label: 'The token', id: 'token' })}
            ${facts([
              ['Name', made.name],
              ['Expires', made.expires_at ? time(made.expires_at) : 'Never'],
              [
                'Abilities',
                html`<span class="tags">${made.abilities.map((ability) => html`<span class="tag">${ability}</span>`)}</span>`,
              ],
            ])}
            <p class="muted">Try it:</p>
            ${code(`curl -H 'Authorization: Bearer ${made.token}' -H 'Accept: application/json' ${core.origin}/v1/me`, { label: 'A first request', wrap: true })}
            <div class="row"><a class="button" href="${c.var.frame.to('/tokens')}">To the tokens</a><a class="button" href="${c.var.frame.to('/requests')}">Watch the requests</a></div>`,
        ),
        201,
      );
    } catch (error) {
      if (error instanceof Invalid) return formPage(c, draft, undefined, error);
      throw error;
    }
  });
};
