import { criticalityOf } from '@cordon/core';

/** Criticality as a cell or an attribute says it: a word, or a number as text. */
export const levelOf = (text: string | undefined): number | undefined => criticalityOf(text) ?? criticalityOf(Number(text));
