import { button } from '../ui/form.ts';
import { type Html, html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';

/**
 * A button of a list that runs an action without more input. `about` names the object to who does not see the row;
 * `back` is the page that comes after.
 */
export const actionButton = (
  frame: Frame,
  name: string,
  input: Record<string, string | number>,
  words: string,
  about: string,
  back = '',
): Html =>
  button(frame.to(`/actions/${name}`), html`${words}<span class="sr">: ${about}</span>`, {
    values: { ...input, back },
    kind: 'small',
  });
