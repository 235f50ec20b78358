export const NAVIGATING = 'erp:navigating'

/** Called just before router.push, so that the shell can show that a page is coming. Links announce themselves. */
export function announceNavigation() {
  window.dispatchEvent(new Event(NAVIGATING))
}
