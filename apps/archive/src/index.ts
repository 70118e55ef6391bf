export { archiveService } from './archive.service';
