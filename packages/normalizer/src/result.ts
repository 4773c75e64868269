import { z } from 'zod'

/**
 * The result of one report, as written to `OUT/<file name>.json`. The vocabulary is described in docs/facts.md.
 * `gongkai schema` publishes this as JSON Schema.
 */

/** Version of the shape below; raised when a reader of results must change. */
export const schemaVersion = 1

const decimal = z
  .string()
  .regex(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/)
  .describe('Exact decimal without trailing zeros')

const box = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .describe('Left, top, right, bottom in points; origin at the top left corner of the page as displayed')

const file = z.string().optional().describe('Name of the file inside a bundle')

const onPage = z.object({ in: z.literal('page'), page: z.int().positive(), box, file })
const inSheet = z.object({ in: z.literal('sheet'), sheet: z.string(), cell: z.string(), file })
const inFlow = z.object({
  in: z.literal('flow'),
  block: z.int().positive(),
  row: z.int().positive().optional(),
  column: z.int().positive().optional(),
  file,
})

export const placeSchema = z.discriminatedUnion('in', [onPage, inSheet, inFlow])

const kind = {
  kind: z.enum(['table', 'prose']).describe('Printed in a table or in a sentence'),
  ocr: z
    .object({
      confidence: z.number().min(0).max(100).describe('Of recognition; below 60 the digits are doubtful'),
      reread: z
        .literal(true)
        .optional()
        .describe('The equations of the report chose among the readings of the picture'),
    })
    .optional()
    .describe('Recognised in a picture (OCR)'),
}

export const sourceSchema = z.discriminatedUnion('in', [onPage.extend(kind), inSheet.extend(kind), inFlow.extend(kind)])

const sighting = z.object({
  value: decimal,
  raw: z.string(),
  rawUnit: z.string(),
  source: sourceSchema,
})

export const factSchema = z.object({
  table: z.string(),
  item: z.string(),
  column: z.string(),
  value: decimal.describe('In the base unit: 元 for money, a plain count, percent points'),
  unit: z.enum(['CNY', 'count', 'percent']),
  raw: z.string().describe('What was printed, spaces inside the number removed'),
  rawUnit: z
    .enum(['元', '千元', '万元', '亿元', ''])
    .describe('Money unit it was printed in; empty for counts and percentages'),
  source: sourceSchema,
  sightings: z
    .array(sighting)
    .optional()
    .describe('Other places where the same fact is stated, with the value stated there'),
})

export const diagnosticSchema = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  place: placeSchema.optional(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional(),
})

export const checkSchema = z.object({
  rule: z.string(),
  severity: z.enum(['info', 'warning', 'error']).describe('How much a violation of this rule matters'),
  verdict: z.enum(['exact', 'within_rounding', 'improbable', 'inconsistent', 'not_applicable']),
  message: z.object({ zh: z.string(), en: z.string() }),
  left: z.string().optional(),
  right: z.string().optional(),
  difference: z.string().optional(),
  tolerance: z.string().optional(),
  facts: z.array(z.string()).describe('Keys table|item|column of the facts that take part'),
  place: placeSchema.optional().describe('Where it is seen, when it is no fact'),
  blame: z.enum(['reading', 'publisher', 'undecided']).optional(),
  proposals: z.array(z.object({ fact: z.string(), value: z.string(), why: z.string() })).optional(),
})

export const conflictSchema = z.object({
  fact: z.string().describe('Key table|item|column'),
  sightings: z.array(z.object({ value: decimal, source: sourceSchema })),
  outlier: z.int().nonnegative().optional().describe('Index of the sighting that stands alone'),
})

const evaluationText = z.string().nullable()

export const evaluationSchema = z.object({
  project: z.string(),
  whole: z
    .literal(true)
    .optional()
    .describe('Of all expenditure of the body (部门整体支出绩效自评表), not of one project'),
  authority: evaluationText,
  unit: evaluationText,
  funds: z.object({
    budgetInitial: decimal.nullable(),
    budgetAdjusted: decimal.nullable(),
    executed: decimal.nullable(),
    executionPercent: decimal.nullable(),
    weight: decimal.nullable(),
    score: decimal.nullable(),
  }),
  totalScore: decimal.nullable(),
  grade: z.string().optional().describe('自评等级, where it is printed'),
  indicators: z.array(
    z.object({
      level1: evaluationText,
      level2: evaluationText,
      level3: evaluationText,
      level4: evaluationText.optional().describe('Where the form has four levels'),
      target: evaluationText,
      actual: evaluationText,
      weight: decimal.nullable(),
      score: decimal.nullable(),
      deviation: evaluationText,
    }),
  ),
  place: placeSchema,
})

export const resultSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  source: z.object({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    name: z.string(),
    format: z.enum(['pdf', 'docx', 'xlsx', 'xls', 'html', 'image', 'doc', 'zip']),
    bytes: z.int().nonnegative(),
    pages: z.int().nonnegative(),
  }),
  engine: z.object({
    version: z.string(),
    layouts: z.string().describe('Fingerprint of the enabled layouts, and of the checks where they are configured'),
  }),
  report: z.object({
    entity: z.string().nullable().describe('Name as printed on the cover'),
    fiscalYear: z.int().nullable(),
    kind: z.enum(['final_accounts']),
    scope: z
      .object({ of: z.enum(['department', 'unit']), raw: z.string(), place: placeSchema })
      .optional()
      .describe('Accounts of a department (部门决算) or of one unit (单位决算), as the report calls itself'),
    divisions: z
      .array(z.string())
      .optional()
      .describe('Administrative divisions that the name of the body begins with, from the widest'),
    units: z
      .array(z.object({ name: z.string(), nature: z.string().optional(), place: placeSchema }))
      .optional()
      .describe('Units that the accounts cover (决算单位构成), as named; nature is 单位性质'),
    moneyUnit: z.enum(['元', '千元', '万元', '亿元']).nullable(),
  }),
  facts: z.array(factSchema),
  evaluations: z.array(evaluationSchema),
  checks: z.array(checkSchema),
  conflicts: z.array(conflictSchema),
  diagnostics: z.array(diagnosticSchema),
  coverage: z.object({
    printed: z.int().nonnegative().describe('Numbers printed in the recognised statements'),
    placed: z.int().nonnegative().describe('Of these, how many are facts'),
    proven: z.int().nonnegative().describe('Facts that stand in at least one passing check'),
  }),
})

export type Fact = z.infer<typeof factSchema>
export type Check = z.infer<typeof checkSchema>
export type Conflict = z.infer<typeof conflictSchema>
export type Evaluation = z.infer<typeof evaluationSchema>
export type Result = z.infer<typeof resultSchema>
export type FactSource = z.infer<typeof sourceSchema>
