/** One column on a phone of 360 px, two from a tablet on; black on white, and complete on paper. No script, no font, no picture. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --line: #c8c8c8; --soft: #f4f4f1; --faint: #5a5a5a; --accent: #0b4f8a }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --paper: #161616; --line: #4a4a4a; --soft: #232323; --faint: #b4b4b4; --accent: #8ec5ff }
}
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1.0625rem/1.7 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif }
.skip { position: absolute; left: -999px }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem; background: var(--paper) }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.35; margin: .5rem 0 }
h2 { font-size: 1.2rem; margin: 0 0 .5rem }
h3 { font-size: 1.05rem; margin: 1rem 0 .25rem }
a { color: var(--accent) }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
[lang=en] { color: var(--faint); font-size: .875em }
.standing { border-left: .375rem solid var(--accent); background: var(--soft); padding: .5rem .75rem; margin: 1rem 0 }
.unknown { color: var(--faint) }
.mark { display: inline-block; border: 1px solid var(--line); border-radius: .25rem; padding: 0 .375rem; font-size: .8125rem; color: var(--faint); white-space: nowrap; margin-bottom: .375rem }
section { border-top: 1px solid var(--line); padding: 1rem 0 }
dl { margin: 0 }
dt { font-weight: 600 }
dd { margin: 0 0 .5rem }
p { margin: .25rem 0 }
ol, ul { margin: .25rem 0; padding-left: 1.4rem }
li { margin-bottom: .375rem }
@media (min-width: 45rem) {
  .first { display: grid; grid-template-columns: 1fr 1fr; column-gap: 2rem }
}
@media print {
  :root { --ink: #000; --paper: #fff; --faint: #333; --line: #888; --soft: #fff; --accent: #000 }
  body { font-size: 11pt; line-height: 1.5 }
  .skip, nav { display: none }
  section, li, .note { break-inside: avoid }
  a { text-decoration: none }
}
`
