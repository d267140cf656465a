/** Colours, type scale and plain elements. Both themes in one list; contrast of text is 4.5:1 or more in each. */
export const base = /* css */ `
:root {
  color-scheme: light dark;
  --bg: light-dark(#f6f6f8, #0f1014);
  --surface: light-dark(#ffffff, #17181e);
  --sunken: light-dark(#f0f1f4, #1f212a);
  --line: light-dark(#e1e3e9, #2b2e39);
  --line-strong: light-dark(#8a90a0, #6f7687);
  --text: light-dark(#16171c, #eceef3);
  --muted: light-dark(#595e6d, #a4aaba);
  --accent: light-dark(#4a3cc9, #aba2ff);
  --accent-hover: light-dark(#3a2eab, #c3bcff);
  --accent-ink: light-dark(#ffffff, #15122b);
  --accent-soft: light-dark(#eeecfc, #262342);
  --ok: light-dark(#0a6537, #7ddaa5);
  --ok-soft: light-dark(#def3e6, #11301f);
  --warn: light-dark(#774a00, #f2c46d);
  --warn-soft: light-dark(#fcefd3, #36290f);
  --bad: light-dark(#a11225, #ff9ea8);
  --bad-soft: light-dark(#fde6e8, #3d161b);
  --info: light-dark(#1a4c8c, #93c3ff);
  --info-soft: light-dark(#e3eefb, #14273f);
  --bar: light-dark(#8e84e6, #6d63d6);
  --bar-now: light-dark(#4a3cc9, #aba2ff);
  --line-a: light-dark(#0a6537, #7ddaa5);
  --line-b: light-dark(#b4530a, #f0a45d);
  --shadow: 0 1px 2px light-dark(#1a1c2610, #00000060);
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, Cantarell, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SFMono-Regular", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
  --small: 0.8125rem;
  --tiny: 0.75rem;
  --radius: 8px;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
*, *::before, *::after { box-sizing: border-box; }
html { scroll-padding-top: 72px; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--bg); color: var(--text);
  font: 400 0.875rem/1.5 var(--sans); font-variant-numeric: tabular-nums;
}
h1, h2, h3, p, ul, ol, dl, dd, figure, pre, fieldset, blockquote { margin: 0; padding: 0; }
h1 { font-size: 1.375rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.012em; overflow-wrap: anywhere; }
h2 { font-size: 0.9375rem; line-height: 1.4; font-weight: 620; }
h3 { font-size: var(--small); line-height: 1.4; font-weight: 620; }
ul, ol { list-style: none; }
a { color: var(--accent); text-decoration: underline; text-decoration-color: transparent; text-underline-offset: 3px; }
a:hover { color: var(--accent-hover); text-decoration-color: currentColor; }
p a, dd a, .prose a { text-decoration-color: color-mix(in srgb, currentColor 45%, transparent); }
code, pre, kbd, samp, .mono { font-family: var(--mono); font-size: 0.92em; }
code { overflow-wrap: anywhere; }
kbd {
  display: inline-block; min-width: 1.6em; padding: 0 0.4em; text-align: center;
  border: 1px solid var(--line-strong); border-bottom-width: 2px; border-radius: 4px; background: var(--surface);
}
strong, b { font-weight: 620; }
hr { border: 0; border-top: 1px solid var(--line); margin: 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
.muted { color: var(--muted); }
.small { font-size: var(--small); }
.tiny { font-size: var(--tiny); }
.nowrap { white-space: nowrap; }
.num { text-align: right; }
.bad-text { color: var(--bad); }
.hidden, [hidden] { display: none !important; }
.sr {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; border: 0;
}
@media (prefers-reduced-motion: no-preference) {
  .fresh { animation: fresh 1.6s ease-out; }
  @keyframes fresh { from { background-color: var(--accent-soft); } }
}
`;
