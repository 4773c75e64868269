import { expect, test } from 'vitest'
import { failureOf } from './failure.mjs'

test.each([
  ['disk_full', 'npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write'],
  ['disk_full', 'Failed to write to file at "files/e4": No space left on device (os error 28)'],
  ['not_permitted', 'npm error code EACCES'],
  ['damaged_download', 'npm error code EINTEGRITY'],
  ['registry_unreachable', 'npm error code EAI_AGAIN'],
  ['registry_unreachable', 'error sending request: client error (Connect): tcp connect error'],
  ['registry_unreachable', 'npm error code E404'],
  ['install_failed', 'ERR_PNPM_FROZEN_LOCKFILE_WITH_OUTDATED_LOCKFILE'],
])('%s: %s', (code, output) => {
  const failure = failureOf('Installing', output)
  expect(failure.code).toBe(code)
  expect(failure.message).toContain(output)
  expect(failure.advice).toMatch(/\.$/)
})
