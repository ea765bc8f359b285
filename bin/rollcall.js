#!/usr/bin/env node
import { main } from '../dist/rollcall/main.js';
import { nodeIo } from '../dist/rollcall/node-io.js';

process.exitCode = await main(process.argv.slice(2), nodeIo());
