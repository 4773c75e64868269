export const reportFormats = ['md', 'html', 'xlsx'] as const

export type ReportFormat = (typeof reportFormats)[number]
