import { Estate } from '../inventory/estate';
import { activityOf } from './verb';

const { code } = activityOf('action', 'kind');
const context = { tenant: 'a', source: 's', seen: 0, estate: new Estate({ domains: [], networks: [] }) };

it.each([
  ['repo.created', 'Create'],
  ['CREATE_USER', 'Create'],
  ['addPrincipalToGroup', 'Create'],
  ['address_book', 'Other'],
  ['org.renamed', 'Update'],
  ['policy.modified', 'Update'],
  ['dropped_table', 'Delete'],
  ['users.removes', 'Delete'],
  ['getTable', 'Read'],
  ['', 'Other'],
])('the verb of %s is %s', (action, expected) => expect(code({ action }, {}, context)).toBe(expected));

it('the first name that has a verb decides', () => {
  expect(code({ action: 'completed', kind: 'member.invited' }, {}, context)).toBe('Create');
});
