const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for HTML, in elements and in quoted attributes. Marks that turn the direction of a line are taken out. */
export function escapeHtml(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD').replace(/[&<>"']/gu, (mark) => entities[mark] ?? mark)
}
