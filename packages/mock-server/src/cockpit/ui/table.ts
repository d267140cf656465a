import { type Content, type Html, html } from './html.ts';

export interface Column<R> {
  title: string;
  /** A cell of a row. */
  show(row: R): Content;
  /** `num` right, `clip` one line, `actions-cell` for buttons. */
  kind?: 'num' | 'clip' | 'actions-cell';
  /** The cell that names the row. */
  names?: boolean;
  /** Left out on a phone. */
  aside?: boolean;
}

interface TableOptions<R> {
  caption: string;
  columns: readonly Column<R>[];
  rows?: readonly R[];
  /** Rows below headings of their own, instead of `rows`. */
  groups?: readonly { title: Content; rows: readonly R[] }[];
  /** Shown instead of a table without rows. */
  empty?: Content;
  /** Tells rows apart when a live page changes. */
  key?(row: R): string | number;
}

const cell = <R>({ title, show, kind, names, aside }: Column<R>, row: R): Html => {
  const words = [kind, aside ? 'aside' : ''].filter(Boolean).join(' ');
  const classes = words ? html` class="${words}"` : '';
  const label = kind === 'actions-cell' ? '' : html` data-label="${title}"`;
  return names
    ? html`<th scope="row"${classes}>${show(row)}</th>`
    : html`<td${classes}${label}>${show(row)}</td>`;
};

const head = ({ title, kind }: Column<never>): Html => {
  if (kind === 'actions-cell') return html`<th scope="col"><span class="sr">${title}</span></th>`;
  return html`<th scope="col"${kind === 'num' ? html` class="num"` : ''}>${title}</th>`;
};

const line = <R>(columns: readonly Column<R>[], row: R, key: TableOptions<R>['key']): Html =>
  html`<tr${key ? html` data-key="${key(row)}"` : ''}>${columns.map((column) => cell(column, row))}</tr>`;

/** A table that folds into cards on a phone. */
export function table<R>({ caption, columns, rows = [], groups, empty, key }: TableOptions<R>): Html {
  if (rows.length === 0 && !groups) return html`<div class="empty">${empty}</div>`;
  const bodies = groups
    ? groups.map(
        ({ title, rows: own }) =>
          html`<tbody><tr class="group"><th scope="rowgroup" colspan="${columns.length}">${title}</th></tr>${own.map((row) => line(columns, row, key))}</tbody>`,
      )
    : html`<tbody>${rows.map((row) => line(columns, row, key))}</tbody>`;
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="${caption}">
      <table class="fold" data-rows>
        <caption class="sr">${caption}</caption>
        <thead><tr>${columns.map((column) => head(column as Column<never>))}</tr></thead>
        ${bodies}
      </table>
    </div>`;
}
