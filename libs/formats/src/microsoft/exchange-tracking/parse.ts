import { csvCells, named } from '../../parse/csv';
import type { Json } from '../../shared/json';

const FIRST =
  'date_time client_ip client_hostname server_ip server_hostname source_context connector_id source event_id internal_message_id message_id';
const LATER =
  'recipient_address recipient_status total_bytes recipient_count related_recipient_address reference message_subject sender_address return_path message_info directionality tenant_id original_client_ip original_server_ip custom_data transport_traffic_type log_id schema_version';
/** Exchange 2013 and later; 2007 and 2010 have no id of the message across servers. */
const COLUMNS = `${FIRST} network_message_id ${LATER}`.split(' ');
const OLDER = `${FIRST} ${LATER}`.split(' ');
/** Index of `network-message-id`, which is a GUID. */
const NETWORK_ID = 11;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Least columns of a row, those up to the sender. */
const MIN_COLUMNS = 19;

const SOURCES =
  'ADMIN|AGENT|AGING|APPROVAL|BOOTLOADER|DNS|DSN|GATEWAY|MAILBOXRULE|MEETINGMESSAGEPROCESSOR|ORAR|PICKUP|POISONMESSAGE|PUBLICFOLDER|QUEUE|REDUNDANCY|RESOLVER|ROUTING|SAFETYNET|SMTP|STOREDRIVER';
export const ROW = new RegExp(
  `^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,7})?Z,(?:[^,"]{0,255},){4}(?:[^,"]{0,2048}|"(?:[^"]|""){0,4096}"),[^,]{0,255},(?:${SOURCES}),[A-Z]{3,32},`,
);
/** Directives of the W3C's extended log format, of which Exchange writes some at the head of each file. */
export const DIRECTIVE = /^\uFEFF?#(?:Software|Version|Log-type|Date|Start-Date|End-Date|Fields|Remark): /i;

/** One row of a message tracking log → its columns by name, blanks and dashes in names as `_`. */
export function parseTracking(row: string): Json | undefined {
  if (!ROW.test(row)) return undefined;
  const cells = csvCells(row);
  if (cells.length < MIN_COLUMNS) return undefined;
  return named(cells, GUID.test(cells[NETWORK_ID] ?? '') || cells.length > OLDER.length ? COLUMNS : OLDER);
}
