/** What a mail wants of its reader, by the words it uses. Word lists, so that anybody can see why; English, Dutch, German, French. */
export interface Intent {
  readonly payment: boolean;
  readonly credentials: boolean;
  readonly urgency: boolean;
  readonly secrecy: boolean;
}

const PAYMENT =
  /\b(?:bank details|new (?:bank )?account|account details (?:have )?changed|wire (?:transfer)?|remittance|overdue|outstanding (?:payment|invoice)|pay(?:ment)? (?:it |this |the |must |of |is )|invoice|gift ?cards?|payroll|direct deposit|iban|rekeningnummer|factuur|betaling|bankverbindung|überweis\w+|rechnung|virement|facture)\b/i;
const CREDENTIALS =
  /\b(?:(?:verify|confirm|validate|update|unlock) (?:your |the )?(?:\w+ )?(?:account|password|identity|mailbox|details)|password (?:will |has |is )?(?:expire[sd]?|expiring)|(?:access|account|mailbox) [^.\n]{0,60}(?:expires?|suspended|locked|deactivated|blocked)|sign[- ]in (?:with|to)|log ?in (?:with|to|here)|your (?:office |email |mail )?(?:password|credentials)|wachtwoord|inloggen|passwort|anmelden|mot de passe|identifiants)\b/i;
const URGENCY =
  /\b(?:urgent(?:ly)?|immediately|as soon as possible|asap|within \d+ (?:hours|minutes)|today|right away|final (?:notice|warning)|avoid (?:a )?(?:delivery stop|suspension|penalt\w+)|spoed|dringend|sofort|immédiatement)\b/i;
const SECRECY =
  /\b(?:confidential(?:ly)?|between us|do not (?:tell|share|discuss|call)|cannot be reached|can't talk|keep this (?:quiet|private|between)|vertrouwelijk|vertraulich|confidentiel)\b/i;

export const intentOf = (text: string): Intent => ({
  payment: PAYMENT.test(text),
  credentials: CREDENTIALS.test(text),
  urgency: URGENCY.test(text),
  secrecy: SECRECY.test(text),
});
