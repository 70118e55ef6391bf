import type { Draft } from '../records';
import type { Random } from '../random';
import { fileAct, type FileAct } from '../formats/ual-files';
import type { Department } from '../world/words';
import { moments, times, type Day, type Plan } from './day';

const FILES_A_DAY = 9;
const KINDS = ['FileAccessed', 'FileAccessed', 'FileAccessed', 'FileModified', 'FileDownloaded', 'FileUploaded'] as const;
const ON_THE_SITE = 0.6;
const FILES_A_SHELF = 24;

const WORDS: Readonly<Record<Department, readonly string[]>> = {
  Finance: ['Budget', 'Forecast', 'Payment run', 'Ledger extract', 'Cost centre', 'Year end'],
  Sales: ['Offer', 'Account plan', 'Pipeline', 'Visit report', 'Price sheet'],
  Purchasing: ['Order list', 'Supplier review', 'Contract', 'Call-off', 'Tender'],
  Production: ['Shift plan', 'Maintenance log', 'Downtime', 'Line balance', 'Checklist'],
  Design: ['Drawing', 'Assembly', 'Test protocol', 'Bill of materials', 'Study'],
  IT: ['Runbook', 'Licences', 'Network plan', 'Change calendar', 'Access review'],
  People: ['Onboarding', 'Leave overview', 'Training plan', 'Policy', 'Survey'],
};
const ENDINGS = ['xlsx', 'docx', 'pdf', 'pptx'] as const;

/** A department's shelf is finite: people come back to the same files. */
export const fileName = (department: Department, random: Random): string => {
  const n = random.int(1, FILES_A_SHELF);
  const words = WORDS[department];
  return `${words[n % words.length] ?? ''} ${100 + n}.${ENDINGS[n % ENDINGS.length] ?? ''}`;
};

export const files = (day: Day, plan: Plan): Draft[] => {
  const random = day.random.fork(`files/${plan.person.id}`);
  const { person, place } = plan;
  return moments(day, plan, times(day, FILES_A_DAY, random), random).map((at) => {
    const site = random.chance(ON_THE_SITE) ? person.department : undefined;
    const operation: FileAct['operation'] = random.pick(KINDS);
    return fileAct(day.world, random, {
      at,
      operation,
      person,
      ip: place.ip,
      userAgent: person.client.userAgent,
      site,
      file: fileName(person.department, random),
    });
  });
};
