import type { FaultInput } from '../../engine/faults.ts';
import type { Invalid } from '../../http/laravel/errors.ts';
import type { Row } from '../../resources/tables.ts';
import { field } from '../ui/field.ts';
import { button, problems } from '../ui/form.ts';
import { type Html, html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import type { Values } from '../values.ts';

/** What people try first, one click each. */
const presets: readonly (readonly [words: string, values: Record<string, string | number>])[] = [
  ['Next request answers 503', { status: 503, times: 1 }],
  ['Next request answers 429, wait 2 s', { status: 429, retry_after: 2, times: 1 }],
  ['Next 5 requests take 3 s', { delay_ms: 3000, times: 5 }],
  ['Next POST changes, then cuts the line', { method: 'POST', drop: 'after', times: 1 }],
  ['Next request answers 401', { status: 401, times: 1 }],
];

const statuses = [400, 401, 403, 404, 409, 419, 422, 429, 500, 502, 503, 504].map(String);

const drops = [
  ['before', 'before the request is handled'],
  ['after', 'after the change is made'],
] as const;

export const faultForm = (
  frame: Frame,
  values: Values,
  tokens: readonly Row<'tokens'>[],
  error: Invalid | undefined,
): Html => {
  const action = frame.to('/faults');
  const errorOf = (name: string) => error?.errors[name]?.[0];
  const given = (name: string) => ({ name, value: values.text(name), error: errorOf(name) });
  return html`
    <div class="row">${presets.map(([words, preset]) => button(action, words, { values: preset, kind: 'small' }))}</div>
    <form method="post" action="${action}" class="stack">
      ${problems(error?.message)}
      <fieldset class="box"><legend>What goes wrong</legend><div class="fields">
        ${field({ ...given('status'), label: 'Answer with status', choices: statuses, none: 'The real answer' })}
        ${field({ ...given('delay_ms'), label: 'Wait before (ms)', type: 'number', min: 0, max: 60_000 })}
        ${field({ ...given('drop'), label: 'Close the connection', choices: drops, none: 'No' })}
        ${field({ ...given('retry_after'), label: 'Retry-After (seconds)', type: 'number', min: 0, max: 86_400, hint: 'With 429 and 503.' })}
        ${field({ ...given('message'), label: 'Message', hint: 'Instead of that of LGCD.' })}
      </div></fieldset>
      <fieldset class="box"><legend>For whom, and how often</legend><div class="fields">
        ${field({ ...given('times'), label: 'How many requests', type: 'number', min: 1, max: 100_000, value: values.text('times') ?? 1 })}
        ${field({ ...given('method'), label: 'Method', choices: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], none: 'Any' })}
        ${field({ ...given('path'), label: 'Path', placeholder: '/v1/bookings*', hint: 'A * at the end: all that begin so.' })}
        ${field({ ...given('token_id'), label: 'Token', choices: tokens.map(({ id, name }) => [String(id), name] as const), none: 'Any' })}
      </div></fieldset>
      <div class="row"><button class="button primary">Switch it on</button></div>
    </form>`;
};

const names = [
  'status',
  'delay_ms',
  'drop',
  'retry_after',
  'message',
  'times',
  'method',
  'path',
  'token_id',
] as const;

/** What the form sent, still as text: the check brings it to its types. Empty fields are left out. */
export const faultOf = (values: Values): FaultInput =>
  Object.fromEntries(
    names.flatMap((name) => (values.text(name) === undefined ? [] : [[name, values.text(name)]])),
  );
