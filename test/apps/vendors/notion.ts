import type { Answer, Ask } from '../internet.ts';
import type { Played } from './index.ts';

type Properties = Record<string, Record<string, unknown>>;

interface Page {
  object: 'page';
  id: string;
  properties: Properties;
}

const types: Record<string, string> = {
  Name: 'title',
  'LGCD ID': 'rich_text',
  Property: 'rich_text',
  Status: 'select',
  Arrival: 'date',
  Departure: 'date',
  Guests: 'number',
  Total: 'number',
};

const texts = (value: unknown) =>
  (value as { text: { content: string } }[]).map(({ text }) => text.content).join('');

/** Properties as Notion gives them back: with their type, and with what a text reads. */
const stored = (properties: Properties): Properties =>
  Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const type = types[name] ?? '';
      const value = property[type];
      const read = Array.isArray(value)
        ? value.map((piece) => ({ ...piece, type: 'text', plain_text: piece.text.content }))
        : value;
      return [name, { ...property, id: name, type, [type]: read }];
    }),
  );

/** Pages of one data source, of the API of version 2026-03-11. */
export class Notion implements Played {
  readonly hosts = ['api.notion.com'];
  readonly dataSource = '11111111-2222-4333-8444-555555555555';
  readonly accounts = { notionApi: { apiKey: 'ntn-of-this-test' } };
  pages: Page[] = [];

  forget(): void {
    this.pages = [];
  }

  /** What a person reads on a page. */
  get read(): Record<string, unknown>[] {
    return this.pages.map(({ properties }) =>
      Object.fromEntries(
        Object.entries(properties).map(([name, property]) => {
          const [[type = '', value] = []] = Object.entries(property).filter(([key]) => key === types[name]);
          if (type === 'title' || type === 'rich_text') return [name, texts(value)];
          if (type === 'select') return [name, (value as { name: string }).name];
          if (type === 'date') return [name, (value as { start: string }).start];
          return [name, value];
        }),
      ),
    );
  }

  answer({ method, path, headers, body }: Ask): Answer {
    const no = (status: number, code: string) => ({
      status,
      body: { object: 'error', status, code, message: code },
    });
    if (headers.authorization !== 'Bearer ntn-of-this-test') return no(401, 'unauthorized');
    if (!headers['notion-version']) return no(400, 'missing_version');
    const source = `/v1/data_sources/${this.dataSource}`;
    const given = body as { properties: Properties; parent?: { data_source_id: string }; filter?: unknown };
    if (method === 'GET' && path === source) {
      const properties = Object.entries(types).map(([name, type]) => [
        name,
        { id: name, name, type, [type]: {} },
      ]);
      return {
        body: { object: 'data_source', id: this.dataSource, properties: Object.fromEntries(properties) },
      };
    }
    if (method === 'POST' && path === `${source}/query`) return this.#query(given.filter);
    if (Object.keys(given?.properties ?? {}).some((name) => !(name in types)))
      return no(400, 'validation_error');
    if (method === 'POST' && path === '/v1/pages') {
      if (given.parent?.data_source_id !== this.dataSource) return no(404, 'object_not_found');
      const id = `aaaaaaaa-0000-4000-8000-${String(this.pages.length + 1).padStart(12, '0')}`;
      const page: Page = { object: 'page', id, properties: stored(given.properties) };
      this.pages.push(page);
      return { body: page };
    }
    const page = this.pages.find(({ id }) => path === `/v1/pages/${id}`);
    if (method !== 'PATCH' || !page) return no(404, 'object_not_found');
    Object.assign(page.properties, stored(given.properties));
    return { body: page };
  }

  #query(filter: unknown): Answer {
    const { property, rich_text } = filter as { property: string; rich_text: { equals: string } };
    const results = this.pages.filter(
      ({ properties }) => texts(properties[property]?.rich_text ?? []) === rich_text.equals,
    );
    return { body: { object: 'list', results, has_more: false, next_cursor: null } };
  }
}
