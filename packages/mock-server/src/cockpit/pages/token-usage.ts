import type { TokenLine } from '../reads/tokens.ts';
import { type Content, html } from '../ui/html.ts';
import { meter } from '../ui/meter.ts';

/** How many requests of this minute a token has made. */
export const usage = ({ used }: TokenLine): Content =>
  used
    ? html`<span class="small nowrap">${used.requests} of ${used.limit}</span>${meter(used.requests, used.limit)}`
    : html`<span class="muted">No limit</span>`;
