import type { Answer, Ask } from '../internet.ts';
import type { Played } from './index.ts';

interface Card {
  id: string;
  idList: string;
  name: string;
  desc: string;
  [field: string]: unknown;
}

/** Cards of one board: `POST /1/cards`, `PUT /1/cards/{id}`, with key and token in the query. */
export class Trello implements Played {
  readonly hosts = ['api.trello.com'];
  readonly lists = {
    toDoList: 'list-to-do',
    doingList: 'list-doing',
    doneList: 'list-done',
    skippedList: 'list-skipped',
  };
  readonly accounts = { trelloApi: { apiKey: 'key', apiToken: 'trello-of-this-test', oauthSecret: '' } };
  cards: Card[] = [];

  forget(): void {
    this.cards = [];
  }

  answer({ method, path, query, body }: Ask): Answer {
    const { key, token, ...rest } = query;
    if (token !== 'trello-of-this-test' || key !== 'key') return { status: 401, body: 'invalid key' };
    const given = { ...(typeof body === 'object' ? body : {}), ...rest } as Partial<Card>;
    if (given.idList && !Object.values(this.lists).includes(given.idList)) {
      return { status: 400, body: 'invalid value for idList' };
    }
    if (method === 'POST' && path === '/1/cards') {
      const card = { name: '', desc: '', ...given, id: `card-${this.cards.length + 1}` } as Card;
      this.cards.push(card);
      return { body: card };
    }
    const card = this.cards.find(({ id }) => path === `/1/cards/${id}`);
    if (method !== 'PUT' || !card) return { status: 404, body: 'The requested resource was not found.' };
    Object.assign(card, given);
    return { body: card };
  }
}
