// One child process that answers CP-SAT models: frames of bytes in on standard input, frames out on standard output.
//
//   request   id u32 · length of parameters u32 · length of model u32 · parameters · model
//   response  id u32 · status u32 (0 answered, 1 failed) · peak memory in KiB u32 · length u32 · response or a sentence
//
// All numbers little-endian. While a model is being solved nothing else runs on this thread: whoever does not want to
// wait kills the process. When the parent is gone, a second thread ends the process within a second.

import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// Most models are decided in a second, and optimising the solver's code takes two: only what runs for long is
// optimised. An engine that does not know the flag ignores it.
setFlagsFromString('--wasm-tiering-budget=1000000000');

const watch = `
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 500);`;
new Worker(watch, { eval: true, execArgv: [] }).unref();

// What the solver prints must not get between the frames.
const print = text => writeSync(2, `${text}\n`);

const here = new URL('.', import.meta.url);
const { default: load } = await import(new URL('cp_sat_runtime_node.js', here));
const solver = await load({ print, printErr: print, locateFile: name => fileURLToPath(new URL(name, here)) });

function copyIn(bytes) {
  const pointer = solver._malloc(Math.max(1, bytes.length));
  if (!pointer) throw new Error('out of memory');
  solver.HEAPU8.set(bytes, pointer);
  return pointer;
}

async function solve(parameters, model) {
  const lengthPointer = solver._malloc(4);
  const parametersPointer = copyIn(parameters);
  const modelPointer = copyIn(model);
  const pointer = await solver.ccall('solve_model', 'number', ['number', 'number', 'number', 'number', 'number'],
    [modelPointer, model.length, parametersPointer, parameters.length, lengthPointer], { async: true });
  const length = new DataView(solver.HEAPU8.buffer, lengthPointer, 4).getUint32(0, true);
  const response = solver.HEAPU8.slice(pointer, pointer + length);
  solver._free_buffer(pointer);
  [lengthPointer, parametersPointer, modelPointer].forEach(each => solver._free(each));
  return response;
}

const pause = new Int32Array(new SharedArrayBuffer(4));

function send(id, status, body) {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(id, 0);
  head.writeUInt32LE(status, 4);
  head.writeUInt32LE(process.resourceUsage().maxRSS, 8);
  head.writeUInt32LE(body.length, 12);
  for (const part of [head, body]) {
    for (let sent = 0; sent < part.length;) {
      try {
        sent += writeSync(1, part, sent);
      } catch (failure) {
        if (failure.code !== 'EAGAIN') throw failure;
        Atomics.wait(pause, 0, 0, 1); // The pipe is full until the other side has read on.
      }
    }
  }
}

const headLength = 12;
const chunks = [];
let gathered = 0;
let wanted = headLength;

// The next `count` bytes as one buffer, once they are all here.
function take(count) {
  const all = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
  chunks.length = 0;
  if (all.length > count) chunks.push(all.subarray(count));
  gathered = all.length - count;
  return all.subarray(0, count);
}

function peek() {
  if (chunks[0].length < headLength) chunks.splice(0, chunks.length, Buffer.concat(chunks));
  return [0, 4, 8].map(offset => chunks[0].readUInt32LE(offset));
}

for await (const chunk of process.stdin) {
  chunks.push(chunk);
  gathered += chunk.length;
  while (gathered >= wanted) {
    const [id, parametersLength, modelLength] = peek();
    wanted = headLength + parametersLength + modelLength;
    if (gathered < wanted) break;
    const frame = take(wanted);
    wanted = headLength;
    try {
      const parameters = frame.subarray(headLength, headLength + parametersLength);
      send(id, 0, await solve(parameters, frame.subarray(headLength + parametersLength)));
    } catch (failure) {
      send(id, 1, Buffer.from(String(failure?.message ?? failure).slice(0, 1000)));
      process.exit(1); // The heap may be in any state.
    }
  }
}
process.exit(0);
