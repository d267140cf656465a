/** Charts, code, time lines, the calendar. */
export const views = /* css */ `
.chart { display: block; width: 100%; overflow: visible; }
.chart text { font: 400 11px var(--sans); fill: var(--muted); }
.plot { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 8px; }
.scale { display: flex; flex-direction: column; justify-content: space-between; height: 186px; font-size: 11px; line-height: 16px; color: var(--muted); }
.scale:first-child { text-align: right; }
.chart .axis { stroke: var(--line); stroke-width: 1; }
.chart .bar-a { fill: var(--bar); }
.chart .bar-a.today { fill: var(--bar-now); }
.chart .bar-a:hover { fill: var(--bar-now); }
.chart .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.chart .line.a { stroke: var(--line-a); } .chart .dot.a { fill: var(--line-a); }
.chart .line.b { stroke: var(--line-b); } .chart .dot.b { fill: var(--line-b); }
.chart .hit { fill: transparent; }
.chart .hit:hover { fill: color-mix(in srgb, var(--muted) 12%, transparent); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; font-size: var(--small); color: var(--muted); }
.legend span::before { content: ""; display: inline-block; width: 14px; height: 3px; margin-right: 7px; border-radius: 2px; vertical-align: middle; background: var(--bar); }
.legend .a::before { background: var(--line-a); } .legend .b::before { background: var(--line-b); }
.strip { display: flex; gap: 3px; height: 30px; align-items: stretch; }
.strip a { flex: 1 1 0; min-width: 4px; max-width: 14px; border-radius: 3px; background: var(--line); }
.strip a.ok { background: light-dark(#3aa76a, #3f9d6a); } .strip a.bad { background: light-dark(#d24153, #d9515f); } .strip a.warn { background: light-dark(#d59a2d, #c99234); }
.strip a:hover { outline: 2px solid var(--text); outline-offset: 1px; }
.code { position: relative; border: 1px solid var(--line); border-radius: var(--radius); background: var(--sunken); min-width: 0; }
.code pre { padding: 12px 14px; overflow: auto; max-height: 560px; font-size: var(--small); line-height: 1.55; white-space: pre; tab-size: 2; border-radius: inherit; }
.code.wrap pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.code .copy { position: absolute; top: 7px; right: 7px; }
.copy.done { color: var(--ok); border-color: var(--ok); }
.j-key { color: var(--info); } .j-str { color: var(--ok); } .j-num { color: var(--warn); } .j-word { color: var(--accent); }
.timeline { display: grid; }
.timeline > li { position: relative; padding: 0 0 18px 26px; display: grid; gap: 4px; grid-template-columns: minmax(0, 1fr); }
.timeline > li:last-child { padding-bottom: 0; }
.timeline > li::before { content: ""; position: absolute; left: 4px; top: 6px; width: 9px; height: 9px; border-radius: 50%; background: var(--line-strong); z-index: 1; }
.timeline > li:not(:last-child)::after { content: ""; position: absolute; left: 8px; top: 14px; bottom: -8px; width: 1px; background: var(--line); }
.timeline > li.ok::before { background: var(--ok); } .timeline > li.bad::before { background: var(--bad); } .timeline > li.warn::before { background: var(--warn); }
.timeline > li.next::before { background: var(--surface); border: 2px dashed var(--line-strong); width: 11px; height: 11px; left: 3px; }
.timeline .excerpt { padding: 7px 10px; max-height: 170px; overflow: auto; border-radius: 6px; background: var(--sunken); font: 400 var(--tiny)/1.5 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
.month { border-collapse: separate; border-spacing: 0; min-width: 1080px; table-layout: fixed; }
.month th, .month td { padding: 0; border-bottom: 0; border-right: 1px solid var(--line); text-align: center; font-size: var(--tiny); }
.month thead th { height: 40px; border-bottom: 1px solid var(--line); line-height: 1.25; }
.month thead th.rest { background: var(--sunken); }
.month thead th.now { color: var(--accent); box-shadow: inset 0 -2px var(--accent); }
.month .name { position: sticky; left: 0; z-index: 2; width: 158px; padding: 6px 10px 6px 16px; text-align: left; background: var(--surface); overflow: hidden; text-overflow: ellipsis; }
.month tbody .name { border-bottom: 1px solid var(--line); font-size: var(--small); }
.month tbody .name small { display: block; color: var(--muted); font-weight: 400; }
.month tbody tr:hover { background: none; }
.month .price { height: 23px; color: var(--muted); letter-spacing: -0.03em; }
.month .price.long { font-size: 0.6562rem; letter-spacing: -0.05em; }
.month .price.season { color: var(--info); background: var(--info-soft); }
.month .stay { height: 31px; padding: 0 2px 6px; border-bottom: 1px solid var(--line); vertical-align: top; }
.month .stay > * { display: block; height: 25px; padding: 0 7px; line-height: 25px; border-radius: 5px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-align: left; background: var(--accent-soft); color: var(--accent); }
.month .stay a.pending { background: var(--warn-soft); color: var(--warn); }
.month .stay a.checked_in { background: var(--ok-soft); color: var(--ok); }
.month .stay a.checked_out, .month .stay a.no_show { background: var(--sunken); color: var(--muted); }
.month .stay .block { background: repeating-linear-gradient(135deg, var(--sunken) 0 6px, var(--line) 6px 8px); color: var(--text); }
.month .stay > .from-before { border-top-left-radius: 0; border-bottom-left-radius: 0; margin-left: -2px; }
.month .stay > .goes-on { border-top-right-radius: 0; border-bottom-right-radius: 0; margin-right: -2px; }
@media (max-width: 640px) { .month .name { width: 112px; padding-left: 10px; } .month { min-width: 1034px; } }
.stars { letter-spacing: 1px; color: var(--warn); white-space: nowrap; }
.bubble { max-width: 62ch; padding: 10px 14px; border-radius: 4px 14px 14px 14px; background: var(--ok-soft); white-space: pre-wrap; overflow-wrap: anywhere; }
.secret { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.secret code { padding: 6px 10px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); }
[role="tabpanel"] { min-width: 0; }
`;
