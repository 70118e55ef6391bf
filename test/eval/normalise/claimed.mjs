/** The families that a format of ours says it reads, as `draw.mjs` names them. A family comes here with its format, and the totals hold it from then on. */
export const CLAIMED = ['sekoia/Postfix/postfix'];
export const CLAIMED = ['sekoia/Google Cloud/google-report', 'sekoia/OCSF/ocsf', 'sekoia/Office 365/o365'];
