import { type Content, type Html, html } from './html.ts';

interface CardOptions {
  title?: Content;
  actions?: Content;
  foot?: Content;
  /** Columns of the grid that it stands in. */
  width?: 'half' | 'third' | 'two-thirds';
  /** Names the part that is swapped when something of these kinds changes. */
  live?: { id: string; on: string } | undefined;
  /** Without the inner margin, for tables. */
  bare?: boolean;
  id?: string;
}

export function card({ title, actions, foot, width, live, bare, id }: CardOptions, content: Content): Html {
  const anchor = live ? live.id : id;
  return html`
    <section class="card ${width ?? ''}"${anchor ? html` id="${anchor}"` : ''}${live ? html` data-live="${live.on}"` : ''}>
      ${title ? html`<div class="card-head"><h2>${title}</h2>${actions ? html`<div class="actions">${actions}</div>` : ''}</div>` : ''}
      ${bare ? content : html`<div class="card-body">${content}</div>`}
      ${foot ? html`<div class="card-foot">${foot}</div>` : ''}
    </section>`;
}

/** Names and values, two by two. */
export const facts = (list: readonly (readonly [name: string, value: Content])[]): Html => html`
  <dl class="facts">${list.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;

export const tiles = (list: readonly (readonly [name: string, value: Content])[]): Html => html`
  <dl class="tiles">${list.map(([name, value]) => html`<div class="tile"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
