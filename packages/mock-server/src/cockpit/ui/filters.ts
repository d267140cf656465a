import { type FieldOptions, field } from './field.ts';
import { type Html, html } from './html.ts';

/** Filters above a list: a form that asks for the same page, so they are in the address. */
export const filters = (fields: readonly FieldOptions[], action = ''): Html => html`
  <form class="filters" method="get"${action ? html` action="${action}"` : ''} role="search">
    ${fields.map((options) => field({ ...options, prefix: 'filter' }))}
    <div class="row"><button class="button">Filter</button>${fields.some(({ value }) => value) ? html`<a class="button quiet" href="?">Clear</a>` : ''}</div>
  </form>`;
