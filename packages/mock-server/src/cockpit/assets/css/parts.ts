/** What pages are made of: cards, buttons, pills, tables, lists of facts. */
export const parts = /* css */ `
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow); min-width: 0; overflow: clip; }
.card > .card-head { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; padding: 12px 16px; min-height: 50px; border-bottom: 1px solid var(--line); }
.card > .card-head .actions { margin-left: auto; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.card > .card-body { padding: 16px; display: grid; gap: 14px; grid-template-columns: minmax(0, 1fr); }
.card-foot { padding: 10px 16px; border-top: 1px solid var(--line); color: var(--muted); font-size: var(--small); }
.grid { display: grid; gap: 16px; grid-template-columns: repeat(12, minmax(0, 1fr)); }
.grid > * { grid-column: span 12; }
@media (min-width: 1000px) {
  .grid > .half { grid-column: span 6; }
  .grid > .third { grid-column: span 4; }
  .grid > .two-thirds { grid-column: span 8; }
}
.tiles { display: grid; gap: 1px; grid-template-columns: repeat(auto-fit, minmax(146px, 1fr)); overflow: hidden; border: 1px solid var(--line); border-radius: var(--radius); background: var(--line); }
.tile { padding: 12px 16px; background: var(--surface); }
.tile dt { font-size: var(--small); color: var(--muted); }
.tile dd { font-size: 1.4375rem; line-height: 1.35; font-weight: 620; letter-spacing: -0.015em; white-space: nowrap; }
.tile dd small { font-size: var(--small); font-weight: 400; letter-spacing: 0; color: var(--muted); }
.button, button.button {
  display: inline-flex; align-items: center; justify-content: center; gap: 7px; min-height: 34px; padding: 0 13px; white-space: nowrap;
  border: 1px solid var(--line-strong); border-radius: 7px; background: var(--surface); color: var(--text); font: inherit; font-weight: 540; cursor: pointer;
}
.button:hover { background: var(--sunken); color: var(--text); text-decoration: none; }
.button.primary { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
.button.primary:hover { background: var(--accent-hover); border-color: var(--accent-hover); }
.button.danger { color: var(--bad); border-color: var(--bad); }
.button.danger:hover { background: var(--bad-soft); }
.button.small { min-height: 28px; padding: 0 10px; font-size: var(--small); }
.button.quiet { border-color: transparent; background: none; color: var(--accent); }
.button.quiet:hover { background: var(--accent-soft); }
.button[disabled] { opacity: 1; color: var(--muted); border-color: var(--line); background: var(--sunken); cursor: not-allowed; }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.row.apart { justify-content: space-between; }
.row > form, .actions > form { display: contents; }
.pill { display: inline-flex; align-items: center; gap: 6px; padding: 1px 9px; border-radius: 10px; font-size: var(--tiny); line-height: 1.6; font-weight: 580; white-space: nowrap; background: var(--sunken); color: var(--muted); }
.pill::before { content: ""; width: 6px; height: 6px; border-radius: 3px; background: currentColor; }
.pill.ok { background: var(--ok-soft); color: var(--ok); }
.pill.warn { background: var(--warn-soft); color: var(--warn); }
.pill.bad { background: var(--bad-soft); color: var(--bad); }
.pill.info { background: var(--info-soft); color: var(--info); }
.tag { display: inline-block; padding: 0 7px; border: 1px solid var(--line); border-radius: 5px; background: var(--sunken); font: 400 var(--tiny)/1.65 var(--mono); overflow-wrap: anywhere; }
.tags { display: flex; flex-wrap: wrap; gap: 4px; }
.notice { display: flex; gap: 10px; align-items: flex-start; padding: 11px 15px; border-radius: var(--radius); border: 1px solid; background: var(--info-soft); border-color: var(--info); color: var(--text); }
.notice.ok { background: var(--ok-soft); border-color: var(--ok); }
.notice.bad { background: var(--bad-soft); border-color: var(--bad); }
.notice.warn { background: var(--warn-soft); border-color: var(--warn); }
.scroll { position: relative; overflow-x: auto; }
.scroll:focus-visible { outline-offset: -2px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 8px 12px; text-align: left; vertical-align: middle; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { padding-left: 16px; }
th:last-child, td:last-child { padding-right: 16px; }
th { font-weight: 560; }
thead th { font-size: var(--tiny); color: var(--muted); white-space: nowrap; }
th code, .field-path { white-space: nowrap; }
tr.group th { padding-top: 14px; background: var(--sunken); color: var(--text); font-weight: 620; }
tr.group .muted, tr.group code { font-weight: 400; }
tr.group:hover { background: none; }
tbody tr:last-child > * { border-bottom: 0; }
tbody tr:hover { background: var(--sunken); }
tbody tr.at { box-shadow: inset 3px 0 var(--accent); }
td.num, th.num { text-align: right; white-space: nowrap; }
.half th.clip { max-width: 250px; }
td.actions-cell { text-align: right; white-space: nowrap; }
td.actions-cell form { display: inline-block; }
td .sub, th .sub { display: block; color: var(--muted); font-size: var(--small); font-weight: 400; }
td.clip, th.clip { max-width: 340px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.long { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; overflow-wrap: anywhere; min-width: 150px; }
.empty { padding: 34px 20px; text-align: center; color: var(--muted); display: grid; gap: 10px; justify-items: center; }
.empty p { max-width: 56ch; }
.facts { display: grid; grid-template-columns: minmax(110px, max-content) minmax(0, 1fr); gap: 7px 20px; }
.facts dt { color: var(--muted); }
.facts dd { overflow-wrap: anywhere; }
.pager { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; justify-content: space-between; padding: 10px 16px; border-top: 1px solid var(--line); font-size: var(--small); color: var(--muted); }
.stack { display: grid; align-content: start; gap: 12px; grid-template-columns: minmax(0, 1fr); }
.meter { display: block; width: 100%; min-width: 70px; max-width: 240px; height: 6px; border-radius: 3px; fill: var(--sunken); overflow: hidden; }
.meter .full { fill: var(--bar-now); }
.meter.low .full { fill: var(--bad); }
@media (max-width: 640px) {
  table.fold thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.fold, table.fold tbody, table.fold tr, table.fold td, table.fold th[scope="row"] { display: block; }
  table.fold tr { padding: 10px 14px; border-bottom: 1px solid var(--line); }
  table.fold tbody tr:last-child { border-bottom: 0; }
  table.fold td, table.fold th[scope="row"] { padding: 2px 0; border: 0; text-align: left; max-width: none; white-space: normal; }
  table.fold td[data-label]:not(:empty)::before { content: attr(data-label); display: inline-block; min-width: 104px; padding-right: 8px; color: var(--muted); font-size: var(--tiny); }
  table.fold td.aside, table.fold th.aside { display: none; }
  table.fold td .sub { display: inline; }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 1px; }
  .facts dd { margin-bottom: 9px; }
  .button, button.button { min-height: 38px; }
}
`;
