import { clean } from '../../text/clean.ts'
import { commonLetters, nearest } from '../similar.ts'
import { defineWordingRule } from '../wording-rule.ts'

/** `3. 信息化建设项目绩效自评综述：…`: the form sets the name of the project before these words. */
const summary =
  /^(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）]?[.、．]?)?(.{4,60}?)(?:项目)?(?:支出)?绩效自评(?:综述|情况|结果)[:：]/u
const longestName = 60
/** A report evaluates a few dozen projects. */
const mostProjects = 100

/** A project is called in the text what its self-evaluation calls it. */
export default defineWordingRule({
  id: 'projects-named',
  title: {
    zh: '文字中的项目名称与自评表一致',
    en: 'Projects have the same name in the text and in their self-evaluation',
  },
  basis: '部门决算公开参考样式：项目绩效自评综述；项目支出绩效自评表：项目名称',
  severity: 'info',
  good: { zh: '项目名称与自评表一致。', en: 'Projects are called what their self-evaluations call them.' },
  *find(printed, { evaluations = [] }) {
    if (evaluations.length > mostProjects) return
    const forms = new Set(
      evaluations
        .flatMap(({ project, whole }) => (whole ? [] : plain(project)))
        .filter((name) => name.length <= longestName),
    )
    const told = printed.flatMap((block) => {
      const name = block.kind === 'paragraph' ? summary.exec(clean(block.text.slice(0, 120)))?.[1] : undefined
      return name === undefined || block.kind === 'table' ? [] : [{ name: plain(name), place: block.place }]
    })
    const exact = new Set(told.map(({ name }) => name).filter((name) => forms.has(name)))
    const open = [...forms].filter((form) => !exact.has(form))
    for (const { name, place } of told.slice(0, mostProjects)) {
      if (exact.has(name)) continue
      // Half of the letters at least, and no second form that is as near.
      const best = nearest(open, (form) => {
        const common = commonLetters(name, form)
        return common * 2 >= Math.max(name.length, form.length) ? common : 0
      })
      if (best === undefined) continue
      yield {
        message: {
          zh: `文字中的项目“${name}”，自评表中为“${best}”。`,
          en: `The text calls the project “${name}”, its self-evaluation “${best}”.`,
        },
        place,
      }
    }
  },
})

function plain(name: string): string {
  return clean(name).replace(/(?<=.{4})(?:项目|专项)?(?:支出)?$/u, '')
}
