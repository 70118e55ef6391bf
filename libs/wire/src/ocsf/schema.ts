/** All names that are generated from the schema: types and uids of event classes, types of objects, closed lists. */
export * from './generated/classes';
export * from './generated/enums';
export * from './generated/objects';
