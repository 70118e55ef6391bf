export { lacksChdb, startChdbHttp, type ChdbHttp } from './chdb-http';
