// node directory-worker.mjs FOLDER CALL DURABILITY: writes `crashWrites`, says `ACK i` after each, and kills itself before the CALL-th call
// that changes a file.
import * as fs from "node:fs";
import type { DirectoryFiles } from "../../runtime/src/stores/directory/directory-file.ts";
import { FolderStore } from "../../runtime/src/stores/directory/directory-store.ts";
import { crashWrites } from "./directory-writes.ts";

const [, , folder = "", call = "0", durability = "process"] = process.argv;

let calls = 0;
function meet(): void {
  if (++calls === Number(call)) process.kill(process.pid, "SIGKILL");
}

const deadly: DirectoryFiles = {
  openSync: (path, flags, mode) => {
    meet();
    return fs.openSync(path, flags, mode);
  },
  writeSync: (descriptor, bytes, offset, length, position) => {
    meet();
    return fs.writeSync(descriptor, bytes, offset, length, position);
  },
  fsyncSync: (descriptor) => {
    meet();
    fs.fsyncSync(descriptor);
  },
  closeSync: fs.closeSync,
  mkdirSync: (path, options) => {
    meet();
    return fs.mkdirSync(path, options);
  },
  renameSync: (from, to) => {
    meet();
    fs.renameSync(from, to);
  },
  unlinkSync: (path) => {
    meet();
    fs.unlinkSync(path);
  },
};

const store = new FolderStore({ path: folder, durability: durability === "power" ? "power" : "process" }, deadly);
await store.open({ catalog: [] });
for (const [index, changes] of crashWrites.entries()) {
  await store.write(changes);
  fs.writeSync(1, `ACK ${index + 1}\n`);
}
await store.close();
