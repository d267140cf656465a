/** The frame around every page: bar, navigation, head. On a phone the navigation is a popover of the bar. */
export const shell = /* css */ `
.skip {
  position: fixed; z-index: 30; top: 8px; left: 8px; padding: 8px 14px; border-radius: var(--radius);
  background: var(--accent); color: var(--accent-ink); transform: translateY(-80px);
}
.skip:focus { transform: none; color: var(--accent-ink); }
.bar {
  position: sticky; top: 0; z-index: 20; display: flex; align-items: center; gap: 12px;
  height: 52px; padding: 0 20px; background: var(--surface); border-bottom: 1px solid var(--line);
}
.brand { display: flex; align-items: center; gap: 9px; color: var(--text); font-weight: 650; white-space: nowrap; }
.brand:hover { color: var(--text); text-decoration: none; }
.brand .mark { color: var(--accent); }
.bar .space { flex: 1; }
.bar .menu-button { display: none; }
.chip {
  display: inline-flex; align-items: center; gap: 7px; height: 32px; padding: 0 11px; white-space: nowrap;
  border: 1px solid var(--line); border-radius: 16px; background: var(--surface); color: var(--text);
  font: inherit; font-size: var(--small); cursor: pointer;
}
.chip:hover { border-color: var(--line-strong); color: var(--text); text-decoration: none; }
.chip .icon { color: var(--muted); }
.agency { min-width: 0; flex-shrink: 1; }
.bar .narrow { display: none; }
.agency span { overflow: hidden; text-overflow: ellipsis; }
.frame { display: grid; grid-template-columns: 216px minmax(0, 1fr); align-items: start; }
.side {
  position: sticky; top: 52px; inset: auto; width: auto; height: calc(100vh - 52px); margin: 0; padding: 14px 12px 24px;
  display: block; overflow-y: auto; border: 0; border-right: 1px solid var(--line); background: var(--surface); color: var(--text);
}
.side h2 { margin: 18px 10px 4px; font-size: var(--tiny); font-weight: 560; color: var(--muted); }
.side a {
  display: flex; align-items: center; gap: 10px; min-height: 32px; padding: 4px 10px; border-radius: 6px; color: var(--text);
}
.side a:hover { background: var(--sunken); text-decoration: none; }
.side a[aria-current] { background: var(--accent-soft); color: var(--accent); font-weight: 600; }
.side .icon { color: var(--muted); }
.side a[aria-current] .icon { color: inherit; }
.side .count { margin-left: auto; font-size: var(--tiny); color: var(--muted); }
.side .count.alert { padding: 0 7px; border-radius: 9px; background: var(--bad-soft); color: var(--bad); font-weight: 600; }
.icon { flex: none; width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
main { min-width: 0; max-width: 1180px; width: 100%; padding: 22px 28px 64px; display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr); }
.head { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 16px; }
.head .title { display: flex; align-items: center; gap: 10px; min-width: 0; max-width: 100%; }
.head .title > h1 { min-width: 0; }
.head .sheet { max-width: 420px; }
.head .title > :not(h1) { flex: none; }
.head .lead { flex-basis: 100%; max-width: none; color: var(--muted); margin-top: -4px; }
.head .trail { flex-basis: 100%; display: flex; flex-wrap: wrap; gap: 6px; font-size: var(--small); color: var(--muted); margin-bottom: -6px; }
.head .actions { margin-left: auto; display: flex; flex-wrap: wrap; gap: 8px; }
.popover {
  margin: 0; padding: 6px; min-width: 240px; border: 1px solid var(--line); border-radius: var(--radius);
  background: var(--surface); color: var(--text); box-shadow: 0 10px 30px light-dark(#1a1c2630, #000000a0);
}
#agencies { inset: 58px auto auto 150px; }
.popover a { display: flex; justify-content: space-between; gap: 18px; padding: 8px 10px; border-radius: 6px; color: var(--text); }
.popover a:hover, .popover a[aria-current] { background: var(--sunken); text-decoration: none; }
dialog.help { width: min(680px, calc(100vw - 32px)); padding: 22px 24px; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); color: var(--text); }
dialog.help::backdrop { background: #0b0c1080; }
dialog.help header { display: flex; justify-content: space-between; align-items: center; }
dialog.help dl { columns: 2 250px; column-gap: 24px; margin-top: 16px; }
dialog.help dl > div { display: grid; grid-template-columns: 62px 1fr; padding: 4px 0; break-inside: avoid; align-items: baseline; }
.no-js .js-only { display: none; }
@media (max-width: 999px) { .grid > .first { order: -1; } }
@media (max-width: 820px) {
  html { scroll-padding-top: 64px; }
  .bar { padding: 0 12px; gap: 8px; }
  .bar .menu-button { display: inline-flex; }
  .bar .wide { display: none; }
  .bar .narrow { display: inline; }
  .frame { display: block; }
  .side { display: none; }
  .side:popover-open {
    display: block; position: fixed; inset: 0 auto 0 0; width: min(290px, 86vw); height: 100vh; padding-top: 8px; z-index: 40;
    box-shadow: 0 0 40px #00000050;
  }
  .side::backdrop { background: #0b0c1070; }
  .side a { min-height: 40px; }
  main { padding: 16px 14px 48px; gap: 16px; }
  .head .actions { margin-left: 0; }
  h1 { font-size: 1.125rem; }
  #agencies { inset: 56px auto auto 12px; }
  .chip { height: 36px; }
}
@media print { .bar, .side, .skip { display: none; } .frame { display: block; } }
`;
