import { lettersAsRead } from '@cordon/core';

/** What a mail wants of its reader, by the words it uses. Word lists, so that anybody can see why: English, Dutch, German, French, Spanish, Portuguese, Italian. */
export interface Intent {
  readonly payment: boolean;
  readonly credentials: boolean;
  readonly urgency: boolean;
  readonly secrecy: boolean;
}

/** Alternatives as one expression over whole words; texts are compared in plain lower-case letters, so accents are left out here. */
const anyOf = (...alternatives: readonly string[]): RegExp => new RegExp(`\\b(?:${alternatives.join('|')})\\b`);

const PAYMENT = anyOf(
  'bank details|new (?:bank )?account|account details (?:have )?changed|wire (?:transfer)?|remittance|overdue|outstanding (?:payment|invoice)',
  'pay(?:ment)? (?:it |this |the |must |of |is )|(?:payment|billing) (?:details|method|information)|invoice|gift ?cards?|payroll|direct deposit|iban',
  '(?:customs|import|shipping|delivery|handling|redelivery) (?:fees?|charges?|dut(?:y|ies))|next of kin|(?:business|personal) loans?',
  'rekeningnummer|factuur|betaling|betaal (?:nu|direct|het)|(?:verzend|invoer)kosten',
  'bankverbindung|uberweis\\w+|rechnung|zahlung (?:ist|steht|offen|ausstehend)|zollgebuhr(?:en)?|versandgebuhr(?:en)?',
  'virement|facture|coordonnees bancaires|paiement (?:en attente|refuse|est)|frais de (?:douane|livraison|port)',
  'factura|transferencia bancaria|datos bancarios|pago (?:pendiente|rechazado|de)|gastos de (?:envio|aduana)',
  'boleto|fatura|dados bancarios|pagamento|taxa de (?:importacao|entrega|envio)|emprestimo',
  'fattura|bonifico|coordinate bancarie|spese di (?:spedizione|dogana)',
);

/** What one signs in to, and what happens to it when one does not, by language. */
const CREDENTIALS = anyOf(
  '(?:verify|confirm|validate|update|unlock|restore|reactivate) (?:your |the )?(?:\\w+ ){0,2}(?:account|password|identity|mailbox|wallet|details)',
  'password (?:will |has |is |was )?(?:been )?(?:expire[sd]?|expiring|changed)|(?:seed|recovery) phrase|connect (?:your )?wallet|kyc',
  '(?:access|account|mailbox|wallet)s? [^.\\n]{0,60}(?:expires?|suspended|locked|deactivated|blocked|restricted|limited|disabled|frozen|unverified)',
  '(?:suspended|locked|deactivated|blocked|restricted|limited|disabled) (?:your|the) (?:\\w+ )?(?:account|mailbox|access|wallet)',
  '(?:unusual|suspicious|unauthori[sz]ed) (?:sign.?in|log.?in|account)|sign[- ]in (?:with|to)|log ?in (?:with|to|here)|your (?:office |email |mail )?(?:password|credentials)',
  'wachtwoord|inloggen|(?:uw|je) (?:account|rekening|mailbox) [^.\\n]{0,60}(?:geblokkeerd|verloopt|opgeschort|beperkt)',
  'passwort|anmelden|(?:ihr|dein) (?:konto|postfach) [^.\\n]{0,60}(?:gesperrt|eingeschrankt|blockiert|lauft ab)',
  'mot de passe|identifiants|s.identifier|votre compte [^.\\n]{0,60}(?:suspendu|bloque|expire|limite|desactive)',
  'contrasena|inici(?:ar|e|a) sesion|(?:su|tu) cuenta [^.\\n]{0,60}(?:bloquead[ao]|suspendid[ao]|caduca|expira|desactivad[ao])',
  'senha|sua conta|desbloque\\w+|atualiz\\w+ (?:o |a )?(?:seu |sua |seus )?(?:cadastro|conta|dados)|acesso suspeito',
  'accedi al|(?:il )?(?:tuo|suo) (?:conto|account) [^.\\n]{0,60}(?:bloccato|sospeso|scade|limitato)',
);

const URGENCY = anyOf(
  'urgent(?:ly)?|immediately|as soon as possible|asap|within \\d+ (?:hours|minutes)|today|right away|final (?:notice|warning)',
  'avoid (?:a )?(?:delivery stop|suspension|penalt\\w+)|spoed|vandaag|dringend|sofort|heute|immediatement|aujourd.hui',
  'urgente|imediatamente|inmediatamente|immediatamente|ultim[oa] (?:aviso|avviso)|hoje|hoy|oggi|\\d+ h(?:oras|ours|eures|stunden)',
);

const SECRECY = anyOf(
  'confidential(?:ly)?|between us|do not (?:tell|share|discuss|call)|cannot be reached|can.t talk|keep this (?:quiet|private|between)',
  'vertrouwelijk|vertraulich|confidentiel(?:le)?|confidencial|sigilo|riservat[ao]',
);

/** `text`: subject and the visible text. Other alphabets, styled letters and hidden characters are read as a person reads them. */
export function intentOf(text: string): Intent {
  const plain = lettersAsRead(text);
  return {
    payment: PAYMENT.test(plain),
    credentials: CREDENTIALS.test(plain),
    urgency: URGENCY.test(plain),
    secrecy: SECRECY.test(plain),
  };
}
