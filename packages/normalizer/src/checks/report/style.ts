/** The look of the morning report: one file, no fonts or scripts from elsewhere, readable on paper and at night. */
export const style = `
:root { color-scheme: light dark; --ink: #1d2433; --soft: #667085; --line: #e4e7ec; --page: #f5f6f8; --card: #fff; --paper: #fcfcfd; --error: #b42318; --warning: #b54708; --info: #475467; --good: #067647; --mark: #fde68a; --best: #fca5a5; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ef; --soft: #98a2b3; --line: #333b4b; --page: #12161f; --card: #1a202c; --paper: #151a24; --error: #f97066; --warning: #fdb022; --info: #98a2b3; --good: #47cd89; --mark: #6b5208; --best: #8b2620; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 2.5rem 1rem 4rem; background: var(--page); color: var(--ink); font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 66rem; margin: 0 auto; }
h1 { font-size: 1.7rem; margin: 0; }
h1 .soft { font-weight: 400; }
h2 { font-size: 1.15rem; margin: 0; display: flex; gap: .7rem; align-items: center; flex-wrap: wrap; }
p { margin: 0; overflow-wrap: anywhere; }
code { font: .8rem ui-monospace, Menlo, Consolas, monospace; color: var(--soft); }
.soft { color: var(--soft); }
.tiles { display: flex; flex-wrap: wrap; gap: .8rem; list-style: none; margin: 1rem 0; padding: 0; }
.tiles li { flex: 1 1 10rem; padding: .7rem 1rem; background: var(--card); border: 1px solid var(--line); border-top: 3px solid var(--line); border-radius: 8px; color: var(--soft); }
.tiles b { display: block; font-size: 1.8rem; line-height: 1.2; color: var(--ink); font-variant-numeric: tabular-nums; }
.tiles .look { border-top-color: var(--error); }
.tiles .glance { border-top-color: var(--warning); }
.tiles .none { border-top-color: var(--good); }
.overview { width: 100%; border-collapse: separate; border-spacing: 0; margin: 1rem 0 2rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
th, td { padding: .55rem .8rem; text-align: left; }
.overview td:first-child { min-width: 12rem; overflow-wrap: anywhere; }
.overview tr:not(:last-child) td, th { border-bottom: 1px solid var(--line); }
th { font-weight: 600; font-size: .85rem; color: var(--soft); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.lost { color: var(--error); font-weight: 600; }
meter { width: 3.5rem; height: .7rem; vertical-align: -.05rem; }
a { color: inherit; text-underline-offset: .2em; text-decoration-color: var(--line); }
a:hover { text-decoration-color: currentColor; }
article { margin: 1.2rem 0; padding: 1.2rem 1.4rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; scroll-margin-top: 1rem; }
.entries { list-style: none; margin: 1rem 0 0; padding: 0; }
.entries > li { padding: .5rem 0 .5rem 1rem; border-left: 3px solid var(--info); margin-bottom: 1.1rem; }
.entries > li.error { border-color: var(--error); }
.entries > li.warning { border-color: var(--warning); }
.head { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; font-size: .85rem; color: var(--soft); margin-bottom: .2rem; }
b.error { color: var(--error); }
b.warning { color: var(--warning); }
b.info { color: var(--info); }
.blame { margin-left: auto; }
.tag { display: inline-block; padding: 0 .6rem; border-radius: 99px; border: 1px solid currentColor; font-size: .8rem; font-weight: 400; white-space: nowrap; }
.tag.look { color: var(--error); }
.tag.glance { color: var(--warning); }
.tag.none { color: var(--good); }
figure { margin: .6rem 0; }
figure svg { display: block; max-width: 100%; height: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
figcaption { font-size: .8rem; color: var(--soft); }
.crop text { fill: var(--ink); font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
.crop line { stroke: var(--soft); }
.crop .mark { fill: var(--mark); }
.crop .best { fill: var(--best); }
details { margin-top: .4rem; }
summary { cursor: pointer; color: var(--soft); font-size: .9rem; }
.figures { border-collapse: collapse; margin: .4rem 0 0; font-size: .9rem; }
.figures td { padding: .1rem 1.2rem .1rem 0; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem .8rem; margin: .4rem 0 0; font-size: .9rem; }
dt { font-variant-numeric: tabular-nums; }
dd { margin: 0; color: var(--soft); }
@media (max-width: 40rem) {
  .wide, meter { display: none; }
  .overview td:first-child { min-width: 8rem; }
  th, td { padding: .5rem; }
  .tag { white-space: normal; border-radius: 8px; }
}
@media print {
  @page { margin: 1.5cm; }
  :root { --ink: #000; --soft: #444; --line: #bbb; --page: #fff; --card: #fff; --paper: #fff; --error: #b42318; --warning: #b54708; --info: #475467; --good: #067647; --mark: #fde68a; --best: #fca5a5; }
  body { padding: 0; font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .wide, meter { display: none; }
  article { border: 0; padding: 0; }
  h2 { break-after: avoid; }
  .entries > li, figure, .overview tr { break-inside: avoid; }
}
`
