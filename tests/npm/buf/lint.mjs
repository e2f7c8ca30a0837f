// Lints the contract with the buf of this platform: `npm run lint`.
import { spawnSync } from 'node:child_process';
import { buf, protos } from '../hub.mjs';

process.exit(spawnSync(buf, ['lint', protos], { stdio: 'inherit' }).status ?? 1);
