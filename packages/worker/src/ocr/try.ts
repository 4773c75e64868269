import { readFileSync, writeFileSync } from 'node:fs'
import { openPdf, defaultLimits, recognisePage } from '@gongkai/extractor'
import { raster } from './raster.ts'
import { tesseract } from './tesseract.ts'
import { toPgm } from './pgm.ts'
const [file, from, to] = process.argv.slice(2)
const pdf = await openPdf(new Uint8Array(readFileSync(file!)), defaultLimits)
const engine = tesseract()
for (let n = Number(from); n <= Number(to); n++) {
  let t = performance.now()
  const image = await pdf.renderPage(n, raster)
  console.log(n, 'render', Math.round(performance.now() - t), image.width, image.height, image.dpi); t = performance.now()
  writeFileSync(`/tmp/oc/p${n}.pgm`, toPgm(image))
  let calls = 0
  const page = await recognisePage(n, image, async (im, a) => { calls++; const t=performance.now(); if (process.env.DUMP) writeFileSync('/tmp/oc/s' + n + '-' + calls + a + '.pgm', toPgm(im)); const r = await engine.recognise(im, a); console.log(' ', a, im.width, im.height, Math.round(performance.now()-t)); return r })
  console.log('recognise', Math.round(performance.now() - t), 'calls', calls, page.rules.length, 'rules', page.diagnostics[0]!.data)
  let y = -1, s = ''
  for (const g of page.glyphs) { if (g.y0 !== y) { s += `\n`; y = g.y0 } s += g.text }
  if (process.env.SHOW) console.log(s)
}
await engine.close(); await pdf.close()
