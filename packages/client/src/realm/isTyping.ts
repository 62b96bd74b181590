/** Whether keys belong to what has the focus rather than to the map. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest("input, textarea, select, [role=slider], [role=tab], [role=dialog]") !== null)
  );
}
