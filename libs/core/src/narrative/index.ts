export { narrate, type Story, type Tie } from './narrate';
export { judge, type Judgement } from './hypothesis';
export { plainKey, plainText, spell } from './plain-text';
