import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Alphabet, Arrangement, GrayImage, Recognise, SeenWord } from '@gongkai/extractor'
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js'
import { toPgm } from './pgm.ts'

/** The language that each alphabet is read by, and what Tesseract is told. */
const alphabets: Readonly<
  Record<Alphabet, { readonly language: string; readonly parameters: Record<string, string> }>
> = {
  figures: {
    language: 'eng',
    parameters: { tessedit_char_whitelist: '0123456789.,-%' },
  },
  chinese: { language: 'chi_sim', parameters: {} },
}

const modes: Readonly<Record<Arrangement, PSM>> = { block: PSM.SINGLE_BLOCK, line: PSM.RAW_LINE }

/** Pictures after which a worker is replaced: its memory never shrinks, and it adapts to what it has read. */
const picturesPerWorker = 60

/** Recognition by Tesseract in threads of this process. Nothing is downloaded: the trained data are packages. */
export interface Engine {
  readonly recognise: Recognise
  /** Ends the threads and gives their memory back. */
  readonly close: () => Promise<void>
}

/**
 * Starts nothing until the first picture comes.
 *
 * @param onProgress Called while a picture is read, line by line.
 */
export function tesseract(onProgress: () => void = () => {}): Engine {
  const workers = new Map<Alphabet, { worker: Promise<Worker>; pictures: number }>()
  const workerFor = async (alphabet: Alphabet): Promise<Worker> => {
    const known = workers.get(alphabet)
    if (known !== undefined && known.pictures < picturesPerWorker) {
      known.pictures++
      return known.worker
    }
    if (known !== undefined) await (await known.worker).terminate()
    const entry = { worker: start(alphabet, onProgress), pictures: 1 }
    workers.set(alphabet, entry)
    return entry.worker
  }
  return {
    recognise: async (image, alphabet, arrangement) => wordsOf(await workerFor(alphabet), image, arrangement),
    close: async () => {
      const open = [...workers.values()]
      workers.clear()
      for (const { worker } of open) await (await worker).terminate()
    },
  }
}

async function start(alphabet: Alphabet, onProgress: () => void): Promise<Worker> {
  const { language, parameters } = alphabets[alphabet]
  const data = dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}/package.json`))
  const worker = await createWorker(language, OEM.LSTM_ONLY, {
    langPath: join(data, '4.0.0_best_int'),
    gzip: true,
    cacheMethod: 'none',
    logger: onProgress,
    // What goes wrong rejects the call as well.
    errorHandler: () => {},
  })
  await worker.setParameters({ ...parameters, user_defined_dpi: '200' })
  return worker
}

async function wordsOf(worker: Worker, image: GrayImage, arrangement: Arrangement): Promise<SeenWord[]> {
  const { data } = await worker.recognize(toPgm(image), { tessedit_pageseg_mode: modes[arrangement] } as object, {
    blocks: true,
    text: false,
  })
  const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
  return lines.flatMap((line) =>
    line.words.map(
      ({ text, confidence, bbox }): SeenWord => ({ text, confidence, box: [bbox.x0, bbox.y0, bbox.x1, bbox.y1] }),
    ),
  )
}
