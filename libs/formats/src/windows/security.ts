/** Condition for events of the Security log by id. */
export const security = (...ids: readonly number[]): { readonly id: readonly number[]; readonly provider: RegExp } => ({
  id: ids,
  provider: /Security-Auditing|^Security$|^Microsoft Windows security auditing/i,
});
