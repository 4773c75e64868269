import { expect, it } from 'vitest'
import type { Evaluation } from '../../result.ts'
import { formOf } from './match-forms.ts'

const forms = ['道路养护经费', '信息系统建设（一期）', '信息系统建设（二期）', '设备购置'].map(
  (project) => ({ project }) as Evaluation,
)
const match = (project: string) => {
  const found = formOf(project, forms)
  return found && [found.form.project, found.certain]
}

it('finds the form of the same name, whatever the marks', () => {
  expect(match('信息系统建设(二期)')).toEqual(['信息系统建设（二期）', true])
})

it('finds a name that was shortened, and says that it is not certain', () => {
  expect(match('道路养护')).toEqual(['道路养护经费', false])
})

it('does not take one phase of a project for another', () => {
  expect(match('信息系统建设（三期）')).toBeUndefined()
})

it('finds nothing for another project', () => {
  expect(match('老旧小区改造')).toBeUndefined()
})
