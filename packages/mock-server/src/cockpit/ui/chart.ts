import { type Html, html } from './html.ts';
import { dirhams, percent, shortDirhams } from './text.ts';
import { dayText } from './time.ts';

export interface ChartDay {
  date: string;
  /** Percent. */
  occupancy: number;
  /** Dirhams. */
  adr: number;
  revpar: number;
}

const top = 8;
const height = 170;
const bottom = top + height;

const at = (share: number): number => Math.round((bottom - share * height) * 10) / 10;

/** A round number above all of them, so that the line at half height is round too. */
export function ceiling(values: readonly number[]): number {
  const most = Math.max(1, ...values);
  const size = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 4, 5, 8, 10].find((factor) => factor * size >= most) ?? 10;
  return step * size;
}

/**
 * Across in percent and down in pixels, without a viewBox: so text keeps its size on a phone, and nothing needs a
 * style attribute, which the content security policy forbids.
 */
export function monthChart(days: readonly ChartDay[], today: string): Html {
  const slot = 100 / Math.max(1, days.length);
  const most = ceiling(days.flatMap(({ adr, revpar }) => [adr, revpar]));
  const x = (index: number, part = 0.5) => `${((index + part) * slot).toFixed(2)}%`;

  const grid = [1, 0.5, 0].map(
    (share) => html`<line class="axis" x1="0" x2="100%" y1="${at(share)}" y2="${at(share)}"/>`,
  );
  const bars = days.map(
    ({ date, occupancy }, index) =>
      html`<rect class="bar-a${date === today ? ' today' : ''}" x="${x(index, 0.17)}" width="${(slot * 0.66).toFixed(2)}%" y="${at(occupancy / 100)}" height="${bottom - at(occupancy / 100)}" rx="2"/>`,
  );
  /** A night that nobody booked has no daily rate: the line has a gap there. */
  const line = (kind: 'a' | 'b', value: (day: ChartDay) => number) =>
    days.map((day, index) => {
      const next = days[index + 1];
      if (value(day) === 0) return '';
      const from = html`<circle class="dot ${kind}" cx="${x(index)}" cy="${at(value(day) / most)}" r="2.5"/>`;
      if (!next || value(next) === 0) return from;
      return html`${from}<line class="line ${kind}" x1="${x(index)}" y1="${at(value(day) / most)}" x2="${x(index + 1)}" y2="${at(value(next) / most)}"/>`;
    });
  const labels = days.map(({ date }, index) => {
    const number = Number(date.slice(8));
    const shown = number === 1 || number % 5 === 0;
    return shown ? html`<text x="${x(index)}" y="${bottom + 18}" text-anchor="middle">${number}</text>` : '';
  });
  const hits = days.map(
    ({ date, occupancy, adr, revpar }, index) =>
      html`<rect class="hit" x="${x(index, 0)}" width="${slot.toFixed(2)}%" y="${top}" height="${height}"><title>${dayText(date)}: occupancy ${percent(occupancy)}, ADR ${dirhams(adr)} MAD, RevPAR ${dirhams(revpar)} MAD</title></rect>`,
  );
  const scale = (words: (share: number) => string) =>
    html`<div class="scale" aria-hidden="true">${[1, 0.5, 0].map((share) => html`<span>${words(share)}</span>`)}</div>`;
  return html`
    <div class="plot">
      ${scale((share) => percent(share * 100))}
      <svg class="chart" height="${bottom + 26}" role="img" aria-label="Occupancy, ADR and RevPAR by day; the table below has the numbers">
        ${grid}${bars}${line('a', ({ adr }) => adr)}${line('b', ({ revpar }) => revpar)}${labels}${hits}
      </svg>
      ${scale((share) => shortDirhams(Math.round(share * most)))}
    </div>
    <p class="legend"><span>Occupancy, left scale</span><span class="a">ADR, MAD</span><span class="b">RevPAR, MAD</span></p>`;
}
