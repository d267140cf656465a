/** Fields, filters, choices. */
export const forms = /* css */ `
.form { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); max-width: 720px; }
.fields { display: grid; gap: 14px 16px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr)); }
.field { display: grid; gap: 4px; align-content: start; min-width: 0; }
.field.wide { grid-column: 1 / -1; }
label, legend, .label { font-weight: 560; font-size: var(--small); padding: 0; }
.hint { font-size: var(--small); color: var(--muted); }
.error { font-size: var(--small); color: var(--bad); font-weight: 540; }
input, select, textarea {
  width: 100%; min-width: 0; min-height: 36px; padding: 6px 10px; border: 1px solid var(--line-strong); border-radius: 7px;
  background: var(--surface); color: var(--text); font: inherit;
}
textarea { min-height: 92px; line-height: 1.5; resize: vertical; }
textarea.code { min-height: 320px; font: 400 var(--small)/1.55 var(--mono); tab-size: 2; }
input::placeholder, textarea::placeholder { color: var(--muted); opacity: 1; }
[aria-invalid="true"] { border-color: var(--bad); outline-color: var(--bad); }
input[type="checkbox"], input[type="radio"] { width: 16px; height: 16px; min-height: 0; margin: 2px 0 0; padding: 0; accent-color: var(--accent); flex: none; }
.check { display: flex; gap: 9px; align-items: flex-start; font-weight: 400; font-size: inherit; }
.check .hint { display: block; }
.check code { font-weight: 560; }
fieldset { border: 0; min-width: 0; display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
fieldset.box { border: 1px solid var(--line); border-radius: var(--radius); padding: 10px 14px 13px; }
fieldset.box > legend { padding: 0 6px; margin-left: -6px; }
.choices { display: grid; gap: 8px 18px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 290px), 1fr)); }
.groups { columns: 3 270px; column-gap: 14px; }
.groups > * { break-inside: avoid; margin-bottom: 14px; }
.filters { display: flex; flex-wrap: wrap; gap: 8px 10px; align-items: end; padding: 12px 16px; border-bottom: 1px solid var(--line); }
.filters .field { flex: 0 1 170px; }
.filters .field.grow { flex: 1 1 200px; }
.inline { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
.inline .field { flex: 1 1 130px; }
.inline .field.tight { flex: 0 1 110px; }
.segments { display: inline-flex; flex-wrap: wrap; border: 1px solid var(--line-strong); border-radius: 7px; overflow: hidden; }
.segments > * + * { border-left: 1px solid var(--line-strong); }
.segments a, .segments button { display: inline-flex; align-items: center; min-height: 30px; padding: 0 12px; border: 0; background: var(--surface); color: var(--text); font: inherit; font-size: var(--small); cursor: pointer; }
.segments a:hover, .segments button:hover { background: var(--sunken); text-decoration: none; }
.segments [aria-current], .segments [aria-selected="true"] { background: var(--accent-soft); color: var(--accent); font-weight: 600; }
.segments :focus-visible { outline-offset: -2px; }
details.more > summary { cursor: pointer; width: fit-content; padding: 4px 0; color: var(--accent); font-weight: 540; }
details.more[open] > summary { margin-bottom: 8px; }
details.act { position: relative; }
details.act > summary { list-style: none; }
details.act > summary::-webkit-details-marker { display: none; }
details.act[open] { flex-basis: 100%; }
details.act > .sheet { margin-top: 10px; padding: 14px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--bg); }
@media (max-width: 640px) { input, select, textarea { min-height: 40px; font-size: 1rem; } textarea.code { font-size: var(--small); } .filters .field, .filters .field.grow { flex: 1 1 45%; } }
`;
