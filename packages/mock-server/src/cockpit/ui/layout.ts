import { clockTime } from './clock-time.ts';
import { between, type Content, type Html, html, nothing } from './html.ts';
import { icon } from './icon.ts';
import { navigation, type Section, sections } from './nav.ts';
import { weekdayOf } from './time.ts';

/** What every page shows around its content. */
export interface Frame {
  agency: { id: number; name: string; plan: string };
  agencies: readonly { id: number; name: string; plan: string }[];
  clock: { now: number; iso: string; mode: 'real' | 'fixed' };
  /** How many changes there were when it was drawn. */
  changes: number;
  /** Numbers in the navigation, by the path of the section. */
  counts: Readonly<Record<string, number>>;
  /** Address of a page of this agency. */
  to(path: string): string;
  /** Address of the style sheet or a script, with a mark that changes with its content. */
  asset(name: string): string;
}

export interface Page {
  title: string;
  /** Path of the section that the page belongs to. */
  section: string;
  lead?: Content;
  actions?: Content;
  /** Pages above this one: address and name. */
  trail?: readonly (readonly [path: string, name: string])[];
  /** Beside the title, a status for instance. */
  beside?: Content;
  /** The address that a reload should ask for, where it is not that of the request. */
  canonical?: string;
}

function navLink(frame: Frame, { path, name, icon: picture, key }: Section, current: string): Html {
  const number = frame.counts[path] ?? 0;
  return html`<li><a href="${frame.to(path)}" data-key="${key}"${path === current ? html` aria-current="page"` : ''}>${icon(picture)}${name}${number > 0 ? html`<span class="count alert">${number}<span class="sr"> need attention</span></span>` : ''}</a></li>`;
}

const side = (frame: Frame, current: string): Html => html`
  <nav class="side" id="nav" popover aria-label="Cockpit">
    ${navigation.map(
      ({ label, sections: list }) => html`
        ${label ? html`<h2>${label}</h2>` : ''}
        <ul>${list.map((section) => navLink(frame, section, current))}</ul>`,
    )}
    <h2>Documentation</h2>
    <ul><li><a href="/v1/docs">${icon('book')}API reference</a></li></ul>
  </nav>`;

const bar = (frame: Frame, current: string): Html => html`
  <header class="bar">
    <button type="button" class="chip menu-button" popovertarget="nav" aria-label="Menu">${icon('menu')}</button>
    <a class="brand" href="${frame.to('')}"><span class="mark">${icon('mark')}</span>LGCD<span class="wide"> mock</span></a>
    <button type="button" class="chip agency" popovertarget="agencies" title="Switch to another agency"><span>${frame.agency.name}</span>${icon('chevron')}</button>
    <div class="popover" id="agencies" popover>
      <ul>${frame.agencies.map(({ id, name, plan }) => html`<li><a href="/cockpit/${id}${current}"${id === frame.agency.id ? html` aria-current="true"` : ''}><span>${name}</span><span class="muted small">${id} · ${plan}</span></a></li>`)}</ul>
    </div>
    <span class="space"></span>
    <a class="chip" id="bar-clock" data-live="clock reset" href="${frame.to('')}#clock" title="The clock of this server">${icon('clock')}<span class="wide">${weekdayOf(frame.clock.iso.slice(0, 10))} ${clockTime(frame.clock)} UTC</span><span class="narrow">${clockTime(frame.clock, true)}</span>${frame.clock.mode === 'fixed' ? html`<span class="muted wide">· stands still</span>` : ''}</a>
    <button type="button" class="chip js-only wide" data-theme-button aria-label="Theme: as the system">${icon('theme')}</button>
    <button type="button" class="chip js-only wide" data-help-button aria-label="Keyboard shortcuts">${icon('keyboard')}</button>
  </header>`;

/** Keys of a page, and what they do. */
const shortcuts: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['?'], 'This list'],
  [['/'], 'To the filter of the page'],
  [['j', 'k'], 'Next row, previous row'],
  [['Enter'], 'Opens the row'],
  [['[', ']'], 'Previous page, next page'],
  ...sections.map(({ key, name }) => [['g', key], name] as const),
];

const help = (): Html => html`
  <dialog class="help" id="help" aria-labelledby="help-title">
    <header>
      <h2 id="help-title">Keyboard shortcuts</h2>
      <form method="dialog"><button class="button small">Close</button></form>
    </header>
    <dl>${shortcuts.map(
      ([keys, does]) =>
        html`<div><dt>${between(
          keys.map((key) => html`<kbd>${key}</kbd>`),
          ' ',
        )}</dt><dd>${does}</dd></div>`,
    )}</dl>
  </dialog>`;

const head = ({ title, lead, actions, trail = [], beside }: Page, frame: Frame): Html => html`
  <div class="head">
    ${trail.length > 0 ? html`<nav class="trail" aria-label="Above this page">${trail.map(([path, name]) => html`<a href="${frame.to(path)}">${name}</a><span aria-hidden="true">/</span>`)}</nav>` : ''}
    <div class="title"><h1>${title}</h1>${beside ?? nothing}</div>
    ${actions ? html`<div class="actions">${actions}</div>` : ''}
    ${lead ? html`<p class="lead">${lead}</p>` : ''}
  </div>`;

/** A whole page. */
export const layout = (frame: Frame, page: Page, content: Content): Html => html`<!doctype html>
<html lang="en" class="no-js">
<head>
<meta charset="utf-8">
<title>${page.title} · ${frame.agency.name} · LGCD mock</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${frame.asset('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${frame.asset('cockpit.css')}">
<script src="${frame.asset('theme.js')}"></script>
<script type="module" src="${frame.asset('cockpit.js')}"></script>
</head>
<body data-agency="${frame.agency.id}" data-changes="${frame.changes}"${page.canonical ? html` data-canonical="${page.canonical}"` : ''}>
<a class="skip" href="#main">Skip to content</a>
${bar(frame, page.section)}
<div class="frame">
${side(frame, page.section)}
<main id="main" tabindex="-1">${head(page, frame)}${content}</main>
</div>
${help()}
<p class="sr" role="status" id="live-status"></p>
</body>
</html>`;
