/**
 * Settings of a LibreOffice profile made for one conversion: no macros, no links updated, nothing active, nothing loaded from elsewhere.
 * The format is that of `registrymodifications.xcu`.
 */
export function safeProfile(): string {
  const settings = [
    ['/org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
    ['/org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
    ['/org.openoffice.Office.Common/Security/Scripting', 'DisableActiveContent', 'true'],
    ['/org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
    ['/org.openoffice.Office.Writer/Content/Update', 'Link', '0'],
    ['/org.openoffice.Office.Calc/Content/Update', 'Link', '1'],
  ] as const
  const items = settings.map(
    ([path, name, value]) =>
      `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
${items.join('\n')}
</oor:items>
`
}
