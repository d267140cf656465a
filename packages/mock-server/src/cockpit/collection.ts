import type { Core } from '../engine/core.ts';
import type { Domain } from '../engine/domain.ts';
import type { Condition } from '../engine/store/conditions.ts';
import type { Row, TenantTable } from '../resources/tables.ts';
import type { PageContext, Part } from './app.ts';
import { missing, show } from './respond.ts';
import { card } from './ui/card.ts';
import type { FieldOptions } from './ui/field.ts';
import { filters } from './ui/filters.ts';
import { type Content, html } from './ui/html.ts';
import type { Frame } from './ui/layout.ts';
import { pageOf, pager } from './ui/pager.ts';
import { type Column, table } from './ui/table.ts';
import { idOf } from './values.ts';

export interface View {
  core: Core;
  domain: Domain;
  frame: Frame;
  c: PageContext;
}

/** Objects of one kind: how their list and their page look. One file each, in this folder. */
export interface Collection<T extends TenantTable> {
  table: T;
  /** The path of the list, as in the navigation. */
  path: string;
  title: string;
  /** In `no such …`. */
  one: string;
  lead: string;
  /** SQL of ours. */
  order: string;
  /** Shown when there is nothing and no filter. */
  none: string;
  filters(view: View): (FieldOptions & { where(value: string): Condition })[];
  columns(view: View): Column<Row<T>>[];
  /** Buttons beside the title of the list. */
  listActions?(view: View): Content;
  name(row: Row<T>): string;
  beside?(row: Row<T>): Content;
  /** The page of one. */
  whole(row: Row<T>, view: View): Content | Promise<Content>;
  rowActions?(row: Row<T>, view: View): Content;
}

const perPage = 25;

async function listPage<T extends TenantTable>(collection: Collection<T>, view: View): Promise<Response> {
  const { c, domain, frame } = view;
  const fields = collection
    .filters(view)
    .map((field) => ({ ...field, value: c.req.query(field.name) ?? '' }));
  const given = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  const where = fields.filter(({ value }) => value !== '').map(({ value, where }) => where(value));
  const found = domain.store.page(
    collection.table,
    where,
    { page: pageOf(c.req.query('page')), per_page: perPage },
    (row) => row,
    collection.order,
  );
  const empty =
    where.length > 0
      ? html`<p>Nothing matches the filter.</p><a class="button" href="${frame.to(collection.path)}">Show all</a>`
      : html`<p>${collection.none}</p>`;
  return show(
    c,
    {
      title: collection.title,
      section: collection.path,
      lead: collection.lead,
      actions: collection.listActions?.(view),
    },
    card(
      { bare: true },
      html`${fields.length > 0 ? filters(fields) : ''}
      <div id="list" data-live="event request lodgify clock reset">${table({
        caption: collection.title,
        columns: collection.columns(view),
        rows: found.items,
        empty,
        key: ({ id }) => id,
      })}${pager(found, given)}</div>`,
    ),
  );
}

/** The list and the page of one object, below the path of the collection. */
export const collectionPart =
  <T extends TenantTable>(collection: Collection<T>): Part =>
  (app, core) => {
    const viewOf = (c: PageContext): View => ({ core, domain: c.var.domain, frame: c.var.frame, c });

    app.get(collection.path, (c) => listPage(collection, viewOf(c)));

    app.get(`${collection.path}/:id{[0-9]+}`, async (c) => {
      const view = viewOf(c);
      const row = view.domain.store.find(collection.table, idOf(c));
      if (!row) return missing(c, `such ${collection.one}`, collection.path);
      return show(
        c,
        {
          title: collection.name(row),
          section: collection.path,
          trail: [[collection.path, collection.title]],
          beside: html`<span id="status" class="row" data-live="event request lodgify clock reset">${collection.beside?.(row)}</span>`,
        },
        html`<div class="stack" id="whole" data-live="event request lodgify clock reset">${collection.rowActions?.(row, view)}${await collection.whole(row, view)}</div>`,
      );
    });
  };
