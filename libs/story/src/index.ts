export { ATTACK_STAGES, type AttackStage, type RawFormat, type RawRecord, type RawSource, type Timeline } from './records';
export { personById, type Asset, type Cast, type Network, type Partner, type Person, type Place, type Service, type World } from './world/world';
export { makeWorld } from './world/make-world';
export { ATTACK_DAY_AFTER_MS, attackDay, ordinaryWeek, twinDay, type AttackOptions, type StoryOptions } from './stories';
export { DEFAULT_PLOT, ENABLES, storySeeds, type Plot, type StorySeed } from './plot/plot';
export { makeIntruder, type Intruder } from './plot/intruder';
export { zeekTsvHeader, zeekTsvLine } from './formats/zeek-tsv';
export { inventoryYaml } from './inventory';
export { writeStory, type WriteOptions } from './write-story';
