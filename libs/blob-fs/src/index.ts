export { BlobFs, type BlobFsOptions } from './blob-fs';
