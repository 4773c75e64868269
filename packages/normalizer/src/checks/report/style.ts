/** The look of the morning report: one file, no fonts or scripts from elsewhere, readable on paper and at night. */
export const style = `
:root { --ink: #1d2433; --soft: #667085; --line: #e4e7ec; --page: #f7f8fa; --card: #fff; --error: #b42318; --warning: #b54708; --info: #475467; --good: #067647; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ef; --soft: #98a2b3; --line: #333b4b; --page: #12161f; --card: #1a202c; --error: #f97066; --warning: #fdb022; --info: #98a2b3; --good: #47cd89; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem 1rem 4rem; background: var(--page); color: var(--ink); font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 64rem; margin: 0 auto; }
h1 { font-size: 1.6rem; margin: 0 0 .2rem; }
h2 { font-size: 1.15rem; margin: 0; }
.soft { color: var(--soft); }
table { width: 100%; border-collapse: collapse; margin: 1.5rem 0; background: var(--card); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
th, td { padding: .55rem .8rem; text-align: left; border-bottom: 1px solid var(--line); }
th { font-weight: 600; font-size: .85rem; color: var(--soft); }
tr:last-child td { border-bottom: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
a { color: inherit; }
article { margin: 1.2rem 0; padding: 1.2rem 1.4rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
ul { list-style: none; margin: 1rem 0 0; padding: 0; }
li { padding: .7rem 0 .7rem 1rem; border-left: 3px solid var(--info); margin-bottom: .7rem; }
li.error { border-color: var(--error); }
li.warning { border-color: var(--warning); }
li p { margin: 0; }
.tag { display: inline-block; padding: 0 .5rem; border-radius: 99px; border: 1px solid currentColor; font-size: .8rem; white-space: nowrap; }
.look { color: var(--error); }
.glance { color: var(--warning); }
.none { color: var(--good); }
details { margin-top: .4rem; }
summary { cursor: pointer; color: var(--soft); }
dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem .8rem; margin: .4rem 0 0; }
dt { font-variant-numeric: tabular-nums; }
dd { margin: 0; color: var(--soft); }
@media (max-width: 40rem) { .wide { display: none; } }
@media print { body { background: #fff; padding: 0; } article { break-inside: avoid; } }
`
