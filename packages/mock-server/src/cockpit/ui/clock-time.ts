import { type Html, html } from './html.ts';
import { timeText } from './time.ts';

interface Clock {
  now: number;
  iso: string;
  mode: 'real' | 'fixed';
}

/** The time of the server, which a script lets run; `short` leaves the date out. */
export const clockTime = ({ now, iso, mode }: Clock, short = false): Html =>
  html`<time data-clock="${mode}" data-now="${now}" datetime="${iso}"${short ? html` data-short` : ''}>${short ? iso.slice(11, 19) : timeText(iso)}</time>`;
