import type { Detector } from '@cordon/core';
import { massDownload } from './cloud/mass-download';
import { sensitiveApi } from './cloud/sensitive-api';
import { firstContact } from './email/first-contact';
import { mailboxRule } from './identity/mailbox-rule';
import { newPlace } from './identity/new-place';
import { oauthConsent } from './identity/oauth-consent';
import { spraying } from './identity/spraying';
import { beaconing } from './network/beaconing';
import { exfiltration } from './network/exfiltration';
import { linkedClick } from './network/linked-click';

/** Every detector there is. A new one is a file and its line here. */
export const DETECTORS: readonly Detector[] = [
  firstContact,
  newPlace,
  spraying,
  mailboxRule,
  oauthConsent,
  sensitiveApi,
  massDownload,
  beaconing,
  exfiltration,
  linkedClick,
];
