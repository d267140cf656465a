import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup that is escaped already: only `html` makes it. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
/** What may stand in a template; text is escaped there. */
export type Content = Html | string | number | boolean | null | undefined | readonly Content[];

export { html, raw };

export const nothing = html``;

/** The parts with something between them: `between(names, ', ')`. */
export const between = (parts: readonly Content[], separator: Content): Content[] =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
