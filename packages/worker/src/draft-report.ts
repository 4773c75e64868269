/**
 * The reader that runs in the child of `layouts new`: one report in, a declaration of its unread tables out.
 */
import { draftsOf, layoutName } from '@gongkai/normalizer'
import { loadConfig } from './config/load-config.ts'
import { sofficeConverter } from './convert/soffice.ts'
import { draftText } from './layouts/draft-text.ts'
import { type DraftReply, draftRequest } from './layouts/messages.ts'
import { readSource } from './load.ts'
import { serve } from './pool/serve.ts'

const mostDrafts = 10

serve(async (message, progress): Promise<DraftReply> => {
  const { path, config, table, suffix, reads } = draftRequest.parse(message)
  const { layouts } = await loadConfig(config)
  const convert = sofficeConverter(() => progress(0, 0))
  const { document } = await readSource(path, { onPage: progress, convert })
  const all = draftsOf(document, layouts, reads).filter((draft) => table === undefined || draft.number === table)
  const drafts = all.slice(0, mostDrafts)
  return {
    text: draftText(drafts, suffix),
    tables: drafts.map(({ number, title, unplaced, nearest }) => ({
      number,
      title: title ?? '',
      unplaced,
      nearest: nearest ? layoutName(nearest) : '',
    })),
    left: all.length - drafts.length,
  }
})
