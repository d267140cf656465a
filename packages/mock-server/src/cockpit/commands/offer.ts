import { button } from '../ui/form.ts';
import { type Content, html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import { query } from '../ui/query.ts';
import type { CommandName } from './command.ts';

interface Offer {
  /** Name of the command. */
  name: CommandName;
  /** What is known already: ids for the most part. */
  input?: Record<string, string | number>;
  words: string;
  /** Which object, for those who do not see the row. */
  about?: string;
  /** The page that comes after, below the agency. */
  back: string;
  kind?: string;
}

const named = ({ words, about }: Offer): Content =>
  about ? html`${words}<span class="sr">: ${about}</span>` : words;

/** A button that does it at once. */
export const doIt = (frame: Frame, offer: Offer): Content =>
  button(frame.to(`/do/${offer.name}`), named(offer), {
    values: { ...offer.input, back: offer.back },
    kind: offer.kind ?? '',
  });

/** A link to the form that asks for the rest. */
export const askFor = (frame: Frame, offer: Offer): Content =>
  html`<a class="button ${offer.kind ?? ''}" href="${frame.to(`/do/${offer.name}${query({ ...offer.input, back: offer.back })}`)}">${named(offer)}</a>`;
