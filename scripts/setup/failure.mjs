/**
 * Why the set-up can fail, told apart by what npm and pnpm print. Each kind ends in what the user can do.
 * Documented in docs/errors.md.
 */
const kinds = [
  {
    code: 'disk_full',
    signs: /ENOSPC|EDQUOT|no space left|disk quota exceeded|storage full/i,
    advice: 'Free at least 1 GB on the disk of the project and of the home folder, then run the command again.',
  },
  {
    code: 'not_permitted',
    signs: /EACCES|EPERM|EROFS|permission denied|read-only file system/i,
    advice: 'Make the project folder and the npm cache writable for this user, then run the command again.',
  },
  {
    code: 'damaged_download',
    signs: /EINTEGRITY|integrity (check|checksum)|TARBALL_INTEGRITY/i,
    advice:
      'Run `npm cache clean --force`, then the command again. If it stays, the registry serves other bytes: ask its keeper.',
  },
  {
    code: 'registry_unreachable',
    signs:
      /ENOTFOUND|EAI_AGAIN|ECONN(REFUSED|RESET|ABORTED)|ETIMEDOUT|E(HOST|NET)UNREACH|SOCKET_TIMEOUT|ENOTCACHED|dns error|error sending request|timed out|self[- ]signed certificate|\bE(40[1347]|50[0-4])\b|FETCH_(40[1347]|50[0-4])/i,
    advice:
      'Check the connection, and `npm config get registry` and `npm config get proxy`, then run the command again.',
  },
]

export class SetupError extends Error {
  /**
   * @param {string} code stable name of the kind of failure
   * @param {string} message one sentence: what failed
   * @param {string} advice what the user can do
   */
  constructor(code, message, advice) {
    super(message)
    this.name = 'SetupError'
    this.code = code
    this.advice = advice
  }
}

/** Names the failure of a step from what its program printed. */
export function failureOf(step, output) {
  const kind = kinds.find(({ signs }) => signs.test(output))
  const lines = output.trim().split('\n').slice(-12).join('\n')
  const message = `${step} failed.${lines === '' ? '' : `\n${lines}`}`
  if (kind !== undefined) return new SetupError(kind.code, message, kind.advice)
  return new SetupError('install_failed', message, 'Read the lines above. `rm -rf .gongkai node_modules` starts anew.')
}
