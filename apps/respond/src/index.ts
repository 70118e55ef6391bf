export { respondService } from './respond.service';
